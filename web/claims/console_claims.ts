import type { Claim } from '../src/shared/words/generated';
import { timeOfDay } from '../src/shared/ui/words';
import {
  appealed,
  callee,
  canBeOffered,
  decidedBy,
  inReview,
  isNamedAs,
  lastCallOf,
  ledTo,
  nameOf,
  people,
  presentIn,
  proposalsAreLeft,
  saidAt,
  secondsIn,
  secondsSinceCall,
  somebodyWaitsInVain,
  standsSo,
  wrap_up_seconds,
} from './console_facts';
import { isRecorded } from './facts';
import type { Shown } from './marked_words';
import type { ConsoleShot, MeetingSo, Person } from './snapshots';

// When each sentence of the console is true.

type Predicate = (shot: ConsoleShot, said: Shown) => boolean;
type OfConsole = Extract<Claim, `console.${string}`>;

function all(...predicates: Predicate[]): Predicate {
  return (shot, said) => predicates.every((one) => one(shot, said));
}

function lastOf(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

const takesCalls: Predicate = ({ me }) => me.here && me.takes_calls && !me.in_call;
const takesNone: Predicate = ({ me }) => !me.in_call && me.match === null;
const wrapsUp: Predicate = all(takesCalls, (shot) => {
  return (secondsSinceCall(shot) ?? Infinity) <= wrap_up_seconds;
});
const nextComesHere: Predicate = all(
  takesCalls,
  (shot) => shot.me.match !== null || !somebodyWaitsInVain(shot),
);
const mayTakeCalls: Predicate = ({ me }) => ['representative', 'supervisor'].includes(me.role);

/** The one who is named in the sentence is so. */
function named(so: (one: Person, shot: ConsoleShot, said: Shown) => boolean): Predicate {
  return (shot, said) => people(shot, said.values['name']).some((one) => so(one, shot, said));
}

function inCall(so: (one: Person, said: Shown) => boolean): Predicate {
  return (shot, said) => {
    const other = callee(shot);
    return other !== undefined && so(other, said);
  };
}

/** Their last call is over, and so. */
function called(so: (last: NonNullable<ReturnType<typeof lastCallOf>>, said: Shown) => boolean) {
  return (shot: ConsoleShot, said: Shown): boolean => {
    const last = lastCallOf(shot);
    return last?.call.ended != null && so(last, said);
  };
}

function reviewed(so: (one: Person, shot: ConsoleShot, said: Shown) => boolean): Predicate {
  return (shot, said) => inReview(shot.world).some((one) => so(one, shot, said));
}

function isAppealed(so: (one: Person, shot: ConsoleShot, said: Shown) => boolean): Predicate {
  return (shot, said) => appealed(shot.world).some((one) => so(one, shot, said));
}

/** Whose profile is looked at: who is in the call, and without one whoever it may be. */
function ofSomeone(so: (one: Person['verification']) => boolean): Predicate {
  return (shot) => {
    const other = callee(shot);
    return (other ? [other] : people(shot)).some(({ verification }) => so(verification));
  };
}

/** Somebody who is or was in the meeting of their call, as far as Google tells, is so. */
function inMeeting(so: (one: Participant, shot: ConsoleShot, said: Shown) => boolean): Predicate {
  return (shot, said) => callee(shot)?.meeting?.people.some((one) => so(one, shot, said)) ?? false;
}

type Participant = MeetingSo['people'][number];

function isSecondsAgo(time: string | null, { now }: ConsoleShot, { values }: Shown): boolean {
  const ago = (Date.parse(now) - Date.parse(time ?? '')) / 1000;
  return Math.abs(ago - secondsIn(values['time'])) <= 1;
}

/** As the walk's service is set up, nobody is waited for longer. */
function isLeft(values: Shown['values']): boolean {
  const seconds = secondsIn(values['left']);
  return seconds >= 0 && seconds <= 180;
}

const isOffered = all(takesCalls, named(canBeOffered));
const namesIt = named((one, shot) => callee(shot) === one);
const says = (so: (says: Person['says'], what: string) => boolean) =>
  inCall((one, { key }) => so(one.says, lastOf(key)));

export const consoleClaims: Record<OfConsole, Predicate> = {
  'console.titleMatch': all(takesCalls, (shot) => people(shot).some(canBeOffered)),
  'console.titleCall': namesIt,
  'console.roles.*': ({ me }, { key }) => me.role === lastOf(key),
  'console.nav.reviewsOpen': ({ world }, { values }) =>
    values['count'] === String(inReview(world).length + appealed(world).length),

  'console.desk.availability.away': takesNone,
  'console.desk.availability.available': nextComesHere,
  'console.desk.availability.wrap_up': wrapsUp,
  'console.desk.availabilityLead.away': takesNone,
  'console.desk.availabilityLead.available': nextComesHere,
  'console.desk.availabilityLead.wrap_up': wrapsUp,
  'console.desk.wrapUpLeft': all(wrapsUp, (shot, { values }) => {
    const left = wrap_up_seconds - (secondsSinceCall(shot) ?? 0);
    return Math.abs(left - Number(values['seconds'])) <= 1;
  }),
  'console.desk.notTaken.missed': ({ me }, { values }) =>
    !me.in_call && me.declined !== values['name'],
  'console.desk.notTaken.declined': ({ me }, { values }) =>
    !me.takes_calls && me.declined === values['name'],
  'console.desk.notTaken.next': takesNone,
  'console.desk.noCalls': (shot, said) =>
    !mayTakeCalls(shot, said) && said.values['role'] === `console.roles.${shot.me.role}`,

  'console.desk.meetingsAwaited': ({ world }) => !world.office.meetings_made,

  'console.match.heading': isOffered,
  'console.match.said': isOffered,
  'console.match.meet': (shot) =>
    people(shot).some((one) => canBeOffered(one) && one.medium === 'google_meet'),
  // Said of the moment at which they were offered: half a minute ago at most.
  'console.match.waited': ({ world, now }, { values }) =>
    world.people.filter(canBeOffered).some(({ verification: { status } }) => {
      const waited = (Date.parse(now) - (status.since ?? 0)) / 1000;
      const shown = secondsIn(values['time']);
      return shown <= waited + 1 && shown >= waited - 31;
    }),
  'console.match.accept': (_, { values }) =>
    Number(values['seconds']) >= 0 && Number(values['seconds']) <= 30,
  'console.notifications.body': (shot) => people(shot).some(canBeOffered),
  'console.triggers.*': (shot, { key }) =>
    people(shot).some((one) => canBeOffered(one) && one.verification.trigger === lastOf(key)),

  'console.call.heading': namesIt,
  'console.call.attempt': inCall(({ id, calls }, { values }) => {
    const own = calls.filter(({ verification }) => verification === id);
    return values['number'] === String(own.length);
  }),
  'console.call.device.*': inCall((one, { key }) => one.device === lastOf(key)),
  'console.call.movedTo': inCall(
    ({ device, moved, meeting }, { values }) =>
      meeting === null &&
      moved !== null &&
      values['device'] === device &&
      values['when'] === timeOfDay(moved),
  ),
  'console.call.pageMovedTo': inCall(
    ({ device, moved, meeting }, { values }) =>
      meeting !== null &&
      moved !== null &&
      values['device'] === device &&
      values['when'] === timeOfDay(moved),
  ),
  'console.call.peer.both': says(({ muted, camera_off }) => muted && camera_off),
  'console.call.peer.muted': says(({ muted }) => muted),
  'console.call.peer.cameraOff': says(({ camera_off }) => camera_off),
  'console.call.peer.picture.*': says(({ picture }, what) => picture === what),
  'console.call.peer.sound.*': says(({ sound }, what) => sound === what),
  'console.call.peer.cannotSee': says(({ cannot_see }) => cannot_see),
  'console.call.recorded': (shot) => {
    const other = callee(shot);
    return other !== undefined && other.meeting === null && isRecorded(other, shot.world);
  },
  'console.call.line.connected': inCall(({ here, reached }) => here && reached),
  'console.call.line.they_unreached': inCall(({ here, reached }) => here && !reached),
  'console.call.unreached.theirs': inCall(({ here, reached }) => here && !reached),
  'console.call.line.they_dropped': inCall(({ here }) => !here),
  'console.call.line.they_dropped_left': inCall(
    ({ here }, { values }) => !here && Number(values['seconds']) <= 60,
  ),
  'console.meet.is.*': inCall((one, said) => {
    const { key, values } = said;
    const what = lastOf(key);
    const isThem = values['name'] === undefined || values['name'] === nameOf(one);
    return isThem && one.meeting != null && standsSo(one.meeting, what);
  }),
  'console.meet.joinBy': inCall(
    ({ meeting }, { values }) =>
      meeting !== null && presentIn(meeting, 'applicant').length === 0 && isLeft(values),
  ),
  'console.meet.aloneBy': inCall(
    ({ meeting }, { values }) =>
      meeting !== null &&
      presentIn(meeting, 'applicant').length > 0 &&
      presentIn(meeting, 'representative').length === 0 &&
      isLeft(values),
  ),
  'console.meet.stranger': inCall(
    ({ meeting }, { values }) =>
      values['count'] === String(meeting && meeting.seen ? presentIn(meeting, 'other').length : 0),
  ),
  'console.meet.takenFor.*': inMeeting(({ role }, _, { key }) => role === lastOf(key)),
  'console.meet.kinds.*': inMeeting(({ kind }, _, { key }) => kind === lastOf(key)),
  'console.meet.name.*': inMeeting(
    ({ name, role }, shot, { key }) =>
      (lastOf(key) === 'same') === isNamedAs(callee(shot), name) && role !== 'representative',
  ),
  'console.meet.times.*': inMeeting(({ since, left, joins }, shot, said) => {
    const what = lastOf(said.key);
    if (what === 'often') return said.values['count'] === String(joins);
    return isSecondsAgo(what === 'left' ? left : since, shot, said);
  }),
  'console.profile.noPhoto': ofSomeone(({ profile }) => profile.photo_url === ''),
  'console.profile.awaitedPhoto': ofSomeone(
    ({ profile, photo }) => profile.photo_url !== '' && !photo,
  ),
  'console.profile.missedPhoto': ofSomeone(({ photo }) => photo !== undefined && !photo.sha256),
  'console.checklist.optional': inCall(
    ({ verification }) => verification.status.checklist?.some(({ required }) => !required) ?? false,
  ),
  'console.checklist.asking': inCall(({ item }) => item !== null),

  'console.decision.outcomeHints.failed': ({ world }) => world.office.failed_needs_review,
  'console.decision.outcomeHints.failedAtOnce': ({ world }) => !world.office.failed_needs_review,
  'console.decision.afterReview': ({ world }) => world.office.failed_needs_review,

  'console.ended.decided': called(
    (last, { values }) =>
      nameOf(last.with) === values['name'] &&
      ledTo(last.call).includes(lastOf(values['status'] ?? '')),
  ),
  'console.statuses.*': called(({ call }, { key }) => ledTo(call).includes(lastOf(key))),
  'console.ended.over': called((last, { values }) => nameOf(last.with) === values['name']),
  'console.ended.because.*': called(
    (last, { key, values }) =>
      nameOf(last.with) === values['name'] && last.call.reasons.includes(lastOf(key)),
  ),
  'console.ended.overLead': called(({ call }) => [null, 'technical'].includes(call.outcome)),

  'console.reviews.lead': ({ world }) => world.office.failed_needs_review,
  'console.reviews.leadAtOnce': ({ world }) => !world.office.failed_needs_review,
  'console.reviews.notYours': (shot, said) =>
    !mayTakeCalls(shot, said) && said.values['role'] === `console.roles.${shot.me.role}`,
  'console.reviews.empty': ({ world }) => inReview(world).length === 0,
  'console.reviews.decidedBy': reviewed(
    (one, shot, { values }) =>
      decidedBy(shot, one).some(({ name }) => name === values['name']) &&
      saidAt(values['when'], one.verification.status.since),
  ),
  'console.reviews.results.*': reviewed(({ verification: { status } }, _, { key }) => {
    const marked = status.decision?.checklist.some(({ result }) => result === lastOf(key));
    return marked ?? false;
  }),
  'console.reviews.mine': reviewed((one, shot) => decidedBy(shot, one).includes(shot.me)),
  'console.reviews.denied': reviewed(
    (one, { world }, { values }) =>
      nameOf(one) === values['name'] && world.office.failed_denied.length > 0,
  ),
  'console.reviews.actions.*': ({ world }, { key }) =>
    world.office.failed_denied.includes(lastOf(key)),
  'console.reviews.effects.cancel_active_proposals': reviewed(proposalsAreLeft),
  'console.reviews.effectOther': reviewed(proposalsAreLeft),

  'console.appeals.empty': ({ world }) => appealed(world).length === 0,
  'console.appeals.decidedBy': isAppealed(
    (one, shot, { values }) =>
      values['names'] ===
        decidedBy(shot, one)
          .map(({ name }) => name)
          .join(', ') && saidAt(values['when'], one.verification.status.at),
  ),
  'console.appeals.decidedByUnknown': isAppealed((one, shot) => decidedBy(shot, one).length === 0),
  'console.appeals.answerBy': isAppealed(({ verification: { appeal } }, _, { values }) =>
    saidAt(values['when'], appeal?.answer_by),
  ),
  'console.appeals.number': isAppealed(
    ({ verification: { appeal } }, _, { values }) => values['count'] === String(appeal?.number),
  ),
  'console.appeals.mine': isAppealed((one, shot) => decidedBy(shot, one).includes(shot.me)),
};
