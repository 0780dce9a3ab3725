// Whether a face can be seen, from a very small picture. A hint, never a barrier. Pure.

import { oval } from './face_guide';

export type Light =
  | 'good'
  | 'dark'
  /** A window or lamp behind the person: the face is darker than all around it. */
  | 'backlit'
  | 'glaring'
  /** Nothing at all: a cover, or a hand. */
  | 'covered';

export interface Luminance {
  /** 0 to 255, of the oval in the middle where a face is. */
  face: number;
  around: number;
  /** Standard deviation over the whole picture: a wall or a cover has next to none. */
  spread: number;
}

const covered_max = { mean: 12, spread: 8 };
const dark_max = 60;
const glaring_min = 215;
/** So much brighter around than in the middle. */
const backlit_ratio = 1.7;
const backlit_face_max = 110;

export function lightOf({ face, around, spread }: Luminance): Light {
  if (Math.max(face, around) <= covered_max.mean && spread <= covered_max.spread) return 'covered';
  if (face <= backlit_face_max && around >= face * backlit_ratio && around > dark_max)
    return 'backlit';
  if (face <= dark_max) return 'dark';
  return face >= glaring_min ? 'glaring' : 'good';
}

/** `rgba` as a canvas gives it, row by row. */
export function luminanceOf(rgba: ArrayLike<number>, width: number, height: number): Luminance {
  const sums = { face: 0, faces: 0, around: 0, arounds: 0, squares: 0 };
  for (let at = 0, pixel = 0; pixel < width * height; ++pixel, at += 4) {
    // ITU-R BT.601, as cameras weigh colours.
    const value =
      0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
    sums.squares += value * value;
    if (inOval(pixel % width, Math.floor(pixel / width), width, height)) {
      sums.face += value;
      sums.faces += 1;
    } else {
      sums.around += value;
      sums.arounds += 1;
    }
  }
  const count = Math.max(1, width * height);
  const mean = (sums.face + sums.around) / count;
  return {
    face: sums.face / Math.max(1, sums.faces),
    around: sums.around / Math.max(1, sums.arounds),
    spread: Math.sqrt(Math.max(0, sums.squares / count - mean * mean)),
  };
}

function inOval(x: number, y: number, width: number, height: number): boolean {
  const dx = (x + 0.5 - width / 2) / (oval.radiusX * height);
  const dy = (y + 0.5 - oval.centreY * height) / (oval.radiusY * height);
  return dx * dx + dy * dy <= 1;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Framing = 'good' | 'nobody' | 'far' | 'near' | 'aside';

/** Where the browser finds faces by itself. The largest is the person. */
export function framingOf(faces: readonly Box[], width: number, height: number): Framing {
  const largest = faces.toSorted((one, other) => other.height - one.height)[0];
  if (!largest) return 'nobody';
  const tall = largest.height / height;
  if (tall < 0.2) return 'far';
  if (tall > 0.8) return 'near';
  const dx = (largest.x + largest.width / 2) / width - 0.5;
  const dy = (largest.y + largest.height / 2) / height - oval.centreY;
  return Math.abs(dx) > 0.25 || Math.abs(dy) > 0.25 ? 'aside' : 'good';
}
