import type { Claim } from '../src/shared/words/generated';
import {
  agreedToRecording,
  appeals_max,
  appealStands,
  askedNow,
  canAppeal,
  grantedIsNews,
  inLine,
  is,
  isOpen,
  isOverdue,
  isRecorded,
  lastOutcome,
  moreWillBeDenied,
  nobodyIsThere,
  outcomeOf,
  placeIsKept,
  proposals,
  representative,
  row,
  saidTime,
  slotIsComing,
  slotIsNow,
  someoneWasAbsent,
  someoneIsThere,
  theyLeft,
} from './facts';
import { secondsIn } from './console_facts';
import type { Shown } from './marked_words';
import type { MeetingRole } from '../src/shared/api/types';
import type { CallSo, KeptSo, MeetingSo, Person, Snapshot } from './snapshots';

// When each sentence of the pages is true. `values`: what was filled in; `key`: which of a pattern's sentences.

export type Predicate = (snapshot: Snapshot, said: Shown) => boolean;

type OfOthers = Extract<Claim, `mail.${string}` | `console.${string}`>;

function all(...predicates: Predicate[]): Predicate {
  return (snapshot, said) => predicates.every((one) => one(snapshot, said));
}

/** For how long the example of the walk keeps what happened. */
const kept_ms = 365 * 24 * 3_600_000;
/** Up to this place a camera is on. */
const near_place = 2;

const waits = is('waiting');
const theirNext = is('required', 'waiting');
const untilVerified = is('required', 'waiting', 'in_call', 'in_review', 'not_verified');

