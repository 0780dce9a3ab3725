import { useId } from 'react';
import type { Device } from '../shared/call/device_problem';
import type { Media, MediaState } from '../shared/call/media';
import { Notice } from '../shared/ui/Notice';
import { useHeadingAfter } from '../shared/ui/Screen';
import { filled } from '../shared/words/opened';
import { text } from './text';

export function DeviceTrouble({ media, state }: { media: Media; state: MediaState }) {
  useHeadingAfter(state.problem !== null);
  if (!state.problem) return null;
  const { kind, device } = state.problem;
  const words = text.devices.problem[kind];
  return (
    <Notice kind="error" title={filled(words.title, { device: device ?? 'both' })} testid="device-problem">
      <p>{words.what}</p>
      <div>
        <button
          type="button"
          className="button"
          data-testid="device-try-again"
          onClick={() => void media.open()}
        >
          {text.devices.again}
        </button>
      </div>
    </Notice>
  );
}

export function DevicePickers({ media, state }: { media: Media; state: MediaState }) {
  return (
    <>
      <Picker media={media} state={state} device="camera" />
      <Picker media={media} state={state} device="microphone" />
    </>
  );
}

function Picker(props: { media: Media; state: MediaState; device: Device }) {
  const { media, state, device } = props;
  const id = useId();
  const devices = device === 'camera' ? state.cameras : state.microphones;
  const chosen = device === 'camera' ? state.camera : state.microphone;
  if (devices.length < 2) return null;
  return (
    <div className="field">
      <label htmlFor={id}>{text.devices[device]}</label>
      <select
        id={id}
        value={chosen ?? ''}
        data-testid={`${device}-picker`}
        onChange={(event) => void media.choose(device, event.target.value)}
      >
        {devices.map(({ deviceId, label }) => (
          <option key={deviceId} value={deviceId}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
