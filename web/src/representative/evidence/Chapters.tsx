import { type MouseEvent, useMemo } from 'react';
import { download } from '../../shared/ui/download';
import { duration } from '../../shared/ui/words';
import { text } from '../text';
import { type Mark, markAt, nearestMark } from './marks';
import { bothSides, type RecordedCall } from './playback';
import { vttOf } from './vtt';

const words = text.evidence;

function markWords({ kind, side }: Mark): string {
  return words.marks[kind][side];
}

/** So near to a mark the mouse means it. */
const near_px = 8;

/**
 * Under the line: when each side was received, and a mark where something happened. For the mouse alone: the list beside
 * it has the same.
 */
export function Lanes(props: { call: RecordedCall; marks: Mark[]; seek: (at_ms: number) => void }) {
  const { call, marks, seek } = props;
  const length_ms = Math.max(1, call.length_ms);
  const along = (ms: number) => `${(ms / length_ms) * 100}%`;
  const press = ({ currentTarget, clientX }: MouseEvent<SVGSVGElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const at_ms = ((clientX - left) / width) * length_ms;
    const near = nearestMark(marks, at_ms);
    const meant = near && Math.abs(near.at_ms - at_ms) <= (near_px / width) * length_ms;
    seek(meant ? near.at_ms : at_ms);
  };
  return (
    <svg className="player-lanes" aria-hidden="true" data-testid="player-lanes" onClick={press}>
      {bothSides.map((side, lane) => (
        <g key={side} className={`player-lane-${side}`}>
          <rect className="player-lane" x="0" y={4 + lane * 7} width="100%" height="5" rx="2.5" />
          {call.sides[side].map(({ evidence, from_ms, until_ms }) => (
            <rect
              key={evidence}
              x={along(from_ms)}
              y={4 + lane * 7}
              width={along(until_ms - from_ms)}
              height="5"
              rx="2.5"
            />
          ))}
        </g>
      ))}
      {marks.map((mark) => (
        <rect
          key={`${mark.at_ms} ${mark.side} ${mark.kind}`}
          className={`player-tick player-tick-${mark.kind}`}
          x={along(mark.at_ms)}
          y="0"
          width="3"
          height="20"
          rx="1.5"
        >
          <title>{`${duration(mark.at_ms / 1000)} ${markWords(mark)}`}</title>
        </rect>
      ))}
    </svg>
  );
}

/** The chapters of the call, with the one that is on. */
export function Chapters(props: {
  call: RecordedCall;
  marks: Mark[];
  at_ms: number;
  seek: (at_ms: number) => void;
}) {
  const { call, marks, at_ms, seek } = props;
  const now = markAt(marks, at_ms);
  const told = useMemo(() => marks.map((one) => ({ ...one, words: markWords(one) })), [marks]);
  return (
    <section className="player-chapters" aria-label={words.marks.heading}>
      <h3>{words.marks.heading}</h3>
      <ol data-testid="player-chapters">
        {told.map((mark, index) => (
          <li key={`${mark.at_ms} ${mark.side} ${mark.kind}`}>
            <button
              type="button"
              aria-current={index === now ? 'step' : undefined}
              onClick={() => seek(mark.at_ms)}
            >
              <span className="player-time">{duration(mark.at_ms / 1000)}</span>
              <span>{mark.words}</span>
            </button>
          </li>
        ))}
      </ol>
      <p className="fine">{words.marks.hint}</p>
      <button
        type="button"
        className="button button-quiet"
        data-testid="player-vtt"
        onClick={() => download(`${call.call}.vtt`, 'text/vtt', vttOf(told, call.length_ms))}
      >
        {words.marks.download}
      </button>
    </section>
  );
}
