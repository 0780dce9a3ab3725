import { useEffect, useState } from 'react';
import { asProblem, type Problem } from '../../shared/api/problem';
import { loadStill } from './load_still';
import type { Picture } from './stills';

export interface LoadedStill {
  bitmap: ImageBitmap | null;
  problem: Problem | null;
}

/** Its pixels, decoded; `width_max`: no more of them are needed. */
export function useStill({ path, width }: Picture, width_max?: number): LoadedStill {
  const [loaded, setLoaded] = useState<LoadedStill>({ bitmap: null, problem: null });
  useEffect(() => {
    let over = false;
    let mine: ImageBitmap | null = null;
    const load = async () => {
      const file = await loadStill(path);
      const smaller = width_max !== undefined && width > width_max;
      mine = await createImageBitmap(file, smaller ? { resizeWidth: width_max } : {});
      if (over) return mine.close();
      setLoaded({ bitmap: mine, problem: null });
    };
    load().catch((error: unknown) => {
      if (!over) setLoaded({ bitmap: null, problem: asProblem(error) });
    });
    return () => {
      over = true;
      setLoaded({ bitmap: null, problem: null });
      mine?.close();
    };
  }, [path, width, width_max]);
  return loaded;
}
