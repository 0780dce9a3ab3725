/** Something that is to go wrong with the next requests to /token or /v2. */
export interface Fault {
  /** How many requests; each fault is used up before the next one that fits. */
  times: number;
  /** GET, POST, PATCH or DELETE; any where it is not said. */
  verb?: string;
  /** A part of the path, as `/participants`; any where it is not said. */
  path?: string;
  /** Answers with this status in Google's shape, and does nothing else. */
  status?: number;
  /** The reason of its ErrorInfo (or the `error` of the token endpoint). */
  reason?: string;
  /** Answers exactly this with `status`: what a proxy says in between, for example. */
  body?: string;
  headers?: Record<string, string>;
  /** Waits so long (real time) before anything else. */
  delayMs?: number;
  /** Cuts the connection: before anything is done, or when all is done and only the answer is lost. */
  reset?: 'before' | 'after';
}

export class Faults {
  #waiting: Fault[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ ...fault });
  }

  clear(): void {
    this.#waiting = [];
  }

  take(verb: string, path: string): Fault | undefined {
    const fault = this.#waiting.find(
      (each) => (each.verb ?? verb) === verb && path.includes(each.path ?? ''),
    );
    if (fault && --fault.times <= 0) this.#waiting = this.#waiting.filter((each) => each !== fault);
    return fault;
  }
}
