import type { ApplicantView } from '../../shared/api/types';
import { Dialog } from '../../shared/ui/Dialog';
import { useNow } from '../../shared/ui/hooks';
import { AskButton } from '../AskButton';
import type { Session } from '../session';
import { text } from '../words';
import { comingSlot } from './slots';

export function LeaveDialog(props: { session: Session; view: ApplicantView; close: () => void }) {
  const { session, view, close } = props;
  const words = text.waiting;
  const mailed = view.queue?.call_back ?? false;
  const booked = comingSlot(view.slot, useNow(view.slot !== null)) !== null;
  return (
    <Dialog heading={words.leaveAsk.heading} testid="leave-queue-dialog" onClose={close}>
      <p>{booked ? words.leaveAsk.leadBooked : words.leaveAsk.lead}</p>
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
  );
}
