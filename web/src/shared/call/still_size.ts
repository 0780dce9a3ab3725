/**
 * The sides of a JPEG as the service passes it on (baseline, one frame), from its first bytes: what a
 * picture takes when it is shown has little to do with its bytes. Null: it is none.
 */
export function stillSize(base64: string): { width: number; height: number } | null {
  let bytes: string;
  try {
    bytes = atob(base64);
  } catch {
    return null;
  }
  const at = (index: number) => bytes.charCodeAt(index);
  const two = (index: number) => at(index) * 256 + at(index + 1);
  if (two(0) !== 0xffd8) return null;
  for (let place = 2; at(place) === 0xff;) {
    const marker = at(place + 1);
    if (marker === 0xff) place += 1;
    else if (marker === 0xc0) return { width: two(place + 7), height: two(place + 5) };
    else if (marker === 0xda || !(two(place + 2) >= 2)) return null;
    else place += 2 + two(place + 2);
  }
  return null;
}
