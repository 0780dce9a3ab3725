import { afterEach, describe, expect, test, vi } from 'vitest';
import { initials } from './initials';

afterEach(() => vi.unstubAllGlobals());

const names: [name: string, two: string, one: string][] = [
  ['Ama Owusu-Boateng', 'AO', 'A'],
  ['Plato', 'P', 'P'],
  ['\u{20BB7}野 太郎', '\u{20BB7}太', '\u{20BB7}'],
  ['🇺🇦 Іван', '🇺🇦І', '🇺🇦'],
  ['A\u030Ada Berg', 'A\u030AB', 'A\u030A'],
  ['👩🏽\u200D🚀 rocket', '👩🏽\u200D🚀R', '👩🏽\u200D🚀'],
  ['\u200B Ann', 'A', 'A'],
  ['\u202E\u2066Ada (ann) Lee', 'AL', 'A'],
  ['(Ann) “Bo”', 'AB', 'A'],
  ['कमल', 'क', 'क'],
  ['محمد علي', 'م\u200Cع', 'م'],
  ['नि शा', 'निशा', 'नि'],
  ['', '', ''],
  ['\u200B\u200B', '', ''],
  ['\uD83D broken\uFFFD', 'B', 'B'],
  ['\uFFFD', '', ''],
];

describe.each(['as the browser tells', 'by ourselves'])('letters %s', (how) => {
  test.each(names)('%j', (name, two, one) => {
    if (how === 'by ourselves') vi.stubGlobal('Intl', {});
    expect(initials(name)).toBe(two);
    expect(initials(name, 1)).toBe(one);
  });
});
