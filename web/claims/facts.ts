import { dayAndTime } from '../src/shared/ui/words';
import type { CallSo, Fact, Member, Person, Snapshot, World } from './snapshots';

// What is so, asked of a snapshot's truth and not of what the service shows.

const minute_ms = 60_000;
const slot_early_ms = 5 * minute_ms;
const slot_late_ms = 15 * minute_ms;

export function is(...status: Person['status'][]) {
  return ({ so }: { so: Pick<Person, 'status'> }): boolean => status.includes(so.status);
}

/** Whether the verification still asks something of them. */
export const isOpen = is('required', 'waiting', 'in_call', 'in_review');

export function row({ so }: Fact): Fact['so']['verification'] {
  return so.verification;
}

/** Their call is recorded, or would be. */
export function isRecorded({ medium }: Person, { office }: World): boolean {
  return medium === 'google_meet' ? office.records : office.records_others;
}

/** What they agreed to says that it is recorded. */
export function agreedToRecording({ verification: { consent } }: Person): boolean {
  return consent?.version === '2026-12-recorded';
}

function now(fact: Fact): number {
  return Date.parse(fact.now);
}

/** Somebody is at work: takes calls, is in one, or wraps one up. Reloading the console is not leaving. */
export function someoneIsThere({ world }: Snapshot): boolean {
  return world.staff.some((one) => (one.here || one.reloads) && works(one));
}

export function nobodyIsThere({ world }: Snapshot): boolean {
  return !world.staff.some((one) => one.here && works(one));
}

function works({ available, in_call, wraps_up }: Member): boolean {
  return available || in_call || wraps_up;
}

/** While they wait for us, the deadline does too. */
export function isOverdue(fact: Fact): boolean {
  const { deadline, status } = row(fact);
  return isOpen(fact) && (status.clock_stopped ?? status.since ?? now(fact)) >= deadline;
}

/** The shipped policy denies more once the deadline is over, and all that it knows after a failure. */
export function moreWillBeDenied(fact: Fact): boolean {
  return isOpen(fact) && row(fact).failed_since === undefined && !isOverdue(fact);
}

/** Of the verification's own call that goes on. */
export function representative({ so, world }: Snapshot): Member | undefined {
  return world.staff.find(({ id }) => id === so.verification.status.representative);
}

/** What the representative asks now: the kind of an item of the list. */
export function askedNow({ verification, item, status }: Person): string | undefined {
  if (status !== 'in_call') return undefined;
  return verification.status.checklist?.find((one) => one.item === item)?.kind;
}

export function inLine(world: World): Person[] {
  return world.people.filter(({ place }) => place !== null);
}

/** Somebody was not there: as the page says it, that is no technical problem. */
function nothingBroke({ reasons }: CallSo): boolean {
  return reasons.some((reason) => reason === 'left_call' || absences.includes(reason));
}

/** As the status page tells a call. */
export function outcomeOf(person: Person, call: CallSo): string {
  const latest = call.call === person.calls.at(-1)?.call;
  if (call.ended === null) return 'going_on';
  if (call.outcome === null)
    return latest && is('in_review')({ so: person }) ? 'in_review' : 'ended';
  return nothingBroke(call) ? 'inconclusive' : call.outcome;
}

export function lastOutcome(fact: Fact): string | undefined {
  return row(fact).last_result?.outcome;
}

export function theyLeft(fact: Fact): boolean {
  return row(fact).last_result?.reasons.includes('left_call') ?? false;
}

const absences = ['meeting_not_joined', 'meeting_left', 'representative_absent'];

/** Their last call ended because somebody was not in its meeting. */
export function someoneWasAbsent(fact: Fact): boolean {
  return row(fact).last_result?.reasons.some((reason) => absences.includes(reason)) ?? false;
}

export function appealStands(fact: Fact): 'none' | 'open' | 'granted' | 'declined' {
  const { appeal } = row(fact);
  if (!appeal) return 'none';
  if (!appeal.answer) return is('not_verified')(fact) ? 'open' : 'none';
  return appeal.answer.granted ? 'granted' : 'declined';
}

export const appeals_max = 3;

export function canAppeal(fact: Fact): boolean {
  const used = row(fact).appeal?.number ?? 0;
  return is('not_verified')(fact) && appealStands(fact) !== 'open' && used < appeals_max;
}

/** An appeal was granted, no call has ended since, and none is booked: who booked one has read it. */
export function grantedIsNews(fact: Fact): boolean {
  const { appeal, last_result, slot } = row(fact);
  return (
    is('required', 'waiting')(fact) &&
    slot === undefined &&
    appealStands(fact) === 'granted' &&
    (appeal?.answer?.at ?? 0) >= (last_result?.decided ?? 0)
  );
}

/** The booked time is near enough to lead to the front of the queue. */
export function slotIsNow(fact: Fact): boolean {
  const { slot } = row(fact);
  if (!slot) return false;
  return now(fact) >= slot.at - slot_early_ms && now(fact) <= slot.at + slot_late_ms;
}

export function slotIsComing(fact: Fact): boolean {
  const { slot } = row(fact);
  return slot !== undefined && now(fact) <= slot.at + slot_late_ms;
}

export function placeIsKept(fact: Fact): boolean {
  return is('required')(fact) && now(fact) <= (row(fact).kept_place?.until ?? 0);
}

export function saidTime(shown: string | undefined, at: number | undefined): boolean {
  return at !== undefined && shown === dayAndTime(new Date(at).toISOString(), 'en');
}

/** What became of the proposals that were open when they failed. */
export function proposals(fact: Fact): 'open' | 'being canceled' | 'canceled' {
  const effect = row(fact).effects.find(({ name }) => name === 'cancel_active_proposals');
  if (!effect) return 'open';
  return effect.done ? 'canceled' : 'being canceled';
}
