import { useCallback, useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import { asProblem, type Problem } from '../api/problem';

interface Asking {
  busy: boolean;
  /** Why the last one was refused. */
  problem: Problem | null;
  /** One at a time: nothing is asked while another is under way. True when it was granted. */
  ask: (what: () => Promise<unknown>) => Promise<boolean>;
  /** What was refused is no news any more. */
  clear: () => void;
}

/** Something that is asked of the server. `once`: what was granted is not asked again. */
export function useAsk({ once = false } = {}): Asking {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const underWay = useRef(false);
  const ask = useCallback(
    async (what: () => Promise<unknown>) => {
      if (underWay.current) return false;
      const become = (now: boolean) => {
        underWay.current = now;
        setBusy(now);
      };
      become(true);
      setProblem(null);
      try {
        await what();
      } catch (error) {
        setProblem(asProblem(error));
        become(false);
        return false;
      }
      if (!once) become(false);
      return true;
    },
    [once],
  );
  const clear = useCallback(() => setProblem(null), []);
  return { busy, problem, ask, clear };
}

interface Loaded<T> {
  /** The newest that came, also when a later try failed. */
  loaded: T | null;
  problem: Problem | null;
  again: () => void;
  replace: (loaded: T) => void;
}

/** Something of the server's, loaded anew whenever `when` changes; not while `load` is null. */
export function useLoaded<T>(load: (() => Promise<T>) | null, when: unknown): Loaded<T> {
  const [loaded, setLoaded] = useState<T | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [round, again] = useReducer((last: number) => last + 1, 0);
  const begin = useEffectEvent(() => load?.());
  useEffect(() => {
    let over = false;
    begin()?.then(
      (value) => {
        if (over) return;
        setLoaded(value);
        setProblem(null);
      },
      (error: unknown) => {
        if (!over) setProblem(asProblem(error));
      },
    );
    return () => {
      over = true;
    };
  }, [when, round]);
  return { loaded, problem, again, replace: setLoaded };
}
