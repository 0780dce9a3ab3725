// Where a face belongs, and when advice about it is shown. What looks at it comes later.

/** The guide that is drawn over the picture: 0.4 of its height wide, 0.64 of it tall. */
export const oval = { centreY: 0.47, radiusX: 0.2, radiusY: 0.32 };

/** One odd frame is no reason to talk: a verdict holds when it was seen so many times running. */
export function settled<Verdict>(times: number): (seen: Verdict) => Verdict | null {
  let last: Verdict | null = null;
  let count = 0;
  let shown: Verdict | null = null;
  return (seen) => {
    count = seen === last ? count + 1 : 1;
    last = seen;
    if (count >= times || shown === null) shown = seen;
    return shown;
  };
}
