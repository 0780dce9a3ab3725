import { useStore } from '../../../shared/store';
import { Icon } from '../../../shared/ui/Icon';
import { LiveRegion } from '../../../shared/ui/LiveRegion';
import { WithName } from '../../../shared/ui/WithName';
import type { Session } from '../../session';
import { text } from '../../words';

/** Nobody is photographed without being told. */
export function StillNotice({ session, name }: { session: Session; name: string }) {
  const news = useStore(session.stills.news);
  return (
    <LiveRegion>
      {news ? (
        <p className={`still-news still-${news}`} data-testid="still-news" data-news={news}>
          <Icon name="photo" />
          <span>
            <WithName name={name} say={text.call.still[news]} />
          </span>
        </p>
      ) : null}
    </LiveRegion>
  );
}
