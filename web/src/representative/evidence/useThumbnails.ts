import { useEffect, useState } from 'react';
import { partAt, type RecordedCall, type Side } from './playback';
import { fileOf } from './requests';

/** So many moments of a call, whatever its length. */
const moments = 8;
const width = 160;
/** A moment whose picture does not come within this is left out. */
const patience_ms = 10_000;

export interface Moment {
  at_ms: number;
  bitmap: ImageBitmap;
}

/** Pictures of a recorded call along its line, one after the other as they come. */
export function useThumbnails(call: RecordedCall): Moment[] {
  const [taken, setTaken] = useState<Moment[]>([]);
  useEffect(() => {
    const mine: Moment[] = [];
    const over = new AbortController();
    const video = document.createElement('video');
    video.muted = true;
    video.preload = 'auto';
    const takeAll = async () => {
      for (const at_ms of momentsOf(call)) {
        const bitmap = await take(video, call, at_ms, over.signal).catch(() => null);
        if (over.signal.aborted) return bitmap?.close();
        if (!bitmap) continue;
        mine.push({ at_ms, bitmap });
        setTaken([...mine]);
      }
    };
    void takeAll();
    return () => {
      over.abort();
      video.removeAttribute('src');
      video.load();
      for (const { bitmap } of mine) bitmap.close();
      setTaken([]);
    };
  }, [call]);
  return taken;
}

/** In the middle of as many equal stretches. */
export function momentsOf({ length_ms }: RecordedCall): number[] {
  return Array.from({ length: moments }, (_, index) =>
    Math.round(((index + 0.5) / moments) * length_ms),
  );
}

/** Of the applicant; where nothing was received of them, of the other side; null: of neither. */
async function take(
  video: HTMLVideoElement,
  call: RecordedCall,
  at_ms: number,
  over: AbortSignal,
): Promise<ImageBitmap | null> {
  const sides: Side[] = ['applicant', 'representative'];
  const part = sides.map((side) => partAt(call.sides[side], at_ms)).find((one) => one);
  if (!part) return null;
  const url = fileOf(part.evidence);
  if (video.getAttribute('src') !== url) {
    video.src = url;
    await told(video, 'loadeddata', over);
  }
  const there_s = (at_ms - part.from_ms) / 1000;
  if (video.currentTime !== there_s) {
    video.currentTime = there_s;
    await told(video, 'seeked', over);
  }
  if (video.videoWidth === 0) return null;
  return createImageBitmap(video, { resizeWidth: width });
}

function told(video: HTMLVideoElement, what: string, over: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = AbortSignal.any([over, AbortSignal.timeout(patience_ms)]);
    const failed = () => reject(new Error('not seen'));
    video.addEventListener(what, () => resolve(), { once: true, signal: end });
    video.addEventListener('error', failed, { once: true, signal: end });
    end.addEventListener('abort', failed, { once: true });
  });
}
