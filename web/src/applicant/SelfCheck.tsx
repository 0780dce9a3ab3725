import { useEffect, useId, useState } from 'react';
import { type Device } from '../shared/call/device_problem';
import { watchLevel } from '../shared/call/level';
import type { Media, MediaState } from '../shared/call/media';
import { Notice } from '../shared/ui/Notice';
import { text } from './words';

const heard_level = 0.35;

/** One stream's for life (give it the stream's id as key). Moves with the voice; the words beside it say the same to those who cannot see it. */
export function Level({ stream }: { stream: MediaStream }) {
  const [level, setLevel] = useState(0);
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    return watchLevel(stream, (now) => {
      setLevel(now);
      if (now > heard_level) setHeard(true);
    });
  }, [stream]);
  const words = heard ? text.devices.microphoneWorks : text.devices.microphoneQuiet;
  return (
    <div className="level">
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
      <p role="status" className={heard ? 'level-words level-heard' : 'level-words'} data-testid="mic-status">
        {words}
      </p>
    </div>
  );
}

/** Only where there is a choice. */
export function DevicePicker(props: { media: Media; state: MediaState; device: Device }) {
  const { media, state, device } = props;
  const id = useId();
  const devices = device === 'camera' ? state.cameras : state.microphones;
  const chosen = device === 'camera' ? state.camera : state.microphone;
  const name = device === 'camera' ? text.devices.camera : text.devices.microphone;
  if (devices.length < 2) return null;
  return (
    <div className="field">
      <label htmlFor={id}>{name}</label>
      <select
        id={id}
        value={chosen ?? ''}
        data-testid={`${device}-picker`}
        onChange={(event) => void media.choose(device, event.target.value)}
      >
        {devices.map(({ deviceId, label }, index) => (
          <option key={deviceId} value={deviceId}>
            {label || text.devices.unnamed(name, index + 1)}
          </option>
        ))}
      </select>
    </div>
  );
}

export function DeviceTrouble({ media, state }: { media: Media; state: MediaState }) {
  if (!state.problem) return null;
  const { kind, device } = state.problem;
  const { title, steps } = text.deviceProblem(kind, device);
  return (
    <Notice kind="error" title={title} testid="device-problem">
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="row">
        <button
          type="button"
          className="button button-main"
          data-testid="device-try-again"
          onClick={() => void media.open()}
        >
          {text.devices.again}
        </button>
        <button
          type="button"
          className="button"
          data-testid="device-reload"
          onClick={() => location.reload()}
        >
          {text.devices.reload}
        </button>
      </div>
    </Notice>
  );
}
