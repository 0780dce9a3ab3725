import type { ApplicantView } from '../../shared/api/types';
import { Notice } from '../../shared/ui/Notice';
import { dayAndTime } from '../../shared/ui/words';
import { text } from '../words';

/**
 * Said before anybody waits in vain: nobody is there, when that changes, and what one can do. `chosen`: they have chosen
 * already, and the page has none of it.
 */
export function DeskNotice({ view, chosen = false }: { view: ApplicantView; chosen?: boolean }) {
  const words = text.waiting.desk;
  const { staff_available, open, opens } = view.opening;
  if (staff_available) return null;
  return (
    <Notice kind="info" title={open ? words.nobody : words.closed} testid="nobody-on-duty">
      <p>{opens ? words.opens({ when: dayAndTime(opens, text.language) }) : words.soon}</p>
      {chosen ? null : <p>{view.contact.email_known ? words.choicesWithMail : words.choices}</p>}
      <p>{words.clock}</p>
    </Notice>
  );
}
