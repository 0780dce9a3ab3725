import { describe, expect, test } from 'vitest';
import {
  type Adaptation,
  adapt,
  factsOf,
  type LineFacts,
  qualityOf,
  save,
  steady,
} from './quality';
import type { Reading } from './readings';

const fine: LineFacts = {
  loss_percent: 0,
  round_trip_ms: 40,
  estimate_kbps: 2500,
  receiving: true,
};

/** A look every 2 s at a line that stays so. */
function during(start: Adaptation, facts: LineFacts, seconds: number, from_ms = 0): Adaptation {
  let now = start;
  for (let at_ms = from_ms; at_ms <= from_ms + seconds * 1000; at_ms += 2000)
    now = adapt(now, facts, at_ms);
  return now;
}

test.each([
  [{}, 'good'],
  [{ loss_percent: 5 }, 'weak'],
  [{ loss_percent: 25 }, 'poor'],
  [{ round_trip_ms: 600 }, 'weak'],
  [{ estimate_kbps: 300 }, 'weak'],
  [{ estimate_kbps: 90 }, 'poor'],
  [{ estimate_kbps: null }, 'good'],
  [{ receiving: false }, 'poor'],
] as const)('%o is %s', (change, quality) => {
  expect(qualityOf({ ...fine, ...change })).toBe(quality);
});

test('the worse direction counts', () => {
  const reading: Reading = {
    at_ms: 0,
    sent_bytes: 0,
    sent_packets: 0,
    received_bytes: 0,
    received_packets: 0,
    lost_packets: 0,
    frames_shown: 0,
    lost_by_other: 0.2,
    round_trip_ms: null,
    estimate_kbps: null,
    over_tcp: false,
  };
  const last = {
    ...reading,
    at_ms: 2000,
    received_bytes: 9000,
    received_packets: 95,
    lost_packets: 5,
  };
  expect(factsOf(reading, last)).toMatchObject({ loss_percent: 20, receiving: true });
  expect(factsOf(reading, { ...last, lost_by_other: null }).loss_percent).toBeCloseTo(5);
});

describe('what is sent', () => {
  const narrow = { ...fine, estimate_kbps: 200 };
  const hopeless = { ...fine, loss_percent: 50, estimate_kbps: 40 };

  test('stays as it is for a bad moment and on a line that only loses a little', () => {
    expect(during(steady, narrow, 4).mode).toBe('full');
    expect(during(during(steady, narrow, 4), fine, 4, 6000).too_much_since_ms).toBeNull();
    expect(during(steady, { ...fine, loss_percent: 6 }, 60).mode).toBe('full');
  });

  test('gets smaller, then becomes stills', () => {
    expect(during(steady, narrow, 6).mode).toBe('low');
    expect(during(steady, narrow, 60).mode).toBe('low');
    expect(during(steady, hopeless, 16).mode).toBe('stills');
  });

  test('comes back when the line does', () => {
    const stills = during(steady, hopeless, 16);
    expect(during(stills, fine, 8, 20_000).mode).toBe('stills');
    expect(during(stills, fine, 14, 20_000).mode).toBe('low');
    expect(during(stills, fine, 40, 20_000).mode).toBe('full');
  });

  test('tries more and more seldom what did not last', () => {
    let now = during(steady, hopeless, 16);
    now = during(now, fine, 12, 20_000);
    expect(now.mode).toBe('low');
    now = during(now, hopeless, 8, 34_000);
    expect(now.mode).toBe('stills');
    expect(now.patience_ms).toBe(24_000);
    expect(during(now, fine, 14, 44_000).mode).toBe('stills');
    expect(during(now, fine, 24, 44_000).mode).toBe('low');
  });

  test('is little while the person wants it so', () => {
    const saving = save(steady, true);
    expect(saving.mode).toBe('low');
    expect(during(saving, fine, 120).mode).toBe('low');
    expect(save(saving, false).mode).toBe('full');
    expect(save(during(saving, hopeless, 16), false).mode, 'the line decides').toBe('stills');
  });
});
