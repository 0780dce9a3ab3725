import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import {
  type Part,
  bothSides,
  nextReceived,
  partAt,
  type RecordedCall,
  shownAt,
  type Side,
  without,
} from './playback';
import { fileOf } from './requests';

/** More than this apart, one side is set to where the other is. */
const apart_ms_max = 80;

export interface Playing {
  at_ms: number;
  playing: boolean;
  rate: number;
  /** Which side is to be seen now. */
  seen: Record<Side, Part | undefined>;
  /** What cannot be played. */
  broken: ReadonlySet<string>;
  /** This side's file cannot be had, or is none. */
  fail(side: Side): void;
  videos: Record<Side, RefObject<HTMLVideoElement | null>>;
  toggle(): void;
  seek(at_ms: number): void;
  setRate(rate: number): void;
}

/** Puts a video to a moment of the call, and lets it run or stand. */
function follow(video: HTMLVideoElement, part: Part | undefined, want: Wanted): void {
  if (!part) {
    if (!video.paused) video.pause();
    return;
  }
  const url = fileOf(part.evidence);
  if (video.getAttribute('src') !== url) video.src = url;
  const there_ms = Math.min(Math.max(0, want.at_ms - part.from_ms), part.until_ms - part.from_ms);
  const there_s = there_ms / 1000;
  if (Math.abs(video.currentTime - there_s) * 1000 > want.apart_ms) video.currentTime = there_s;
  if (video.playbackRate !== want.rate) video.playbackRate = want.rate;
  if (want.playing && video.paused) void video.play().catch(() => undefined);
  if (!want.playing && !video.paused) video.pause();
}

interface Wanted {
  at_ms: number;
  apart_ms: number;
  playing: boolean;
  rate: number;
}

/** Where the call is by the video that leads: the clock runs on its own where there is none. */
function momentOf(video: HTMLVideoElement | null, part: Part | undefined): number | undefined {
  if (!video || !part || video.getAttribute('src') !== fileOf(part.evidence)) return undefined;
  if (video.seeking || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return undefined;
  return part.from_ms + video.currentTime * 1000;
}

export function useRecordedCall(recorded: RecordedCall): Playing {
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set());
  const call = useMemo(() => without(recorded, broken), [recorded, broken]);
  const videos = {
    applicant: useRef<HTMLVideoElement>(null),
    representative: useRef<HTMLVideoElement>(null),
  };
  const [at_ms, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [rate, setRate] = useState(1);
  const now = useRef({ at_ms: 0 });
  const seen = {
    applicant: shownAt(call.sides.applicant, at_ms),
    representative: shownAt(call.sides.representative, at_ms),
  };

  /** Both sides at that moment; each may be so far from it. */
  const show = (at: number, apart_ms: (side: Side) => number) => {
    now.current.at_ms = at;
    for (const side of bothSides) {
      const runs = playing && partAt(call.sides[side], at) !== undefined;
      const video = videos[side].current;
      const want = { at_ms: at, apart_ms: apart_ms(side), playing: runs, rate };
      if (video) follow(video, shownAt(call.sides[side], at), want);
    }
    setAt(at);
  };

  useEffect(() => {
    let frame = 0;
    const step = () => {
      const past = now.current;
      const leading: Side = partAt(call.sides.applicant, past.at_ms)
        ? 'applicant'
        : 'representative';
      const part = partAt(call.sides[leading], past.at_ms);
      const led = momentOf(videos[leading].current, part);
      // Of which nothing was received, there is nothing to wait for.
      const alone = part ? past.at_ms : nextReceived(call, past.at_ms);
      const next = playing ? Math.max(past.at_ms, led ?? alone) : past.at_ms;
      // The last picture of a part is the beginning of what follows.
      const ended = part && videos[leading].current?.ended ? part.until_ms : next;
      show(Math.min(ended, call.length_ms), (side) =>
        side === leading && playing ? Infinity : apart_ms_max,
      );
      if (now.current.at_ms >= call.length_ms) setPlaying(false);
      frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  });

  const seek = (to_ms: number) => show(Math.min(Math.max(0, to_ms), call.length_ms), () => 0);
  const toggle = () => {
    if (!playing && now.current.at_ms >= call.length_ms) seek(0);
    setPlaying(!playing);
  };
  const fail = (side: Side) => {
    const part = seen[side];
    if (part) setBroken((before) => new Set([...before, part.evidence]));
  };
  return { at_ms, playing, rate, seen, broken, fail, videos, toggle, seek, setRate };
}
