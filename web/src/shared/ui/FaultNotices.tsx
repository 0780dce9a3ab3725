import type { Input } from '../call/input_problem';
import type { Media, MediaState } from '../call/media';
import type { Faults } from '../call/watch_inputs';
import { Notice } from './Notice';

export interface FaultWords {
  camera: Record<Exclude<Faults['picture'], 'good'>, string>;
  microphone: Record<Exclude<Faults['sound'], 'good'>, string>;
  restart: Record<Input, string>;
  cannotSee: string;
  reload: string;
}

/** What is wrong with the own picture and sound although they are open, each with its repair. */
export function FaultNotices(props: {
  media: Media;
  state: MediaState;
  faults: Faults;
  words: FaultWords;
}) {
  const { media, state, faults, words } = props;
  const { picture, sound, cannot_see } = faults;
  return (
    <>
      {picture === 'good' || state.cameraOff ? null : (
        <Fault
          media={media}
          input="camera"
          fault={picture}
          said={words.camera[picture]}
          words={words}
        />
      )}
      {sound === 'good' || state.muted ? null : (
        <Fault
          media={media}
          input="microphone"
          fault={sound}
          said={words.microphone[sound]}
          words={words}
        />
      )}
      {cannot_see ? (
        <Notice kind="warning" testid="cannot-see">
          <p>{words.cannotSee}</p>
          <button
            type="button"
            className="button"
            data-testid="cannot-see-reload"
            onClick={() => window.location.reload()}
          >
            {words.reload}
          </button>
        </Notice>
      ) : null}
    </>
  );
}

function Fault(props: {
  media: Media;
  input: Input;
  fault: string;
  said: string;
  words: FaultWords;
}) {
  const { media, input, fault, said, words } = props;
  return (
    <Notice kind="warning" testid="device-silent">
      <p data-testid={`${input}-fault`} data-fault={fault}>
        {said}
      </p>
      <button
        type="button"
        className="button"
        data-testid={`restart-${input}`}
        onClick={() => void media.restart(input)}
      >
        {words.restart[input]}
      </button>
    </Notice>
  );
}
