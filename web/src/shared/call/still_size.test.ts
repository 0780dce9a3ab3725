import { expect, test } from 'vitest';
import { jpegOf } from './jpeg_of';
import { stillSize } from './still_size';

test('the sides of a still are known before it is shown', () => {
  expect(stillSize(jpegOf(640, 480))).toEqual({ width: 640, height: 480 });
  expect(stillSize(jpegOf(16000, 15970))).toEqual({ width: 16000, height: 15970 });
});

test('what is no such JPEG has none', () => {
  for (const other of [
    '',
    'abc',
    '%%%',
    btoa('GIF89a'),
    jpegOf(640, 480, 0xc2),
    '/9j/',
    '/9j//w==',
  ])
    expect(stillSize(other), other).toBeNull();
});
