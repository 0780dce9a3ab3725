import type { AccountCall, Result, Status } from '../../shared/api/types';
import type { Text } from '../words';

// How a call of the past is told. No browser here.

export type ShownCall = keyof Text['status']['outcomes'];

export function shownAs({ state, result }: AccountCall): ShownCall {
  if (state !== 'decided') return state;
  if (!result) return 'ended';
  // Nothing broke: the reason says why.
  return leftByThemselves(result) || missed(result) ? 'inconclusive' : result.outcome;
}

/** Whether what now is asked of the latest call is still so: another call may be due by now. */
export function stillAsked(shown: ShownCall, status: Status): boolean {
  switch (shown) {
    case 'passed':
      return status === 'verified';
    case 'failed':
      return status === 'not_verified';
    case 'inconclusive':
    case 'technical':
      return status === 'required' || status === 'waiting';
    default:
      return true;
  }
}

/** Nobody meant the last call to end. */
export function brokeOff(result: Result | null): boolean {
  return result?.outcome === 'technical' && !leftByThemselves(result);
}

/** No technical problem: somebody was not in the meeting. */
export function missed(result: Result | null): boolean {
  return result?.reasons.some(({ code }) => absences.includes(code)) ?? false;
}

const absences = ['meeting_not_joined', 'meeting_left', 'representative_absent'];

export function leftByThemselves(result: Result | null): boolean {
  return result?.reasons.some(({ code }) => code === 'left_call') ?? false;
}
