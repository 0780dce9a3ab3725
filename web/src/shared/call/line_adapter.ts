import { Part } from '../part';
import { createStore } from '../store';
import type { Call } from './call';
import type { Media } from './media';
import { type Adaptation, adapt, factsOf, save, steady, type VideoMode } from './quality';
import { type Reading, readingOf } from './readings';

const look_ms = 2000;
const still_ms = 4000;

/** Most lines never need it. */
const stills = new Part(async () => (await import('./stills')).stillOf);

/** What it needs of the page's Call. */
type WatchedCall = Pick<Call, 'store' | 'stats' | 'sendVideo' | 'sendStill'>;

/** Watches the line during a call and sends what it carries: video, less video, or stills. */
export class LineAdapter {
  readonly store = createStore<Adaptation>(steady);
  #call: WatchedCall;
  #media: Pick<Media, 'store'>;
  #last: Reading | null = null;
  #timer: number | null = null;
  #stillTimer: number | null = null;
  #together = true;

  constructor(call: WatchedCall, media: Pick<Media, 'store'>) {
    this.#call = call;
    this.#media = media;
    call.store.subscribe(() => this.#callChanged());
  }

  /** Whether the other's media can come: when nothing comes from who is away, our line is not to blame. */
  together(together: boolean): void {
    this.#together = together;
    if (!together) this.#last = null;
  }

  /** By hand: less data until it is said otherwise. */
  save(saving: boolean): void {
    this.#become(save(this.store.get(), saving));
  }

  #callChanged(): void {
    const { purpose } = this.#call.store.get();
    if (purpose === 'call') {
      this.#timer ??= window.setInterval(() => void this.#look(), look_ms);
      return;
    }
    if (this.#timer === null) return;
    window.clearInterval(this.#timer);
    this.#timer = null;
    this.#last = null;
    // Who wanted less data wants it in the next call too.
    this.#become(save(steady, this.store.get().saving));
  }

  async #look(): Promise<void> {
    if (!this.#together) return;
    const reading = readingOf(await this.#call.stats(), performance.now());
    const last = this.#last;
    this.#last = reading;
    // While it is interrupted the line is mended; how good it is shows afterwards.
    if (!reading || !last || this.#call.store.get().phase !== 'connected') return;
    this.#become(adapt(this.store.get(), factsOf(last, reading), reading.at_ms));
  }

  #become(now: Adaptation): void {
    const before = this.store.get();
    this.store.set(now);
    if (before.mode === now.mode) return;
    this.#call.sendVideo(now.mode);
    this.#sendStills(now.mode);
  }

  #sendStills(mode: VideoMode): void {
    if (this.#stillTimer !== null) {
      window.clearInterval(this.#stillTimer);
      this.#stillTimer = null;
      this.#call.sendStill('');
    }
    if (mode !== 'stills') return;
    let making = false;
    const send = async () => {
      const { stream } = this.#media.store.get();
      if (!stream || making) return;
      making = true;
      const stillOf = await stills.fetch();
      const still = (await stillOf?.(stream)) ?? null;
      making = false;
      if (still && this.#stillTimer !== null) this.#call.sendStill(still);
    };
    this.#stillTimer = window.setInterval(() => void send(), still_ms);
    void send();
  }
}
