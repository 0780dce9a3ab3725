import { describe, expect, test } from 'vitest';
import {
  ArrivalInspector,
  PictureInspector,
  type PictureLook,
  small,
  SoundInspector,
} from './inspect';

const size = small.width * small.height * 4;

/** Noise around a brightness, another at every look. */
function noisy(bright: number, seed: number, noise = 12): Uint8ClampedArray {
  return Uint8ClampedArray.from(
    { length: size },
    (_, at) => bright + ((at * 7 + seed * 13) % noise),
  );
}
const picture = (rgba: ArrayLike<number>, width = 1280, height = 720): PictureLook => {
  return { width, height, rgba };
};

/** What is told at each look, twice a second. */
function told(looks: (PictureLook | null)[]): string[] {
  const inspector = new PictureInspector();
  return looks.map((look, at) => inspector.take(look, at * 500));
}
const five = (look: (at: number) => PictureLook | null) => told([0, 1, 2, 3, 4].map(look));

describe('a picture', () => {
  test('with a person in it is good', () => {
    expect(five((at) => picture(noisy(120, at)))).toEqual(Array(5).fill('good'));
  });

  test.each<[string, (at: number) => PictureLook, string]>([
    ['black, and with a camera’s noise', (at) => picture(noisy(0, at, 6)), 'black'],
    ['of no size', () => picture(noisy(0, 0), 0, 0), 'black'],
    ['the same again and again', () => picture(noisy(120, 1)), 'frozen'],
    ['tiny', (at) => picture(noisy(120, at), 120, 90), 'tiny'],
  ])('%s is told within two seconds, and not at once', (_, look, state) => {
    const seen = five(look);
    expect(seen.at(-1)).toBe(state);
    expect(seen.slice(0, 3)).toEqual(['good', 'good', 'good']);
  });

  test('is no fault any more as soon as it is good', () => {
    const looks = [1, 1, 1, 1, 1, 1, 2].map((seed) => picture(noisy(120, seed)));
    expect(told(looks).slice(-2)).toEqual(['frozen', 'good']);
  });

  test('that nobody looked at is not judged', () => {
    const same = picture(noisy(120, 1));
    expect(told([same, same, null, same, same, null, same])).toEqual(Array(7).fill('good'));
  });

  test('upright and small for a phone is not tiny', () => {
    expect(five((at) => picture(noisy(120, at), 120, 160))).toEqual(Array(5).fill('good'));
  });
});

const heard = (loudest: (number | null)[]) => {
  const inspector = new SoundInspector();
  return loudest.map((one, at) => inspector.take(one, at * 500));
};

describe('a sound', () => {
  test('of exactly nothing is told within two seconds, and over with the first noise', () => {
    expect(heard([0, 0, 0, 0, 0.0001])).toEqual(['good', 'good', 'good', 'silent', 'good']);
  });
  test('of a quiet room, or that cannot be measured, is good', () => {
    expect(heard([1e-5, 1e-5, 1e-5, 1e-5, 1e-5])).toEqual(Array(5).fill('good'));
    expect(heard([null, null, null, null, null])).toEqual(Array(5).fill('good'));
  });
});

const seen = (arrivals: ([bytes: number, frames: number, refused?: boolean] | null)[]) => {
  const inspector = new ArrivalInspector();
  return arrivals.map((one, at) => {
    const [bytes = 0, frames = 0, refused = false] = one ?? [];
    return inspector.take(one && { bytes, frames, refused }, at * 500);
  });
};

describe('the other’s video', () => {
  test('that comes and is never a picture cannot be seen', () => {
    const never: [number, number][] = [1, 2, 3, 4, 5].map((at) => [at * 9000, 0]);
    expect(seen(never)).toEqual([false, false, false, true, true]);
    expect(seen([...never, [60_000, 1]]).at(-1)).toBe(false);
  });
  test('that no two browsers agreed on, neither', () => {
    expect(
      seen([
        [0, 0, true],
        [0, 0, true],
        [0, 0, true],
        [0, 0, true],
      ]).at(-1),
    ).toBe(true);
  });
  test('that does not come is another matter', () => {
    expect(seen([[0, 0], [400, 0], [400, 0], [400, 0], null])).toEqual(Array(5).fill(false));
  });
});
