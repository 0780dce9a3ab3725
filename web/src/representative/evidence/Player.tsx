import { useEffect, useMemo } from 'react';
import { dayAndTime, duration } from '../../shared/ui/words';
import { StillCanvas } from '../stills/StillCanvas';
import { text } from '../text';
import { Chapters, Lanes } from './Chapters';
import { markAfter, markBefore, marksIn } from './marks';
import { type RecordedCall, bothSides, type Side } from './playback';
import { useRecordedCall } from './useRecordedCall';
import { momentsOf, useThumbnails } from './useThumbnails';

const words = text.evidence;
const rates = [0.5, 1, 1.5, 2, 3];
const frame_ms = 1000 / 30;

/**
 * Both sides of a call in step. Space plays, arrows go 5 seconds, with Shift from mark to mark, comma and full stop a
 * picture.
 */
export function Player({ call, watcher }: { call: RecordedCall; watcher: string }) {
  const player = useRecordedCall(call);
  const marks = useMemo(() => marksIn(call), [call]);
  const keys: Record<string, () => void> = {
    ' ': player.toggle,
    k: player.toggle,
    ArrowLeft: () => player.seek(player.at_ms - 5000),
    ArrowRight: () => player.seek(player.at_ms + 5000),
    'Shift ArrowLeft': () => player.seek(markBefore(marks, player.at_ms) ?? 0),
    'Shift ArrowRight': () => player.seek(markAfter(marks, player.at_ms) ?? player.at_ms),
    ',': () => player.seek(player.at_ms - frame_ms),
    '.': () => player.seek(player.at_ms + frame_ms),
  };
  useKeys(keys);
  return (
    <section className="player" aria-label={words.player} data-testid="player">
      <div className="player-sides">
        {bothSides.map((side) => (
          <Shown key={side} side={side} call={call} player={player} watcher={watcher} />
        ))}
      </div>
      <Thumbnails call={call} seek={player.seek} />
      <input
        type="range"
        className="player-line"
        aria-label={words.position}
        aria-valuetext={clock(player.at_ms)}
        min={0}
        max={Math.max(1, Math.round(call.length_ms))}
        value={Math.round(player.at_ms)}
        onChange={({ target }) => player.seek(Number(target.value))}
        data-testid="player-line"
      />
      <Lanes call={call} marks={marks} seek={player.seek} />
      <div className="row player-controls">
        <button
          type="button"
          className="button button-main"
          data-testid="player-play"
          onClick={player.toggle}
        >
          {player.playing ? words.pause : words.play}
        </button>
        <span className="player-time" data-testid="player-time">
          {`${clock(player.at_ms)} / ${clock(call.length_ms)}`}
        </span>
        <Frame label={words.frameBack} sign="‹" step={keys[',']} />
        <Frame label={words.frameOn} sign="›" step={keys['.']} />
        <label className="player-rate">
          <span>{words.speed}</span>
          <select
            value={player.rate}
            onChange={({ target }) => player.setRate(Number(target.value))}
            data-testid="player-rate"
          >
            {rates.map((rate) => (
              <option key={rate} value={rate}>
                {`${rate}×`}
              </option>
            ))}
          </select>
        </label>
        <span className="fine">{dayAndTime(call.began, text.language)}</span>
      </div>
      <p className="fine" data-testid="player-keys">
        {words.keys}
      </p>
      <Chapters call={call} marks={marks} at_ms={player.at_ms} seek={player.seek} />
    </section>
  );
}

/** What is to be seen along the line: a press goes there. */
function Thumbnails({ call, seek }: { call: RecordedCall; seek: (to_ms: number) => void }) {
  const taken = useThumbnails(call);
  return (
    <ol className="player-thumbnails" aria-label={words.moments}>
      {momentsOf(call).map((at_ms) => {
        const moment = taken.find((one) => one.at_ms === at_ms);
        return (
          <li key={at_ms}>
            {moment ? (
              <button
                type="button"
                aria-label={words.goTo({ time: clock(at_ms) })}
                data-testid="player-thumbnail"
                onClick={() => seek(at_ms)}
              >
                <StillCanvas bitmap={moment.bitmap} label={words.goTo({ time: clock(at_ms) })} />
              </button>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

function clock(ms: number): string {
  return duration(ms / 1000);
}

function Frame({ label, sign, step }: { label: string; sign: string; step?: () => void }) {
  return (
    <button type="button" className="button" aria-label={label} title={label} onClick={step}>
      {sign}
    </button>
  );
}

/** Where something is written or chosen, and the keys by which a button or a link is pressed. */
function isOwnKey(target: HTMLElement, key: string): boolean {
  if (target.closest('input:not([type=range]), textarea, select')) return true;
  return (key === ' ' || key === 'Enter') && target.closest('button, a') !== null;
}

/** Of the whole page. The line moves by the same steps as the rest of it. */
function useKeys(keys: Record<string, () => void>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = keys[event.shiftKey ? `Shift ${event.key}` : event.key];
      const own = isOwnKey(event.target as HTMLElement, event.key);
      if (!key || own || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      key();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}

function Shown(props: {
  side: Side;
  call: RecordedCall;
  player: ReturnType<typeof useRecordedCall>;
  watcher: string;
}) {
  const { side, call, player, watcher } = props;
  const part = player.seen[side];
  const never = call.sides[side].length === 0;
  const broken = call.sides[side].some(({ evidence }) => player.broken.has(evidence));
  return (
    <figure className="player-side">
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what was said is not written down */}
      <video
        ref={player.videos[side]}
        preload="auto"
        playsInline
        data-testid={`player-${side}`}
        onError={() => player.fail(side)}
      />
      {broken ? (
        <p className="player-broken" role="alert" data-testid={`player-${side}-broken`}>
          {words.broken}
        </p>
      ) : null}
      {part || broken ? null : (
        <p className="player-nothing">{never ? words.nothingOf[side] : words.nothingNow}</p>
      )}
      <p className="player-mark" aria-hidden="true">
        {watcher}
      </p>
      <figcaption>
        <span>{words.sides[side]}</span>
        {part && !part.whole ? <span className="fine">{` · ${words.cut}`}</span> : null}
      </figcaption>
    </figure>
  );
}
