import { secondsSince } from '../../shared/api/clock';
import type { ApplicantCall } from '../../shared/api/types';
import { Avatar } from '../../shared/ui/Avatar';
import { useNow } from '../../shared/ui/hooks';
import { duration } from '../../shared/ui/words';
import { text } from '../words';

/** With whom, since when, and the code that tells a real call from a staged one. */
export function CallFacts({ call }: { call: ApplicantCall }) {
  const words = text.call;
  const now_ms = useNow();
  const { name, photo_url } = call.representative;
  return (
    <div className="call-facts">
      <div className="call-who">
        <Avatar name={name} photo={photo_url} />
        <p>
          <strong translate="no" data-testid="representative-name">
            <bdi>{name}</bdi>
          </strong>
          <span className="fine">{words.representative}</span>
        </p>
      </div>
      <p className="call-code">
        <span className="fine">{words.code}</span>
        <strong className="code" dir="ltr" translate="no" data-testid="call-code">
          {call.code}
        </strong>
      </p>
      <p className="call-time">
        <span className="fine">{words.elapsed}</span>
        <strong data-testid="call-elapsed">{duration(secondsSince(call.started, now_ms))}</strong>
      </p>
      <p className="call-code-why fine">{words.codeWhy}</p>
    </div>
  );
}
