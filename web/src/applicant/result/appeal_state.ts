import type { ApplicantView, LastAppeal } from '../../shared/api/types';

// For how long the answer to an appeal is told.

/** An answer counts until the next result, or until another call is given all the same. */
export function stillTold({ status, appeal }: ApplicantView): boolean {
  if (!appeal.last) return false;
  return appeal.last.status === 'granted' ? grantedIsOpen(status) : status === 'not_verified';
}

function grantedIsOpen(status: ApplicantView['status']): boolean {
  return status === 'required' || status === 'waiting';
}

/** The answer to an appeal that gave them the call which is due now; null when a call has ended since. */
export function grantedAppeal({ status, appeal, last_result }: ApplicantView): LastAppeal | null {
  const { last } = appeal;
  if (last?.status !== 'granted' || !last.answered || !grantedIsOpen(status)) return null;
  const since = last_result ? Date.parse(last_result.decided) : 0;
  return Date.parse(last.answered) >= since ? last : null;
}
