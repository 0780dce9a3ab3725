import { useEffect, useState } from 'react';
import { Dialog } from '../../shared/ui/Dialog';
import { Refusal } from '../Refusal';
import { text } from '../text';
import { StillCanvas, type Turn } from './StillCanvas';
import type { Picture } from './stills';
import { useStill } from './useStill';

const words = text.stills;

/** One picture, or two beside each other: whole or in its own pixels, and turned. */
export function StillViewer(props: {
  pictures: Picture[];
  first: string;
  watcher: string;
  onClose: () => void;
}) {
  const { pictures, first, watcher, onClose } = props;
  const [shown, setShown] = useState<string[]>([first]);
  const [native, setNative] = useState(false);
  const [turns, setTurns] = useState<Record<string, Turn>>({});
  const seen = shown.flatMap((id) => pictures.filter((one) => one.id === id));
  const [main] = seen;
  const others = pictures.filter(({ id }) => id !== main?.id);
  const step = (by: number) => {
    const at = pictures.findIndex(({ id }) => id === main?.id);
    const next = pictures[(at + by + pictures.length) % pictures.length];
    if (next) setShown([next.id]);
  };
  const turn = () => {
    const id = main?.id ?? '';
    setTurns((before) => ({ ...before, [id]: (((before[id] ?? 0) + 90) % 360) as Turn }));
  };
  useViewerKeys({
    r: turn,
    z: () => setNative((before) => !before),
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
  });
  return (
    <Dialog heading={words.viewer} testid="still-viewer" onClose={onClose}>
      <div className="viewer-tools">
        <button
          type="button"
          className={native ? 'button control-on' : 'button'}
          aria-pressed={native}
          aria-keyshortcuts="Z"
          data-testid="still-native"
          onClick={() => setNative(!native)}
        >
          <span>{words.native}</span> <kbd>Z</kbd>
        </button>
        <button
          type="button"
          className="button"
          aria-keyshortcuts="R"
          data-testid="still-turn"
          onClick={turn}
        >
          <span>{words.turn}</span> <kbd>R</kbd>
        </button>
        {others.length > 0 ? (
          <label className="viewer-compare">
            <span>{words.compareWith}</span>
            <select
              value={shown[1] ?? ''}
              data-testid="still-compare"
              onChange={({ target }) =>
                setShown(target.value ? [main?.id ?? first, target.value] : [main?.id ?? first])
              }
            >
              <option value="">{words.alone}</option>
              {others.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <button
          type="button"
          className="button button-main viewer-close"
          data-testid="still-close"
          onClick={onClose}
        >
          {words.close}
        </button>
      </div>
      <div className={seen.length > 1 ? 'viewer-pictures viewer-two' : 'viewer-pictures'}>
        {seen.map((picture) => (
          <Looked
            key={picture.id}
            picture={picture}
            native={native}
            turn={turns[picture.id] ?? 0}
            watcher={watcher}
          />
        ))}
      </div>
    </Dialog>
  );
}

function Looked(props: { picture: Picture; native: boolean; turn: Turn; watcher: string }) {
  const { picture, native, turn, watcher } = props;
  const { bitmap, problem } = useStill(picture);
  const { title, width, height, said, tone } = picture;
  return (
    <figure className="viewer-picture">
      <figcaption>
        <strong>{title}</strong>
        <span className="fine">{` ${words.size({ width, height })} · `}</span>
        <span className={`still-${tone}`}>
          <span className="still-said">{said}</span>
        </span>
      </figcaption>
      <div
        className={native ? 'viewer-field viewer-native' : 'viewer-field'}
        role="group"
        aria-label={title}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keys, too
        tabIndex={0}
      >
        <Refusal problem={problem} testid="still-problem" />
        <StillCanvas bitmap={bitmap} label={title} turn={turn} testid="still-seen" />
        <p className="player-mark" aria-hidden="true">
          {watcher}
        </p>
      </div>
    </figure>
  );
}

/** Of the page, but for what is chosen; arrows scroll what is larger than its place. */
function useViewerKeys(keys: Record<string, () => void>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = keys[event.key];
      const target = event.target as HTMLElement;
      const own = target.closest('select, .viewer-native') && event.key.startsWith('Arrow');
      if (!key || own || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      key();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
