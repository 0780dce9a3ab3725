/** What was found wrong, how often, and where first. */
export class Wrong<Shot extends { now: string; world: unknown }> {
  readonly #found = new Map<string, { times: number; first: Shot }>();

  add(what: string, shot: Shot): void {
    const before = this.#found.get(what);
    this.#found.set(what, { times: (before?.times ?? 0) + 1, first: before?.first ?? shot });
  }

  told(): string {
    return [...this.#found]
      .map(([what, { times, first }]) => {
        return `${what} (${times} times), first at ${first.now}: ${JSON.stringify(first.world)}`;
      })
      .join('\n');
  }
}
