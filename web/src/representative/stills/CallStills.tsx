import { useState } from 'react';
import type { StaffCall, StillOf, TakenStill } from '../../shared/api/types';
import { Icon } from '../../shared/ui/Icon';
import { LiveRegion } from '../../shared/ui/LiveRegion';
import { Refusal } from '../Refusal';
import { text } from '../text';
import { nameOf, namesOf, saidOf } from './still_words';
import { picturesOf, profilePicture } from './stills';
import { StillViewer } from './StillViewer';
import { Thumbnail } from './Thumbnail';
import type { Taking } from './useTaking';

const words = text.stills;
const kinds: StillOf[] = ['face', 'document_front', 'document_back', 'other'];

/** What is photographed in the call: asked for here, and seen here a moment later. */
export function CallStills(props: { taking: Taking; call: StaffCall; watcher: string }) {
  const { taking, call, watcher } = props;
  const { stills } = call;
  const [opened, setOpened] = useState<string | null>(null);
  if (!stills) return null;
  const pictures = picturesOf(call.id, stills);
  const names = namesOf(stills.taken);
  const named = ({ still, of }: TakenStill) => names.get(still) ?? nameOf(of);
  const last = stills.taken.at(-1);
  return (
    <section className="stills" aria-label={words.heading} data-testid="stills">
      <TakeStill taking={taking} call={call} />
      <LiveRegion>
        {last ? (
          <span className="stills-told">{`${named(last)}: ${saidOf(last).line}`}</span>
        ) : null}
      </LiveRegion>
      {stills.taken.length > 0 ? (
        <ul className="still-strip" data-testid="still-strip">
          {stills.taken.toReversed().map((still) => {
            const { tone, line } = saidOf(still);
            const id = still.camera?.evidence ?? still.relay?.evidence;
            const picture = pictures.find((one) => one.id === id);
            return (
              <li key={still.still} className={`still still-${tone}`} data-state={still.state}>
                {picture ? (
                  <button
                    type="button"
                    className="still-open"
                    aria-label={words.open({ of: named(still) })}
                    data-testid="still-open"
                    onClick={() => setOpened(picture.id)}
                  >
                    <Thumbnail picture={picture} testid="still-thumbnail" />
                  </button>
                ) : (
                  <span className="still-open still-empty">
                    {tone === 'busy' ? (
                      <progress max={100} value={still.percent || undefined} aria-label={line} />
                    ) : (
                      <Icon name="photo" />
                    )}
                  </span>
                )}
                <strong data-testid="still-name">{named(still)}</strong>
                <span className="still-said" data-testid="still-said">
                  {line}
                </span>
              </li>
            );
          })}
        </ul>
      ) : null}
      {opened !== null ? (
        <StillViewer
          pictures={[...pictures, ...profilePicture(call.profile.photo)]}
          first={opened}
          watcher={watcher}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </section>
  );
}

function TakeStill({ taking, call }: { taking: Taking; call: StaffCall }) {
  const { of, choose, take, able, problem, want } = taking;
  const back = call.camera === 'environment';
  return (
    <>
      <div className="still-take">
        <button
          type="button"
          className="button"
          aria-disabled={!able}
          aria-keyshortcuts="Alt+P"
          data-testid="take-still"
          onClick={take}
        >
          <Icon name="photo" />
          <span>{words.take}</span>
          <kbd>{words.shortcut}</kbd>
        </button>
        <label className="still-of">
          <span>{words.what}</span>
          <select
            value={of}
            data-testid="still-of"
            onChange={({ target }) => choose(target.value as StillOf)}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {nameOf(kind)}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className={back ? 'button control-on' : 'button'}
          aria-pressed={back}
          data-testid="back-camera"
          onClick={() => want(back ? null : 'environment')}
        >
          <Icon name="switch" />
          <span>{words.backCamera}</span>
        </button>
        {call.stills?.left === 0 ? <span className="fine">{words.noneLeft}</span> : null}
      </div>
      <Refusal problem={problem} testid="still-refused" />
    </>
  );
}
