// For tests: the beginning of a grey JPEG, as far as anybody looks at it before it is shown.
const two = (n: number) => [n >> 8, n & 0xff];

export function jpegOf(width: number, height: number, frame = 0xc0): string {
  const application = [0xff, 0xe0, 0, 4, 1, 2];
  const sides = [...two(height), ...two(width)];
  const bytes = [0xff, 0xd8, ...application, 0xff, frame, 0, 11, 8, ...sides, 1, 1, 0x11, 0];
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0xd9];
  return btoa(String.fromCharCode(...bytes, ...scan));
}
