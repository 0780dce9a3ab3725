import { useEffect, useState } from 'react';
import type { Problem } from '../../shared/api/problem';
import type { CameraFacing, StaffCall, StillOf } from '../../shared/api/types';
import { useAsk } from '../../shared/ui/ask';
import type { Session } from '../session';

/** What the next picture is of, and how it is asked for: by a button, one on the picture, or a key. */
export interface Taking {
  of: StillOf;
  choose: (of: StillOf) => void;
  able: boolean;
  take: () => void;
  want: (camera: CameraFacing | null) => void;
  problem: Problem | null;
}

export function useTaking(session: Session, call: StaffCall): Taking {
  const { busy, problem, ask } = useAsk();
  const suggested = suggestionFor(call);
  const [chosen, setChosen] = useState<{ of: StillOf; by: StillOf } | null>(null);
  // What was chosen by hand counts until something else is asked.
  const of = chosen && chosen.by === suggested ? chosen.of : suggested;
  const { taken = [], left = 0 } = call.stills ?? {};
  const underWay = taken.some(({ state }) => state === 'asked' || state === 'coming');
  const able = !busy && !underWay && left > 0;
  const take = () => {
    if (able) void ask(() => session.takeStill(of));
  };
  useTakeKey(take);
  return {
    of,
    choose: (wanted) => setChosen({ of: wanted, by: suggested }),
    able,
    take,
    want: (camera) => void ask(() => session.wantCamera(camera)),
    problem,
  };
}

/** As the picture most often is of what was just asked for. */
function suggestionFor({ checklist, now, stills }: StaffCall): StillOf {
  if (checklist.find(({ item }) => item === now)?.kind !== 'document') return 'face';
  const front = stills?.taken.some(
    ({ of, state, camera }) =>
      of === 'document_front' && state === 'kept' && camera?.verdict === 'ok',
  );
  return front ? 'document_back' : 'document_front';
}

/** By its place on the keyboard: with Alt, some systems type another letter. */
function useTakeKey(take: () => void): void {
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyP') return;
      event.preventDefault();
      if (!event.repeat) take();
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [take]);
}
