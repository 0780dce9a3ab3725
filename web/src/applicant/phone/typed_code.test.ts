import { expect, test } from 'vitest';
import { digitsIn } from './typed_code';

test.each([
  ['042917', '042917'],
  [' 042 917 ', '042917'],
  ['042-917', '042917'],
  ['٠٤٢٩١٧', '042917'],
  ['०४२९१७', '042917'],
  ['０４２９１７', '042917'],
  ['hello', ''],
])('%s is read as %s', (written, code) => {
  expect(digitsIn(written)).toBe(code);
});
