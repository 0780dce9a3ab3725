import { dayAndTime } from '../src/shared/ui/words';
import { agreedToRecording, is, isRecorded, proposals } from './facts';
import type { MeetingRole } from '../src/shared/api/types';
import type { CallSo, ConsoleShot, MeetingSo, Member, Person, World } from './snapshots';

// What is so of a member of staff and of those whom their console tells of.

export const wrap_up_seconds = 60;

export function nameOf({ verification }: Person): string {
  return verification.profile.name;
}

export function people({ world }: ConsoleShot, name?: string): Person[] {
  return world.people.filter((one) => name === undefined || nameOf(one) === name);
}

/** Whose turn may come: here, and not told by e-mail. */
export function canBeOffered(one: Person): boolean {
  return is('waiting')({ so: one }) && one.here && !one.verification.status.call_back;
}

/** Somebody could be offered to a free member, and is on nobody's screen. */
export function somebodyWaitsInVain({ world }: ConsoleShot): boolean {
  return world.people.some(
    (one) =>
      canBeOffered(one) &&
      (one.medium === 'embedded' || world.office.meetings_made) &&
      (!isRecorded(one, world) || agreedToRecording(one)) &&
      !world.staff.some(({ match }) => match === one.id),
  );
}

/** Who of a kind is in the meeting, as Google told it last. */
export function presentIn({ people: all }: MeetingSo, role: MeetingRole): MeetingSo['people'] {
  return all.filter((one) => one.role === role && one.left === null);
}

/** What the console's words `meet.is` say of a meeting. */
export function standsSo(meeting: MeetingSo, what: string): boolean {
  const { seen, people: all } = meeting;
  const isIn = (role: MeetingRole) => presentIn(meeting, role).length > 0;
  const was = (role: MeetingRole) => all.some((one) => one.role === role);
  if (what === 'untold') return !seen && all.length === 0;
  if (what === 'unseen') return !seen && all.length > 0;
  const who = what.startsWith('you') ? 'representative' : 'applicant';
  switch (what) {
    case 'together':
      return seen && isIn('representative') && isIn('applicant');
    case 'youOut':
    case 'theyOut':
      return seen && !was(who);
    default:
      return seen && was(who) && !isIn(who);
  }
}

const plain = (text: string) => text.replaceAll(' ', '').toLowerCase();

export function isNamedAs(one: Person | undefined, name: string): boolean {
  return one !== undefined && plain(name) === plain(nameOf(one));
}

/** With whom they are in a call. */
export function callee({ me, world }: ConsoleShot): Person | undefined {
  return world.people.find(
    (one) => is('in_call')({ so: one }) && one.verification.status.representative === me.id,
  );
}

/** The last call that they had, and with whom. */
export function lastCallOf({ me, world }: ConsoleShot): { call: CallSo; with: Person } | undefined {
  return world.people
    .flatMap((one) =>
      one.calls
        .filter(({ representative }) => representative === me.id)
        .map((call) => ({ call, with: one })),
    )
    .toSorted((a, b) => a.call.started.localeCompare(b.call.started))
    .at(-1);
}

/** Since their last call ended; nothing while it goes on. */
export function secondsSinceCall(shot: ConsoleShot): number | undefined {
  const ended = lastCallOf(shot)?.call.ended;
  return ended ? (Date.parse(shot.now) - Date.parse(ended)) / 1000 : undefined;
}

/** What a decision of that call can have led to. */
export function ledTo({ outcome }: CallSo): string[] {
  switch (outcome) {
    case 'passed':
      return ['verified'];
    case 'failed':
      return ['in_review', 'not_verified'];
    case null:
      return ['in_review'];
    default:
      // A failure that was overturned, too.
      return ['required', 'in_review'];
  }
}

export function inReview(world: World): Person[] {
  return world.people.filter((so) => is('in_review')({ so }));
}

export function appealed(world: World): Person[] {
  return world.people.filter(({ verification: { appeal }, status }) => {
    return status === 'not_verified' && appeal !== undefined && appeal.answer === undefined;
  });
}

/** Whose decision it was, or whose both. */
export function decidedBy({ world }: ConsoleShot, { verification }: Person): Member[] {
  const { author, deciders = [] } = verification.status;
  const ids = author === undefined ? deciders : [author];
  return ids.flatMap((id) => world.staff.filter((one) => one.id === id));
}

/** The effect that a failure would open is open, or done, already. */
export function proposalsAreLeft(one: Person): boolean {
  return proposals({ now: '', so: one }) === 'open';
}

export function saidAt(shown: string | undefined, at: number | undefined): boolean {
  return at !== undefined && shown === dayAndTime(new Date(at).toISOString(), 'en');
}

/** "1:05" in seconds. */
export function secondsIn(time: string | undefined): number {
  return (time ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** What the desk counts. */
export function figures(shot: ConsoleShot): Record<string, number> {
  const now = Date.parse(shot.now);
  const waiting = people(shot).filter((so) => is('waiting')({ so }));
  const waits = waiting.map(({ verification: { status } }) => now - (status.since ?? now));
  const ahead = people(shot).filter(({ verification: { slot } }) => {
    return slot !== undefined && now - slot.at <= 15 * 60_000 && slot.at - now <= 86_400_000;
  });
  return {
    'queue-length': waiting.length,
    'longest-wait': Math.floor(Math.max(0, ...waits) / 1000),
    'call-backs': waiting.filter(({ verification }) => verification.status.call_back).length,
    'slots-booked': ahead.length,
  };
}
