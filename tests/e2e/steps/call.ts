import assert from 'node:assert/strict';
import type { Tab } from '../harness/tab.ts';
import { readReception, type Reception } from '../harness/probe.ts';
import { NotYet, patience_ms, until } from '../harness/until.ts';

// What both sides of a call see and hear.

const frames_min = 8;
/** Of `totalAudioEnergy`: half a second of the clips' voices is far above, silence far below. */
const energy_min = 0.0005;
/** In a second of silence, with what a codec makes of it. */
const silence_energy_max = 0.00001;

export function reception(tab: Tab): Promise<Reception | null> {
  return tab.ask(readReception);
}

/**
 * The other's picture is decoded and shown, the own picture is sent, and the other's voice is played:
 * all of it now, not some time before.
 */
export async function seesAndHears(tab: Tab, within_ms = patience_ms): Promise<Reception> {
  let first: Reception | null = null;
  return until(
    `${tab.who} to see and hear the other`,
    async () => {
      const now = await reception(tab).catch(() => null);
      if (!now) throw new NotYet('no connection');
      // A new connection counts from nothing again.
      if (
        !first ||
        now.framesDecoded < first.framesDecoded ||
        now.framesShown < first.framesShown
      ) {
        first = now;
      }
      const grown =
        now.framesDecoded - first.framesDecoded >= frames_min &&
        now.framesShown - first.framesShown >= frames_min &&
        now.framesSent - first.framesSent >= frames_min &&
        now.audioEnergy - first.audioEnergy >= energy_min;
      if (!grown) throw new NotYet(`${JSON.stringify(first)} -> ${JSON.stringify(now)}`);
      return now;
    },
    within_ms,
  );
}

export async function bothSeeAndHear(a: Tab, b: Tab, within_ms = patience_ms): Promise<void> {
  await Promise.all([seesAndHears(a, within_ms), seesAndHears(b, within_ms)]);
}

/** How long it takes, in milliseconds, until pictures are shown that were not before. */
export function untilShown(tab: Tab, within_ms: number | null = null): Promise<number> {
  return tab.ask(
    async ({ frames, limit_ms }) => {
      const shown = () => window.seen.shown['remote-video'] ?? 0;
      const [before, began_ms] = [shown(), performance.now()];
      const took_ms = () => performance.now() - began_ms;
      while (shown() < before + frames) {
        if (limit_ms !== null && took_ms() > limit_ms) throw new Error(`not after ${limit_ms} ms`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return took_ms();
    },
    { frames: 3, limit_ms: within_ms },
  );
}

/** Sound comes, and it is silence: the other is muted. */
export async function hearsSilence(tab: Tab): Promise<void> {
  let before: Reception | null = null;
  await until(`${tab.who} to hear silence`, async () => {
    const now = await reception(tab);
    if (!now) throw new NotYet('no connection');
    if (!before || now.audioSeconds - before.audioSeconds >= 1) {
      const energy = before ? now.audioEnergy - before.audioEnergy : Infinity;
      before = now;
      if (energy < silence_energy_max) return true;
      throw new NotYet(`energy ${energy}`);
    }
    return undefined;
  });
}

/** The picture comes, and it is black: the other's camera is off. */
export async function seesBlack(tab: Tab): Promise<void> {
  await until(`${tab.who} to see black`, async () => {
    const colour = await colourSeen(tab);
    if (Math.max(...colour) > 24) throw new NotYet(`colour ${colour.join(',')}`);
    return true;
  });
}

export interface CallSeen {
  id: string;
  code: string;
}

/** The call as a side has it: the code from its page, the id from what the server last said. */
async function callOf(tab: Tab): Promise<CallSeen> {
  const code = await tab.read('call-code', /^\d{4}$/);
  const id = await tab.until(
    `${tab.who} to have a call`,
    () => {
      type State = { call?: { id: string } | null; view?: { call: { id: string } | null } };
      const state = window.seen.state as State | null;
      return (state?.call ?? state?.view?.call)?.id;
    },
    null,
  );
  return { id, code };
}

/** Both are in one call, and see the same code. */
export async function sameCall(a: Tab, b: Tab): Promise<CallSeen> {
  const [seenByA, seenByB] = await Promise.all([callOf(a), callOf(b)]);
  assert.deepEqual(seenByA, seenByB, `${a.who} and ${b.who} are in the same call`);
  return seenByA;
}

/** The average colour around the middle of the other's picture. */
export function colourSeen(tab: Tab): Promise<[number, number, number]> {
  return tab.until(
    `${tab.who} to see a picture`,
    () => {
      const video = document.querySelector<HTMLVideoElement>('[data-testid="remote-video"]');
      if (!video || video.videoWidth === 0) return undefined;
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 1;
      const pen = canvas.getContext('2d');
      if (!pen) return undefined;
      const { videoWidth: width, videoHeight: height } = video;
      pen.drawImage(video, width * 0.4, height * 0.4, width * 0.2, height * 0.2, 0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
      return [red, green, blue] as [number, number, number];
    },
    null,
  );
}
