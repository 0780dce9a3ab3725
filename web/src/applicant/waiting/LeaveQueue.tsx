import { useState } from 'react';
import type { ApplicantView } from '../../shared/api/types';
import { Dialog } from '../../shared/ui/Dialog';
import { AskButton } from '../AskButton';
import type { Session } from '../session';
import { text } from '../words';

/** Leaving asks once, and offers to keep the place without waiting here. */
export function LeaveQueue({ session, view }: { session: Session; view: ApplicantView }) {
  const words = text.waiting;
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const mailed = view.queue?.call_back ?? false;
  return (
    <>
      <button
        type="button"
        className="button"
        data-testid="leave-queue"
        onClick={() => setAsking(true)}
      >
        {words.leave}
      </button>
      {asking ? (
        <Dialog heading={words.leaveAsk.heading} testid="leave-queue-dialog" onClose={close}>
          <p>{words.leaveAsk.lead}</p>
          <div className="row">
            {view.contact.email_known && !mailed ? (
              <AskButton
                testid="leave-queue-mail"
                ask={() => session.requestCallBack()}
                busyWords={words.callBack.asking}
                main
              >
                {words.callBack.ask}
              </AskButton>
            ) : null}
            <button type="button" className="button" data-testid="leave-queue-stay" onClick={close}>
              {words.leaveAsk.stay}
            </button>
            <AskButton
              testid="leave-queue-confirm"
              ask={() => session.leaveQueue()}
              busyWords={words.leaving}
            >
              {words.leave}
            </AskButton>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
