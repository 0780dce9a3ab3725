import { Notice } from '../../shared/ui/Notice';
import { WithName } from '../../shared/ui/WithName';
import { deviceKind } from '../device_kind';
import { WantPhone } from '../phone/UsePhone';
import type { Session } from '../session';
import { text } from '../words';

/** What to do while camera and microphone of one side find no way. */
export function Unreached(props: { session: Session; whose: 'ours' | 'theirs'; name: string }) {
  const { session, whose, name } = props;
  const words = text.call.unreached;
  return whose === 'theirs' ? (
    <Notice kind="info" testid="unreached">
      <p>{words.theirs}</p>
      <p className="fine">{words.otherwise}</p>
    </Notice>
  ) : (
    <Notice kind="warning" title={words.ours} testid="unreached">
      <p>
        <WithName name={name} say={words.oursWhat} />
      </p>
      <ul>
        {text.line.check.verdicts.none.tips.map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
      </ul>
      {deviceKind() === 'computer' ? (
        <div>
          <WantPhone session={session} main />
        </div>
      ) : null}
      <p className="fine">{words.otherwise}</p>
    </Notice>
  );
}
