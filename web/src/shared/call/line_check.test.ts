import { describe, expect, test } from 'vitest';
import {
  connecting_ms_max,
  figuresOf,
  type LineCheck,
  look,
  measuring_ms,
  progressOf,
  startCheck,
  verdictOf,
} from './line_check';
import { type Reading, readingOf } from './readings';

const nothing: Reading = {
  at_ms: 0,
  sent_bytes: 0,
  sent_packets: 1,
  received_bytes: 0,
  received_packets: 1,
  lost_packets: 0,
  frames_shown: 0,
  lost_by_other: null,
  round_trip_ms: 40,
  estimate_kbps: null,
  over_tcp: false,
};

/** A line on which this much came back until then. */
function at(at_ms: number, kbps: number, lost = 0): Reading {
  const received_packets = Math.round(at_ms / 10) + 1;
  return {
    ...nothing,
    at_ms,
    received_bytes: (kbps * at_ms) / 8,
    received_packets,
    lost_packets: Math.round(received_packets * lost),
  };
}

function run(readings: (now_ms: number) => Reading | null, until_ms: number): LineCheck {
  let check = startCheck(0);
  for (let now_ms = 0; now_ms <= until_ms; now_ms += 500)
    check = look(check, readings(now_ms), now_ms);
  return check;
}

test('measures for some seconds and says what it found', () => {
  const check = run((now_ms) => (now_ms < 1000 ? null : at(now_ms, 1200, 0.01)), 8000);
  expect(check).toEqual({
    stage: 'done',
    verdict: 'good',
    figures: { kbps: 1200, loss_percent: 1, round_trip_ms: 40, over_tcp: false },
  });
});

test('a network that lets no media through is told, not waited for', () => {
  expect(run(() => null, connecting_ms_max - 500).stage).toBe('connecting');
  expect(run(() => null, connecting_ms_max)).toEqual({
    stage: 'done',
    verdict: 'none',
    figures: null,
  });
});

test('the bar moves with the time', () => {
  const check = run((now_ms) => at(now_ms, 1000), 2000);
  expect(progressOf(check, measuring_ms / 2)).toBeCloseTo(0.5);
  expect(progressOf(startCheck(0), 100)).toBe(0);
});

test('a line that breaks while it is measured is connected again', () => {
  expect(run((now_ms) => (now_ms < 3000 ? at(now_ms, 900) : null), 16_000).stage).toBe(
    'connecting',
  );
});

describe('the verdict', () => {
  const line = { kbps: 1500, loss_percent: 0, round_trip_ms: 50, over_tcp: false };
  test.each([
    [{}, 'good'],
    [{ kbps: 500 }, 'enough'],
    [{ kbps: 200 }, 'poor'],
    [{ loss_percent: 6 }, 'enough'],
    [{ loss_percent: 15 }, 'poor'],
    [{ round_trip_ms: 500 }, 'enough'],
    [{ round_trip_ms: 1200 }, 'poor'],
    [{ round_trip_ms: null }, 'good'],
    [{ over_tcp: true }, 'enough'],
  ] as const)('%o is %s', (change, verdict) => {
    expect(verdictOf({ ...line, ...change })).toBe(verdict);
  });
});

test('a dark or still picture is no bad line', () => {
  const figures = figuresOf(at(0, 0), { ...at(5000, 60), estimate_kbps: 9000 });
  expect(figures.kbps).toBe(2500);
});

test('reads what browsers say', () => {
  const report = new Map<string, object>(
    [
      { id: 'o', type: 'outbound-rtp', bytesSent: 100, packetsSent: 2 },
      { id: 'i', type: 'inbound-rtp', bytesReceived: 90, packetsReceived: 2, packetsLost: 1 },
      { id: 'other', type: 'candidate-pair', currentRoundTripTime: 9, remoteCandidateId: 'u' },
      {
        id: 'p',
        type: 'candidate-pair',
        currentRoundTripTime: 0.05,
        availableOutgoingBitrate: 300_000,
        remoteCandidateId: 'r',
      },
      { id: 'r', type: 'remote-candidate', protocol: 'tcp' },
      { id: 'u', type: 'remote-candidate', protocol: 'udp' },
      { id: 't', type: 'transport', selectedCandidatePairId: 'p' },
      { id: 'ri', type: 'remote-inbound-rtp', fractionLost: 0.1 },
    ].map((entry) => [entry.id, entry]),
  );
  expect(readingOf(report as RTCStatsReport, 5)).toMatchObject({
    sent_bytes: 100,
    received_packets: 2,
    lost_packets: 1,
    round_trip_ms: 50,
    estimate_kbps: 300,
    over_tcp: true,
    lost_by_other: 0.1,
  });
  expect(readingOf(new Map() as RTCStatsReport, 5), 'nothing has come yet').toBeNull();
});
