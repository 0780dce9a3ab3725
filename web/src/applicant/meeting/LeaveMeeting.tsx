import { useState } from 'react';
import { LeaveCall } from '../call/LeaveCall';
import type { Session } from '../session';
import { text } from '../words';

export function LeaveMeeting({ session }: { session: Session }) {
  const [asked, setAsked] = useState(false);
  return (
    <div className="row">
      <button
        type="button"
        className="button"
        data-testid="leave-call"
        onClick={() => setAsked(true)}
      >
        {text.call.leave.confirm}
      </button>
      {asked ? (
        <LeaveCall session={session} recorded={false} onClose={() => setAsked(false)} />
      ) : null}
    </div>
  );
}
