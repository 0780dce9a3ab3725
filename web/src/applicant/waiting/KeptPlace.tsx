import type { ApplicantView } from '../../shared/api/types';
import { useNow } from '../../shared/ui/hooks';
import { Notice } from '../../shared/ui/Notice';
import { dayAndTime } from '../../shared/ui/words';
import { text } from '../words';

/** An earlier place in line can be taken up again. */
export function KeptPlace({ view, absent }: { view: ApplicantView; absent: boolean }) {
  const words = text.waiting.kept;
  const now_ms = useNow(view.place_kept_until !== null);
  // Nobody tells a page that the time is over.
  if (!view.place_kept_until || now_ms > Date.parse(view.place_kept_until)) return null;
  const until = dayAndTime(view.place_kept_until, text.language);
  return (
    <Notice kind={absent ? 'warning' : 'good'} testid="place-kept">
      {absent ? words.absent({ when: until }) : words.technical({ when: until })}
    </Notice>
  );
}
