/** The digits that were typed: with a space in the middle, as they are shown, or in those of another script. */
export function digitsIn(written: string): string {
  return [...written.matchAll(/\p{Nd}/gu)].map(([digit]) => valueOf(digit)).join('');
}

/** The ten digits of a script follow each other, its zero first. */
function valueOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return point - zero;
}