function lastOf(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

function someCall(had: (call: CallSo, snapshot: Snapshot, said: Shown) => boolean): Predicate {
  return (snapshot, said) => snapshot.so.calls.some((call) => had(call, snapshot, said));
}

/** Minutes, rounded; nothing while it goes on. */
function lengthOf({ started, ended }: CallSo): number | null {
  return ended ? Math.round((Date.parse(ended) - Date.parse(started)) / 60_000) : null;
}

/** With that representative, so long. */
function withWhom(long: (minutes: number | null, values: Shown['values']) => boolean): Predicate {
  return someCall((call, { world }, { values }) => {
    const other = world.staff.find(({ id }) => id === call.representative);
    return other?.name === values['name'] && long(lengthOf(call), values);
  });
}

const isListedTruly: Predicate = ({ so }, { list }) => {
  if (!list) return true;
  const names = list.actions.map(lastOf);
  if (list.paused) return names.toSorted().join() === so.denied.toSorted().join();
  return !names.some((one) => so.denied.includes(one));
};

const theySay = (so: (says: Snapshot['so']['says'], key: string) => boolean): Predicate =>
  all(is('in_call'), (snapshot, { key }) => {
    const says = representative(snapshot)?.says;
    return says !== undefined && so(says, lastOf(key));
  });
const representativeIsAway: Predicate = all(
  is('in_call'),
  (snapshot) => representative(snapshot)?.here === false,
);
/** Who sees them is seen, too, as far as the page knows: their own line is drawn as one that is up. */
const theyReachUs = (reached: boolean): Predicate =>
  all(
    is('in_call'),
    (snapshot) => representative(snapshot)?.here === true,
    ({ so }) => so.representative_reached === reached,
  );
const canBeMailed: Predicate = (snapshot) =>
  row(snapshot).contact !== undefined && snapshot.world.office.mails;
const isPlace: Predicate = ({ so }, { values }) => values['place'] === String(so.place);

/** The walk's queues are short: none is rounded. */
const isLength: Predicate = ({ world }, { values }) =>
  values['about'] === 'no' && values['length'] === String(inLine(world).length);

const waitsForSlot: Predicate = all(is('required'), slotIsComing, (one) => !slotIsNow(one));

const whileWaitingFor: Predicate = (snapshot) => theirNext(snapshot) && nobodyIsThere(snapshot);

const meets = ({ medium }: Person) => medium === 'google_meet';
const meetingIsAwaited: Predicate = ({ so, world }) => meets(so) && !world.office.meetings_made;
/** Somebody is there to begin their call, and so is what it needs. */
const canBegin: Predicate = (snapshot, said) =>
  someoneIsThere(snapshot) && !meetingIsAwaited(snapshot, said);
const recorded: Predicate = ({ so, world }) => isRecorded(so, world);
const unrecorded: Predicate = (snapshot, said) => !recorded(snapshot, said);
/** Who waits, and agreed to another call than it would be now. */
const agreesAgain: Predicate = (snapshot, said) =>
  waits(snapshot) && recorded(snapshot, said) && !agreedToRecording(snapshot.so);
const agrees: Predicate = (snapshot, said) =>
  is('required')(snapshot) || agreesAgain(snapshot, said);
const meetingIs = (so: (meeting: MeetingSo) => boolean): Predicate =>
  all(is('in_call'), (snapshot) => snapshot.so.meeting !== null && so(snapshot.so.meeting));
/** Of what somebody knows that it is kept, from a call then. */
const isKept =
  (shows: (of: KeptSo['of']) => boolean): Predicate =>
  ({ so }, { values }) =>
    so.kept.some((one) => shows(one.of) && saidTime(values['when'], Date.parse(one.began)));
const day_ms = 24 * 3_600_000;
function keptFor({ of, verified }: KeptSo): number {
  return (of?.startsWith('document') ? 30 : verified ? 60 : 90) * day_ms;
}
/** As Google tells it. */
const seen = (so: (meeting: MeetingSo) => boolean): Predicate =>
  meetingIs((meeting) => meeting.seen && so(meeting));

const isIn = ({ people }: MeetingSo, role: MeetingRole) =>
  people.some((one) => one.role === role && one.left === null);
const wasIn = ({ people }: MeetingSo, role: MeetingRole) => people.some((one) => one.role === role);
/** How the representative stands, in the words of `they`. */
function theyAre(meeting: MeetingSo): string {
  if (isIn(meeting, 'representative')) return 'in';
  if (!wasIn(meeting, 'representative')) return 'out';
  return isIn(meeting, 'applicant') ? 'left' : 'away';
}

/** As the walk's service is set up: to come, and to come back. */
const join_seconds = 180;
const absence_seconds = 60;

function isLeft({ values }: Shown, seconds_max: number): boolean {
  const seconds = secondsIn(values['left']);
  return seconds >= 0 && seconds <= seconds_max;
}

const isInMeeting: Record<string, Predicate> = {
  in: seen((meeting) => isIn(meeting, 'applicant')),
  left: seen((meeting) => wasIn(meeting, 'applicant') && !isIn(meeting, 'applicant')),
  out: seen((meeting) => !wasIn(meeting, 'applicant')),
};

export const claims: Record<Exclude<Claim, OfOthers>, Predicate> = {
  'appeal.lead': canAppeal,
  'appeal.expect': (snapshot, { values }) => canAppeal(snapshot) && values['days'] === '3',
  'appeal.open': (snapshot, { values }) =>
    appealStands(snapshot) === 'open' &&
    saidTime(values['sent'], row(snapshot).appeal?.requested) &&
    saidTime(values['by'], row(snapshot).appeal?.answer_by),
  'appeal.openNow': (snapshot) => appealStands(snapshot) === 'open',
  'appeal.granted': (snapshot, { values }) =>
    appealStands(snapshot) === 'granted' &&
    saidTime(values['when'], row(snapshot).appeal?.answer?.at) &&
    theirNext(snapshot),
  'appeal.declined': (snapshot, { values }) =>
    appealStands(snapshot) === 'declined' &&
    saidTime(values['when'], row(snapshot).appeal?.answer?.at) &&
    is('not_verified')(snapshot),
  'appeal.again': all(canAppeal, (snapshot) => appealStands(snapshot) !== 'none'),
  'appeal.usedUp': (snapshot) =>
    is('not_verified')(snapshot) && row(snapshot).appeal?.number === appeals_max,

  'aside.statusPage.states.*': (snapshot, { key }) => snapshot.so.status === lastOf(key),

  'call.heading': is('in_call'),
  'call.recorded': all(is('in_call'), (one, said) => !meets(one.so) && recorded(one, said)),
  'call.line.connected': theyReachUs(true),
  'call.line.they_unreached': theyReachUs(false),
  'call.unreached.theirs': theyReachUs(false),
  'call.line.they_dropped': representativeIsAway,
  'call.line.they_dropped_left': all(
    representativeIsAway,
    (_, { values }) => Number(values['seconds']) <= 60,
  ),
  'call.now.kinds.*': ({ so }, { key }) => askedNow(so) === lastOf(key),
  'call.now.consent': ({ so }) => askedNow(so) === 'consent',
  'call.now.document': ({ so }) => askedNow(so) === 'document',
  'call.now.gestures.*': ({ so }) => askedNow(so) === 'challenge',
  'call.peer.both': theySay(({ muted, camera_off }) => muted && camera_off),
  'call.peer.muted': theySay(({ muted }) => muted),
  'call.peer.cameraOff': theySay(({ camera_off }) => camera_off),
  'call.peer.picture.*': theySay(({ picture }, what) => picture === what),
  'call.peer.sound.*': theySay(({ sound }, what) => sound === what),
  'call.peer.cannotSee': theySay(({ cannot_see }) => cannot_see),

  'check.lead': is('required'),
  'check.lostPlace': (snapshot) =>
    is('required')(snapshot) && snapshot.so.lost_place && !placeIsKept(snapshot),

  'common.titleCall': is('in_call'),
  'common.titleWaiting': all(waits, isPlace),
  'common.titleMatched': is('in_call'),
  'common.limits.nothing': ({ so }) => so.denied.length === 0,
  'common.limits.limited': ({ so }) => so.denied.length > 0,
  'common.actions.*': isListedTruly,

  'help.next.agree.lead': agrees,
  'help.next.check.lead': is('required'),
  'help.next.wait.lead': waits,
  'help.next.again.lead': all(is('required'), (snapshot) =>
    ['inconclusive', 'technical'].includes(lastOutcome(snapshot) ?? ''),
  ),
  'help.next.reviewed.lead': is('in_review'),
  'help.next.read.lead': is('not_verified'),
  'help.next.done.lead': is('verified', 'canceled'),

  'intro.consent': all(({ so }) => !meets(so), unrecorded),
  'intro.consentRecorded': all(({ so }) => !meets(so), recorded),
  'intro.consentMeet': all(({ so }) => meets(so), unrecorded),
  'intro.consentMeetRecorded': all(({ so }) => meets(so), recorded),
  'intro.eyebrow': agrees,
  'intro.again': agreesAgain,
  'intro.lead': is('required'),
  'intro.now': all(is('required'), someoneIsThere),
  'intro.deadline': (snapshot, { values }) =>
    !isOverdue(snapshot) && saidTime(values['when'], row(snapshot).deadline),
  'intro.furtherLimits': moreWillBeDenied,
  'intro.overdue': isOverdue,
  'intro.secondLook': all(isOpen, ({ world }) => world.office.failed_needs_review),
  'intro.who.unrecorded': unrecorded,
  'intro.who.recorded': all(({ so }) => !meets(so), recorded),
  'intro.who.kept': all(
    ({ so }) => !meets(so),
    recorded,
    (_, { values }) => values['days'] === '90' && values['documents'] === '30',
  ),
  'intro.previousHeading': (snapshot) => lastOutcome(snapshot) !== undefined,

  'phone.callBegins': is('in_call'),
  'phone.following.required': is('required'),
  'phone.following.waiting': all(waits, isPlace, isLength),
  'phone.following.calling': is('in_call'),

  'reasons.*': someCall(({ reasons }, _, { key }) => reasons.includes(lastOf(key))),

  'result.verifiedHeading': is('verified'),
  'result.verifiedLead': (snapshot) => is('verified')(snapshot) && snapshot.so.denied.length === 0,
  'result.reviewHeading': is('in_review'),
  'result.reviewLead': is('in_review'),
  'result.notVerifiedHeading': is('not_verified'),
  'result.nowAppeal': canAppeal,
  'result.now.1': is('not_verified'),
  'result.now.2': is('not_verified'),
  'result.proposals.done': (one) => proposals(one) === 'canceled',
  'result.proposals.doing': (one) => proposals(one) === 'being canceled',
  'result.passed': (snapshot, { values }) =>
    is('verified')(snapshot) && saidTime(values['when'], row(snapshot).last_result?.decided),
  'result.decided': (snapshot, { values }) =>
    saidTime(values['when'], row(snapshot).last_result?.decided),
  'result.inconclusiveHeading': all(is('required'), (one) => lastOutcome(one) === 'inconclusive'),
  'result.inconclusiveLead': all(is('required'), (one) => lastOutcome(one) === 'inconclusive'),
  'result.technicalHeading': all(
    is('required'),
    (one) => lastOutcome(one) === 'technical' && !theyLeft(one),
  ),
  'result.technicalLead': all(
    is('required'),
    (one) => lastOutcome(one) === 'technical' && !theyLeft(one) && !someoneWasAbsent(one),
  ),
  'result.endedLead': all(is('required'), someoneWasAbsent),
  'result.leftHeading': all(is('required'), theyLeft),
  'result.leftLead': all(is('required'), theyLeft),
  'result.canceledHeading': is('canceled'),
  'result.canceledLead': is('canceled'),

  'slots.done.heading': waitsForSlot,
  'slots.done.lead': waitsForSlot,
  'slots.done.how': waitsForSlot,
  'slots.bookedHeading': all(theirNext, slotIsComing),
  'slots.how': waitsForSlot,
  'slots.waits': all(is('waiting'), slotIsComing),
  'slots.now': all(is('required'), slotIsNow),
  'slots.over': slotIsComing,

  'status.since': untilVerified,
  'status.until': untilVerified,
  'status.change': moreWillBeDenied,
  'status.deadline': (snapshot, { values }) =>
    isOpen(snapshot) && !isOverdue(snapshot) && saidTime(values['when'], row(snapshot).deadline),
  'status.overdue': isOverdue,
  'status.clockStopped': is('waiting', 'in_call', 'in_review'),
  'status.clockRuns': is('required'),
  'status.noCalls': (snapshot) => lastOutcome(snapshot) === undefined && !is('in_call')(snapshot),
  'status.callWithNow': all(
    is('in_call'),
    withWhom((minutes) => minutes === null),
  ),
  'status.call': someCall(({ started }, _, { values }) =>
    saidTime(values['when'], Date.parse(started)),
  ),
  'status.callWithUnder': withWhom((minutes) => minutes !== null && minutes < 1),
  'status.callWith': withWhom((minutes, values) => String(minutes) === values['minutes']),
  'status.outcomes.*': someCall((call, { so }, { key }) => outcomeOf(so, call) === lastOf(key)),
  'status.keptUntil': ({ so }, { values }) =>
    saidTime(values['when'], Date.parse(so.changed) + kept_ms),
  'status.next.*': (snapshot, { key }) => nextIs(snapshot, lastOf(key)),
  'status.data.consent': (one, { values }) => saidTime(values['when'], row(one).consent?.given),
  'status.data.noConsent': (one) => row(one).consent === undefined,
  'status.data.email': (one, { values }) => row(one).contact?.email === values['address'],
  'status.data.timeZone': (one, { values }) => row(one).contact?.time_zone === values['zone'],
  'status.data.noEmail': (one) => row(one).contact === undefined,
  'status.erasureRequested': (one) => row(one).erasure_requested !== undefined,

  'waiting.heading': waits,
  'waiting.headingNext': all(waits, canBegin, ({ so }) => so.place === 1),
  'waiting.headingNobody': all(waits, nobodyIsThere),
  'waiting.of': all(waits, isLength),
  'waiting.unknown': all(waits, (one, said) => nobodyIsThere(one) || meetingIsAwaited(one, said)),
  'waiting.soon': all(waits, canBegin),
  'waiting.minutes': all(waits, canBegin),
  'waiting.hours': all(waits, canBegin),
  'waiting.backInLine': all(
    hadPlaceBefore,
    (one) => lastOutcome(one) === 'technical' && !theyLeft(one) && !someoneWasAbsent(one),
  ),
  'waiting.backInLineEnded': all(hadPlaceBefore, someoneWasAbsent),
  'status.data.video': (one) =>
    row(one).consent !== undefined && !agreedToRecording(one.so) && one.so.kept.length === 0,
  'status.data.videoRecorded': ({ so }) => agreedToRecording(so) && so.kept.length === 0,
  'status.data.ofCalls': ({ so }) => so.kept.length > 0,
  'status.data.meetRecorded': ({ so }) => so.calls.some((call) => call.meet_recorded),
  'status.ofCalls.recording': isKept((of) => of === null),
  'status.ofCalls.picture': isKept((of) => of === 'face'),
  'status.ofCalls.document_picture': isKept(
    (of) => of === 'document_front' || of === 'document_back',
  ),
  'status.ofCalls.until': ({ so }, { values }) =>
    so.kept.some(
      (one) => !one.needed && saidTime(values['when'], Date.parse(one.began) + keptFor(one)),
    ),
  'status.ofCalls.needed': ({ so }) => so.kept.some((one) => one.needed),
  'meeting.introHeading': ({ so }) => meets(so),
  'meeting.recorded': all(({ so }) => meets(so), recorded),
  'meeting.awaited': all(waits, meetingIsAwaited),
  'joining.lead': meetingIs(() => true),
  'joining.you.*': (snapshot, said) => isInMeeting[lastOf(said.key)]?.(snapshot, said) ?? false,
  'joining.they.*': (snapshot, said) =>
    seen((meeting) => theyAre(meeting) === lastOf(said.key))(snapshot, said),
  'joining.joinBy': (snapshot, said) =>
    seen(
      (meeting) =>
        !isIn(meeting, 'applicant') &&
        isLeft(said, wasIn(meeting, 'applicant') ? absence_seconds : join_seconds),
    )(snapshot, said),
  'joining.aloneBy': (snapshot, said) =>
    seen(
      ({ people }) =>
        people.filter(({ left }) => left === null).every(({ role }) => role === 'applicant') &&
        isLeft(said, join_seconds),
    )(snapshot, said),
  'joining.unseen': meetingIs((meeting) => !meeting.seen),
  'waiting.keptPlace': hadPlaceBefore,
  'waiting.keep': waits,
  'waiting.safe': waits,
  'waiting.rest.off': all(waits, (one) => nobodyIsThere(one) || (one.so.place ?? 0) > near_place),
  // Drawn only by a page that has rested before.
  'waiting.rest.back': all(waits, someoneIsThere),
  'waiting.leaveAsk.lead': all(waits, (one) => !slotIsComing(one)),
  'waiting.leaveAsk.leadBooked': all(waits, slotIsComing),
  'waiting.callBack.lead': all(waits, canBeMailed),
  'waiting.callBack.askedHeading': all(waits, (one) => row(one).status.call_back !== undefined),
  'waiting.callBack.asked': all(waits, (one) => row(one).status.call_back !== undefined),
  'waiting.callBack.toldHeading': nearlyUp,
  'waiting.callBack.told': nearlyUp,
  'waiting.callBack.goneHeading': toldForNothing,
  'waiting.callBack.gone': toldForNothing,
  'waiting.callBack.patience': (one) => row(one).status.call_back !== undefined,
  'waiting.callBack.title': nearlyUp,
  'waiting.kept.technical': (one, { values }) =>
    placeIsKept(one) && saidTime(values['when'], row(one).kept_place?.until),
  'waiting.kept.absent': (one, { values }) =>
    one.so.lost_place && placeIsKept(one) && saidTime(values['when'], row(one).kept_place?.until),
  'waiting.desk.nobody': all(whileWaitingFor, ({ world }) => world.office.open),
  'waiting.desk.closed': all(whileWaitingFor, ({ world }) => !world.office.open),
  'waiting.desk.opens': ({ world: { office } }, { values }) =>
    office.opens !== null && saidTime(values['when'], Date.parse(office.opens)),
  'waiting.desk.soon': ({ world }) => world.office.opens === null,
  'waiting.desk.choices': whileWaitingFor,
  'waiting.desk.choicesWithMail': all(whileWaitingFor, canBeMailed),
  'waiting.desk.clock': isOpen,
};

/** The place is older than the wait, and not that of a booked time, which nobody had before. */
function hadPlaceBefore(snapshot: Snapshot): boolean {
  const { status, slot } = row(snapshot);
  const of_slot = slot && slot.at - 30 * 24 * 3_600_000;
  const place = status.place_since ?? 0;
  return is('waiting')(snapshot) && place < (status.since ?? 0) && place !== of_slot;
}

/** They were told that it is nearly their turn, and somebody is there for whom it is. */
function nearlyUp(snapshot: Snapshot): boolean {
  return row(snapshot).status.call_back?.told !== undefined && someoneIsThere(snapshot);
}

function toldForNothing(snapshot: Snapshot): boolean {
  return row(snapshot).status.call_back?.told !== undefined && nobodyIsThere(snapshot);
}

function nextIs(snapshot: Snapshot, call: string): boolean {
  switch (call) {
    case 'passed':
      return is('verified', 'canceled')(snapshot);
    case 'failed':
      return canAppeal(snapshot);
    case 'inconclusive':
    case 'technical':
      return theirNext(snapshot);
    case 'in_review':
      return is('in_review')(snapshot);
    case 'going_on':
      return is('in_call')(snapshot);
    default:
      return true;
  }
}

/** What they have to be told while it is so: one of these messages is on the page. */
export const musts: { so: (snapshot: Snapshot) => boolean; told: string[] }[] = [
  { so: grantedIsNews, told: ['appeal.granted'] },
  {
    so: all(is('not_verified'), (one) => proposals(one) !== 'open') as never,
    told: ['result.proposals.done', 'result.proposals.doing'],
  },
];
