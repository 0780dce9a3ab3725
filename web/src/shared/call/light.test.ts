import { describe, expect, test } from 'vitest';
import { oval, settled } from './face_guide';
import { type Box, framingOf, type Light, lightOf, luminanceOf } from './light';

const width = 64;
const height = 36;

/** A picture with `face` in the middle's oval and `around` elsewhere, and some grain. */
function picture(face: number, around: number, grain = 12): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      const dx = (x + 0.5 - width / 2) / (oval.radiusX * height);
      const dy = (y + 0.5 - oval.centreY * height) / (oval.radiusY * height);
      const value = (dx * dx + dy * dy <= 1 ? face : around) + (((x * 7 + y * 3) % 3) - 1) * grain;
      rgba.set([value, value, value, 255], (y * width + x) * 4);
    }
  }
  return rgba;
}

function brightnessOf(colour: number[]): number {
  const { face, around } = luminanceOf([...colour, 255], 1, 1);
  return face + around;
}

describe('the light', () => {
  test.each<[Light, number, number, number?]>([
    ['good', 130, 110],
    ['good', 150, 200],
    // Dark skin in good light is not a dark picture.
    ['good', 75, 90],
    ['dark', 35, 40],
    ['dark', 50, 20],
    ['backlit', 60, 190],
    ['backlit', 30, 120],
    ['glaring', 240, 235, 4],
    ['covered', 3, 3, 1],
    // A dark room, yet not a cover.
    ['dark', 20, 15, 14],
  ])('%s: face %i, around %i', (expected, face, around, grain) => {
    expect(lightOf(luminanceOf(picture(face, around, grain), width, height))).toBe(expected);
  });

  test('colours weigh as the eye weighs them', () => {
    expect(brightnessOf([0, 255, 0])).toBeGreaterThan(brightnessOf([255, 0, 0]));
    expect(brightnessOf([255, 0, 0])).toBeGreaterThan(brightnessOf([0, 0, 255]));
    expect(brightnessOf([255, 255, 255])).toBeCloseTo(255);
  });
});

const box = (x: number, y: number, size: number): Box => ({
  x,
  y,
  width: size * 0.75,
  height: size,
});

describe('the framing', () => {
  test.each<[string, Box[]]>([
    ['nobody', []],
    ['good', [box(505, 190, 360)]],
    // Somebody in the background does not count.
    ['good', [box(20, 20, 60), box(505, 190, 360)]],
    ['far', [box(600, 300, 100)]],
    ['near', [box(380, 10, 650)]],
    ['aside', [box(20, 190, 300)]],
    ['aside', [box(520, 460, 250)]],
  ])('%s', (expected, faces) => {
    expect(framingOf(faces, 1280, 720)).toBe(expected);
  });
});

test('a verdict must hold before it is shown, but the first counts at once', () => {
  const settle = settled<Light>(3);
  const shown = (['good', 'dark', 'good', 'dark', 'dark', 'dark', 'good'] as Light[]).map(settle);
  expect(shown).toEqual(['good', 'good', 'good', 'good', 'good', 'dark', 'dark']);
});
