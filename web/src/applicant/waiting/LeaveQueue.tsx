import { useState } from 'react';
import type { ApplicantView } from '../../shared/api/types';
import { later } from '../later';
import type { Session } from '../session';
import { text } from '../words';

const LeaveDialog = later(async () => (await import('./LeaveDialog')).LeaveDialog);

/** Leaving asks once, and offers to keep the place without waiting here. */
export function LeaveQueue({ session, view }: { session: Session; view: ApplicantView }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button"
        data-testid="leave-queue"
        onClick={() => setAsking(true)}
      >
        {text.waiting.leave}
      </button>
      {asking ? <LeaveDialog session={session} view={view} close={() => setAsking(false)} /> : null}
    </>
  );
}
