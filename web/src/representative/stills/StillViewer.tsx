import { useEffect, useState } from 'react';
import { Dialog } from '../../shared/ui/Dialog';
import { Refusal } from '../Refusal';
import { text } from '../text';
import { StillCanvas, type Turn } from './StillCanvas';
import type { Picture } from './stills';
import { useStill } from './useStill';

const words = text.stills;
const beside = [
  { place: 1, label: words.compareWith, testid: 'still-compare' },
  { place: 2, label: words.andWith, testid: 'still-compare-third' },
];

/** One picture, or up to three beside each other: whole or in its own pixels, and turned. */
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
  const [touched, setTouched] = useState(first);
  /** What is turned: the picture that was pressed last, or reached by keys. */
  const active = shown.includes(touched) ? touched : main?.id;
  const step = (by: number) => {
    const at = pictures.findIndex(({ id }) => id === main?.id);
    const next = pictures[(at + by + pictures.length) % pictures.length];
    if (next) setShown([next.id]);
  };
  const turn = () => {
    const id = active ?? '';
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
        {beside.slice(0, pictures.length - 1).map(({ place, label, testid }) =>
          shown.length < place ? null : (
            <Beside
              key={place}
              pictures={pictures.filter(({ id }) => !shown.slice(0, place).includes(id))}
              label={label}
              testid={testid}
              chosen={shown[place] ?? ''}
              choose={(id) => {
                const rest = id ? [id, ...shown.slice(place + 1).filter((one) => one !== id)] : [];
                setShown([...shown.slice(0, place), ...rest]);
              }}
            />
          ),
        )}
        <button
          type="button"
          className="button button-main viewer-close"
          data-testid="still-close"
          onClick={onClose}
        >
          {words.close}
        </button>
      </div>
      <div className={`viewer-pictures viewer-of-${seen.length}`}>
        {seen.map((picture) => (
          <Looked
            key={picture.id}
            picture={picture}
            native={native}
            turn={turns[picture.id] ?? 0}
            watcher={watcher}
            active={seen.length > 1 && picture.id === active}
            touch={() => setTouched(picture.id)}
          />
        ))}
      </div>
    </Dialog>
  );
}

/** Which other picture is to stand there. */
function Beside(props: {
  pictures: Picture[];
  label: string;
  testid: string;
  chosen: string;
  choose: (id: string) => void;
}) {
  const { pictures, label, testid, chosen, choose } = props;
  return (
    <label className="viewer-compare">
      <span>{label}</span>
      <select value={chosen} data-testid={testid} onChange={({ target }) => choose(target.value)}>
        <option value="">{words.alone}</option>
        {pictures.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function Looked(props: {
  picture: Picture;
  native: boolean;
  turn: Turn;
  watcher: string;
  active: boolean;
  touch: () => void;
}) {
  const { picture, native, turn, watcher, active, touch } = props;
  const { bitmap, problem } = useStill(picture);
  const { title, width, height, said, tone } = picture;
  return (
    <figure className="viewer-picture">
      <figcaption>
        <strong>{title}</strong>
        {width > 0 ? <span className="fine">{` ${words.size({ width, height })} · `}</span> : null}
        <span className={`still-${tone}`}>
          <span className="still-said">{said}</span>
        </span>
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what is pressed, or scrolled by keys, is what R turns */}
      <div
        className={`viewer-field${native ? ' viewer-native' : ''}${active ? ' viewer-active' : ''}`}
        role="group"
        aria-label={title}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keys, too
        tabIndex={0}
        onFocus={touch}
        onPointerDown={touch}
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
