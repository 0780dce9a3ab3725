import type { ApplicantView } from '../../shared/api/types';
import { Notice } from '../../shared/ui/Notice';
import { dayAndTime } from '../../shared/ui/words';
import { text } from '../words';

/** Said before anybody waits in vain: nobody is there, when that changes, and what one can do. */
export function DeskNotice({ view }: { view: ApplicantView }) {
  const words = text.waiting.desk;
  const { staff_available, open, opens } = view.desk;
  if (staff_available) return null;
  return (
    <Notice kind="info" title={open ? words.nobody : words.closed} testid="nobody-on-duty">
      <p>{opens ? words.opens({ when: dayAndTime(opens, text.language) }) : words.soon}</p>
      <p>{view.contact.email_known ? words.choicesWithMail : words.choices}</p>
      <p>{words.clock}</p>
    </Notice>
  );
}

/** An earlier place in line can be taken up again. */
export function KeptPlace({ view, absent }: { view: ApplicantView; absent: boolean }) {
  const words = text.waiting.kept;
  if (!view.place_kept_until) return null;
  const until = dayAndTime(view.place_kept_until, text.language);
  return (
    <Notice kind={absent ? 'warning' : 'good'} testid="place-kept">
      {absent ? words.absent({ when: until }) : words.technical({ when: until })}
    </Notice>
  );
}
