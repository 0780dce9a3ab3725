import { isSeen, type OtherSide } from '../../shared/call/line';
import { QualityBars } from '../../shared/ui/QualityBars';
import { WithName } from '../../shared/ui/WithName';
import { useStore } from '../../shared/store';
import type { Session } from '../session';
import { text } from '../words';

/** Nothing here looks like the applicant's fault, and every state says that the call goes on. */
export function LineQuality({ session, other }: { session: Session; other: OtherSide }) {
  const words = text.line.call;
  const { quality, mode } = useStore(session.seat.adapter.store);
  const { phase } = useStore(session.seat.call.store);
  // Of a picture that stands still there is nothing good to say.
  if (!isSeen(phase, other)) return null;
  return (
    <p
      role="status"
      className="line-quality"
      data-testid="call-quality"
      data-quality={quality}
      data-mode={mode}
    >
      <QualityBars quality={quality} />
      <span>
        <span>{words.quality[quality]}</span>
        {mode === 'full' ? null : <span className="fine">{` ${words.sending[mode]}`}</span>}
      </span>
    </p>
  );
}

export function SaveData({ session }: { session: Session }) {
  const words = text.line.call;
  const { saving } = useStore(session.seat.adapter.store);
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={saving}
        data-testid="save-data"
        onChange={() => session.seat.adapter.save(!saving)}
      />
      <span>{words.saveData}</span>
    </label>
  );
}

/** In place of a video that their line does not carry. */
export function RemoteStill({ still, name }: { still: string | null; name: string }) {
  const words = text.line.call;
  if (!still) return null;
  return (
    <figure className="remote-still">
      <img src={still} alt={words.still({ name })} data-testid="remote-still" />
      <figcaption>
        <WithName name={name} say={words.stillNote} />
      </figcaption>
    </figure>
  );
}
