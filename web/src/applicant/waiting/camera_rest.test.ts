import { beforeEach, describe, expect, test } from 'vitest';
import { CameraRest, nearlyTheirTurn } from './camera_rest';

const minute_ms = 60_000;
let now_ms: number;
let rest: CameraRest;

beforeEach(() => {
  now_ms = 1_000_000;
  rest = new CameraRest(() => now_ms);
});

const wait = (place: number, staff_available: boolean, estimate_seconds: number | null = null) => ({
  queue: {
    place,
    length: 20,
    length_rounded: false,
    estimate_seconds,
    kept: false,
    call_back: false,
    told: false,
  },
  opening: { open: true, staff_available, opens: null },
});
const pass = (minutes: number) => {
  now_ms += minutes * minute_ms;
};

test.each([
  [1, true, null, true],
  [2, true, 900, true],
  [3, true, 120, true],
  [3, true, 121, false],
  [3, true, null, false],
  [1, false, 0, false],
] as const)('place %d, somebody there: %s, %s seconds: near %s', (place, there, seconds, near) => {
  expect(nearlyTheirTurn(wait(place, there, seconds))).toBe(near);
});

describe('the camera of somebody who waits', () => {
  test.each([
    ['with nobody on duty', wait(1, false)],
    ['far from the front', wait(9, true, 1800)],
  ])('rests after two minutes %s', (_, far) => {
    expect(rest.rests(far)).toBe(false);
    pass(1.9);
    expect(rest.rests(far)).toBe(false);
    pass(0.1);
    expect(rest.rests(far)).toBe(true);
    pass(600);
    expect(rest.rests(far)).toBe(true);
  });

  test('is on again when it is nearly their turn, and for two minutes after', () => {
    pass(30);
    expect(rest.rests(wait(9, true, 1800))).toBe(true);
    expect(rest.rests(wait(2, true, 200))).toBe(false);
    pass(30);
    expect(rest.rests(wait(1, true)), 'at the front it is on as long as it takes').toBe(false);
    pass(1.9);
    expect(rest.rests(wait(1, false)), 'the last representative left').toBe(false);
    pass(0.1);
    expect(rest.rests(wait(1, false))).toBe(true);
  });

  test('is on for two minutes when they switch it on', () => {
    pass(5);
    expect(rest.rests(wait(4, false))).toBe(true);
    rest.wake();
    expect(rest.rests(wait(4, false))).toBe(false);
    pass(2);
    expect(rest.rests(wait(4, false))).toBe(true);
  });
});
