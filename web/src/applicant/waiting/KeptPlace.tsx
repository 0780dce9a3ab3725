import type { ApplicantView } from '../../shared/api/types';
import { Notice } from '../../shared/ui/Notice';
import { dayAndTime } from '../../shared/ui/words';
import { text } from '../words';

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
