import { expect, test } from 'vitest';
import { sizeWords } from './file_size';

test.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [1000, '1 kB'],
  [9949, '9.9 kB'],
  [5_242_880, '5.2 MB'],
  [312_400_000, '312 MB'],
  [7_900_000_000, '7.9 GB'],
  [79_000_000_000_000, '79,000 GB'],
])('%i bytes are %s', (bytes, said) => {
  expect(sizeWords(bytes, 'en')).toBe(said);
});
