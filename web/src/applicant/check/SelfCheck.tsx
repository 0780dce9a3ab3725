import { useEffect, useId, useState } from 'react';
import { type Input } from '../../shared/call/input_problem';
import { watchLevel } from '../../shared/call/level';
import type { Media, MediaState } from '../../shared/call/media';
import { canChooseSpeaker, speaker } from '../../shared/call/speaker';
import { useStore } from '../../shared/store';
import { text } from '../words';

const heard_level = 0.35;

/** One stream's for life (give it the stream's id as key). Moves with the voice; the words beside it say the same to those who cannot see it. */
export function Level(props: { stream: MediaStream; onHeard?: (heard: boolean) => void }) {
  const { stream, onHeard } = props;
  const [level, setLevel] = useState<number | null>(0);
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    return watchLevel(stream, (now) => {
      setLevel(now);
      if (now !== null && now > heard_level) setHeard(true);
    });
  }, [stream]);
  useEffect(() => {
    if (heard) onHeard?.(true);
  }, [heard, onHeard]);
  const { microphoneWorks, microphoneQuiet, microphoneUnmeasured } = text.check;
  const words = heard ? microphoneWorks : level === null ? microphoneUnmeasured : microphoneQuiet;
  return (
    <div className="level">
      {level === null ? null : (
        <svg
          className="level-bar"
          viewBox="0 0 100 8"
          preserveAspectRatio="none"
          aria-hidden="true"
          data-testid="mic-level"
          data-level={level.toFixed(2)}
        >
          <rect className="level-back" width="100" height="8" rx="0" />
          <rect className="level-now" width={(level * 100).toFixed(1)} height="8" rx="0" />
        </svg>
      )}
      <p
        role="status"
        className={heard ? 'level-words level-heard' : 'level-words'}
        data-testid="mic-status"
      >
        {words}
      </p>
    </div>
  );
}

/** Only where there is a choice. */
export function MediaPicker(props: { media: Media; state: MediaState; kind: Input | 'speaker' }) {
  const { media, state, kind } = props;
  const id = useId();
  const sink = useStore(speaker);
  const words = text.check;
  const { offered, chosen } = {
    camera: { offered: state.cameras, chosen: state.camera },
    microphone: { offered: state.microphones, chosen: state.microphone },
    speaker: { offered: canChooseSpeaker() ? state.speakers : [], chosen: sink ?? 'default' },
  }[kind];
  if (offered.length < 2) return null;
  return (
    <div className="field">
      <label htmlFor={id} className="unseen">
        {words[kind]}
      </label>
      <select
        id={id}
        value={chosen ?? ''}
        data-testid={`${kind}-picker`}
        onChange={({ target }) => {
          if (kind === 'speaker') speaker.set(target.value);
          else void media.choose(kind, target.value);
        }}
      >
        {offered.map(({ deviceId, label }, index) => (
          <option key={deviceId} value={deviceId}>
            {label || words.unnamed({ device: words[kind], number: index + 1 })}
          </option>
        ))}
      </select>
    </div>
  );
}
