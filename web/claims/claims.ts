import type { Claim } from '../src/shared/words/generated';
import {
  appeals_max,
  appealStands,
  canAppeal,
  grantedIsNews,
  is,
  isOpen,
  isOverdue,
  lastOutcome,
  moreWillBeDenied,
  nobodyIsThere,
  placeIsKept,
  proposals,
  row,
  saidTime,
  slotIsComing,
  slotIsNow,
  someoneIsThere,
  theyLeft,
} from './facts';
import type { Snapshot } from './snapshots';

// When each sentence of the pages is true. `values`: what was filled in; `key`: which of a pattern's sentences.

export type Predicate = (
  snapshot: Snapshot,
  said: { key: string; values: Record<string, string> },
) => boolean;

type OfMails = Extract<Claim, `mail.${string}`>;

function all(...predicates: Predicate[]): Predicate {
  return (snapshot, said) => predicates.every((one) => one(snapshot, said));
}

const waits = is('waiting');
const theirNext = is('required', 'waiting');
const untilVerified = is('required', 'waiting', 'in_call', 'in_review', 'not_verified');

function lastOf(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

/** A reason is told of the last result, or, among the calls, of one that had it. */
const someCallHadReason: Predicate = ({ account, view }, { key }) =>
  [view.last_result, ...account.calls.map(({ result }) => result)].some((result) =>
    result?.reasons.some(({ code }) => code === lastOf(key)),
  );

const waitsForSlot: Predicate = all(is('required'), slotIsComing, (one) => !slotIsNow(one));

const whileWaitingFor: Predicate = (snapshot) => theirNext(snapshot) && nobodyIsThere(snapshot);

export const claims: Record<Exclude<Claim, OfMails>, Predicate> = {
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
  'call.line.they_dropped': is('in_call'),
  'call.line.they_dropped_left': is('in_call'),

  'check.lead': is('required'),
  'check.lostPlace': (snapshot) =>
    is('required')(snapshot) && snapshot.so.lost_place && !placeIsKept(snapshot),

  'common.titleCall': is('in_call'),
  'common.titleWaiting': (snapshot, { values }) =>
    waits(snapshot) && values['place'] === String(snapshot.view.queue?.place),
  'common.titleMatched': is('in_call'),
  'common.limits.nothing': (snapshot) => snapshot.account.hold === null,

  'help.next.agree.lead': is('required'),
  'help.next.check.lead': is('required'),
  'help.next.wait.lead': waits,
  'help.next.again.lead': all(is('required'), (snapshot) =>
    ['inconclusive', 'technical'].includes(lastOutcome(snapshot) ?? ''),
  ),
  'help.next.reviewed.lead': is('in_review'),
  'help.next.read.lead': is('not_verified'),
  'help.next.done.lead': is('verified', 'canceled'),

  'intro.eyebrow': is('required'),
  'intro.lead': is('required'),
  'intro.now': all(is('required'), someoneIsThere),
  'intro.deadline': (snapshot, { values }) =>
    !isOverdue(snapshot) && saidTime(values['when'], row(snapshot).deadline),
  'intro.furtherLimits': moreWillBeDenied,
  'intro.overdue': isOverdue,
  'intro.secondLook': isOpen,
  'intro.previousHeading': (snapshot) => lastOutcome(snapshot) !== undefined,

  'phone.callBegins': is('in_call'),
  'phone.following.required': is('required'),
  'phone.following.waiting': (snapshot, { values }) =>
    waits(snapshot) && values['place'] === String(snapshot.view.queue?.place),
  'phone.following.calling': is('in_call'),

  'reasons.*': someCallHadReason,

  'result.verifiedHeading': is('verified'),
  'result.verifiedLead': (snapshot) => is('verified')(snapshot) && snapshot.account.hold === null,
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
    (one) => lastOutcome(one) === 'technical' && !theyLeft(one),
  ),
  'result.leftHeading': all(is('required'), theyLeft),
  'result.leftLead': all(is('required'), theyLeft),
  'result.canceledHeading': is('canceled'),
  'result.canceledLead': is('canceled'),

  'slots.done.heading': waitsForSlot,
  'slots.done.lead': waitsForSlot,
  'slots.done.how': waitsForSlot,
  'slots.lead': all(theirNext, slotIsComing),
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
  'status.callWithNow': is('in_call'),
  'status.outcomes.*': ({ account }, { key }) =>
    account.calls.some(
      ({ state, result }) =>
        [state, result?.outcome].includes(lastOf(key) as never) ||
        (lastOf(key) === 'inconclusive' &&
          (result?.reasons.some(({ code }) => code === 'left_call') ?? false)),
    ),
  'status.next.*': (snapshot, { key }) => nextIs(snapshot, lastOf(key)),
  'status.data.consent': (one, { values }) => saidTime(values['when'], row(one).consent?.given),
  'status.data.noConsent': (one) => row(one).consent === undefined,
  'status.data.email': (one, { values }) => row(one).contact?.email === values['address'],
  'status.data.timeZone': (one, { values }) => row(one).contact?.time_zone === values['zone'],
  'status.data.noEmail': (one) => row(one).contact === undefined,
  'status.erasureRequested': (one) => row(one).erasure_requested !== undefined,

  'waiting.heading': waits,
  'waiting.headingNext': all(waits, someoneIsThere, (one) => one.view.queue?.place === 1),
  'waiting.headingNobody': all(waits, nobodyIsThere),
  'waiting.of': (one, { values }) =>
    waits(one) && values['length'] === String(one.view.queue?.length),
  'waiting.soon': all(waits, someoneIsThere),
  'waiting.minutes': all(waits, someoneIsThere),
  'waiting.hours': all(waits, someoneIsThere),
  'waiting.backInLine': all(waits, (one) => lastOutcome(one) === 'technical' && !theyLeft(one)),
  'waiting.keptPlace': all(
    waits,
    (one) => (row(one).status.place_since ?? 0) < (row(one).status.since ?? 0),
  ),
  'waiting.keep': waits,
  'waiting.safe': waits,
  'waiting.callBack.lead': all(waits, (one) => row(one).contact !== undefined),
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
  'waiting.desk.nobody': all(whileWaitingFor, ({ so }) => so.open),
  'waiting.desk.closed': all(whileWaitingFor, ({ so }) => !so.open),
  'waiting.desk.opens': ({ so }, { values }) =>
    so.opens !== null && saidTime(values['when'], Date.parse(so.opens)),
  'waiting.desk.soon': ({ so }) => so.opens === null,
  'waiting.desk.choices': whileWaitingFor,
  'waiting.desk.choicesWithMail': all(whileWaitingFor, (one) => row(one).contact !== undefined),
  'waiting.desk.clock': isOpen,
};

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
