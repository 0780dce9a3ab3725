import { useId } from 'react';
import type { Input } from '../shared/call/input_problem';
import type { Media, MediaState } from '../shared/call/media';
import { inputWatch } from '../shared/call/seat';
import { useStore } from '../shared/store';
import { FaultNotices } from '../shared/ui/FaultNotices';
import { MissingPart } from '../shared/ui/later';
import { LiveRegion } from '../shared/ui/LiveRegion';
import { Notice } from '../shared/ui/Notice';
import { Overdue } from '../shared/ui/Overdue';
import { useHeadingAfter } from '../shared/ui/Screen';
import { filled } from '../shared/words/opened';
import type { Session } from './session';
import { text } from './text';

const { unreachable, broken } = text;
const missingWords = {
  unreachable: `${unreachable.heading}. ${unreachable.lead}`,
  again: unreachable.again,
  reload: broken,
};

export function InputTrouble({ seat, state }: { seat: Session['seat']; state: MediaState }) {
  const { media } = seat;
  const faults = useStore(seat.faults);
  useHeadingAfter(state.problem !== null);
  if (state.overdue) {
    const { overdue, overdueWhat: what, stopWaiting } = text.devices;
    return (
      <LiveRegion>
        <Overdue media={media} words={{ overdue, what, stopWaiting }} />
      </LiveRegion>
    );
  }
  if (!state.problem) {
    return (
      <LiveRegion>
        <FaultNotices media={media} state={state} faults={faults} words={text.devices.fault} />
        <MissingPart part={inputWatch} words={missingWords} />
      </LiveRegion>
    );
  }
  const { kind, input } = state.problem;
  const words = text.devices.problem[kind];
  return (
    <Notice
      kind="error"
      title={filled(words.title, { device: input ?? 'both' })}
      testid="device-problem"
    >
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

export function InputPickers({ media, state }: { media: Media; state: MediaState }) {
  return (
    <>
      <Picker media={media} state={state} input="camera" />
      <Picker media={media} state={state} input="microphone" />
    </>
  );
}

function Picker(props: { media: Media; state: MediaState; input: Input }) {
  const { media, state, input } = props;
  const id = useId();
  const inputs = input === 'camera' ? state.cameras : state.microphones;
  const chosen = input === 'camera' ? state.camera : state.microphone;
  if (inputs.length < 2) return null;
  return (
    <div className="field">
      <label htmlFor={id}>{text.devices[input]}</label>
      <select
        id={id}
        value={chosen ?? ''}
        data-testid={`${input}-picker`}
        onChange={(event) => void media.choose(input, event.target.value)}
      >
        {inputs.map(({ deviceId, label }) => (
          <option key={deviceId} value={deviceId}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
