import { answered } from './attempt';
import { createStore } from './store';

/**
 * Why a part is not there: the service is out of reach; it was upgraded and has other files by now; or the browser does
 * not fetch again what failed once (many keep failures: whatwg/html#6768). Against the last two a reload helps.
 */
export type Missing = 'unreachable' | 'updated' | 'unloaded';

export type Found<T> = { is: 'coming' } | { is: 'here'; it: T } | { is: 'missing'; why: Missing };

/** A part of the page in a file of its own, that most never need: fetched when it is asked for, and once for all. */
export class Part<T> {
  readonly found = createStore<Found<T>>({ is: 'coming' });
  readonly #load: () => Promise<T>;
  #fetched: Promise<T | null> | null = null;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Null when it did not come. Asked again, it is fetched again. */
  fetch(): Promise<T | null> {
    this.#fetched ??= this.#fetch();
    return this.#fetched;
  }

  /** As soon as it is here, whoever has it fetched. */
  whenHere(then: (it: T) => void): void {
    const stop = this.found.subscribe(() => look());
    const look = () => {
      const found = this.found.get();
      if (found.is !== 'here') return;
      stop();
      then(found.it);
    };
    look();
  }

  async #fetch(): Promise<T | null> {
    try {
      const it = await this.#load().catch(async () => {
        const why = await lookWhy();
        // A line that was gone for a moment only: nobody needs to hear of it.
        if (why === 'unloaded') return this.#load();
        this.#miss(why);
        return null;
      });
      if (it !== null) this.found.set({ is: 'here', it });
      return it;
    } catch {
      this.#miss('unloaded');
      return null;
    }
  }

  #miss(why: Missing): void {
    this.#fetched = null;
    this.found.set({ is: 'missing', why });
  }
}

const look_ms_max = 5000;

/** The page's own script bears a name made of its content, and that of everything it fetches later. */
async function lookWhy(): Promise<Missing> {
  const own = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src;
  const look = () => fetch(own ?? location.href, { method: 'HEAD', cache: 'no-store' });
  const answer = await answered(look, look_ms_max);
  if (answer?.status === 404) return 'updated';
  return answer?.ok ? 'unloaded' : 'unreachable';
}
