// Of a browser: what it may lack, refuse, or never answer, and what then has to go on without it.

/** Null where it throws. */
export function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}

/** Null where it throws, is refused, or is not there after so long. */
export function answered<T>(action: () => Promise<T>, ms_max: number): Promise<T | null> {
  return new Promise((resolve) => {
    const none = () => resolve(null);
    setTimeout(none, ms_max);
    new Promise<T>((answer) => answer(action())).then(resolve, none);
  });
}
