import { limits } from '../../../shared/api/limits';
import { asProblem, type Problem } from '../../../shared/api/problem';
import type { StillReceived, StillTrouble, WantedStill } from '../../../shared/api/types';
import { Part } from '../../../shared/part';
import { createStore } from '../../../shared/store';

/** What the applicant is told of the last picture that was asked for. */
export type StillNews = 'taking' | 'taken' | 'missed' | null;

export interface StillWorld {
  stream: () => MediaStream | null;
  post: (route: string, bytes: Blob) => Promise<StillReceived>;
  missed: (still: string, why: StillTrouble) => Promise<void>;
}

/** Fetched with a call that is recorded: no other has pictures taken. */
const camera = new Part(async () => {
  const [{ takeStill }, { sendStill }] = await Promise.all([
    import('./take_still'),
    import('./send_still'),
  ]);
  return { takeStill, sendStill };
});

/** For so long somebody is told that a picture was taken. */
const told_ms = 8000;

/** Takes the pictures that the representative asks for, each once, and sends them. */
export class StillTaker {
  readonly news = createStore<StillNews>(null);
  readonly #world: StillWorld;
  #last: string | null = null;
  #wanted: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(world: StillWorld) {
    this.#world = world;
  }

  /** What taking one needs, before one is asked for. */
  prepare(): void {
    void camera.fetch();
  }

  /** With every state: what is to be taken now. */
  want(wanted: WantedStill | null): void {
    this.#wanted = wanted?.still ?? null;
    if (!wanted || wanted.still === this.#last) return;
    this.#last = wanted.still;
    void this.#take(wanted.still);
  }

  async #take(still: string): Promise<void> {
    this.#tell('taking');
    const taking = await camera.fetch();
    if (!taking) return this.#miss(still, 'not_taken');
    const file = await taking.takeStill(this.#world.stream());
    if (typeof file === 'string') return this.#miss(still, file);
    // Another page of the same applicant, after a reload, takes another picture: it begins anew.
    const take = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    const route = `call/stills/${still}?take=${take}&bytes=${file.size}`;
    const there = await taking.sendStill({
      file,
      part_bytes: limits.still_part_bytes,
      send: async (number, bytes) =>
        (await this.#world.post(`${route}&number=${number}`, bytes)).missing,
      again: (problem) => this.#wanted === still && mayWork(asProblem(problem)),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
    this.#tell(there ? 'taken' : 'missed');
  }

  async #miss(still: string, why: StillTrouble): Promise<void> {
    this.#tell('missed');
    await this.#world.missed(still, why).catch(() => undefined);
  }

  #tell(news: StillNews): void {
    clearTimeout(this.#timer);
    this.news.set(news);
    if (news !== 'taking') this.#timer = setTimeout(() => this.news.set(null), told_ms);
  }
}

/** No network, a restart, too much at once: what was refused for itself is not asked again. */
function mayWork({ status }: Problem): boolean {
  return status === 0 || status >= 500 || status === 429;
}
