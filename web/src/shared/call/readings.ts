// What getStats() says of a connection, cut down to what is judged.

/** Sums since the connection began, at one moment. */
export interface Reading {
  at_ms: number;
  sent_bytes: number;
  sent_packets: number;
  received_bytes: number;
  received_packets: number;
  lost_packets: number;
  frames_shown: number;
  /** Of our packets, as the other side last said: 0 to 1. */
  lost_by_other: number | null;
  round_trip_ms: number | null;
  /** What the browser believes the line would carry. */
  estimate_kbps: number | null;
  over_tcp: boolean;
}

type Entry = Record<string, unknown>;

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const known = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Null until packets have come and gone. */
export function readingOf(report: RTCStatsReport | null, at_ms: number): Reading | null {
  if (!report) return null;
  const entries = new Map<string, Entry>();
  report.forEach((entry: Entry) => entries.set(String(entry['id']), entry));
  const reading: Reading = {
    at_ms,
    sent_bytes: 0,
    sent_packets: 0,
    received_bytes: 0,
    received_packets: 0,
    lost_packets: 0,
    frames_shown: 0,
    lost_by_other: null,
    round_trip_ms: null,
    estimate_kbps: null,
    over_tcp: false,
  };
  for (const entry of entries.values()) take(reading, entry, entries);
  return reading.sent_packets > 0 && reading.received_packets > 0 ? reading : null;
}

function take(reading: Reading, entry: Entry, entries: Map<string, Entry>): void {
  switch (entry['type']) {
    case 'outbound-rtp':
      reading.sent_bytes += number(entry['bytesSent']);
      reading.sent_packets += number(entry['packetsSent']);
      break;
    case 'inbound-rtp':
      reading.received_bytes += number(entry['bytesReceived']);
      reading.received_packets += number(entry['packetsReceived']);
      reading.lost_packets += Math.max(0, number(entry['packetsLost']));
      reading.frames_shown += number(entry['framesDecoded']);
      break;
    case 'remote-inbound-rtp': {
      const lost = known(entry['fractionLost']);
      if (lost !== null) reading.lost_by_other = Math.max(reading.lost_by_other ?? 0, lost);
      break;
    }
    case 'candidate-pair':
      if (inUse(entry, entries)) takePair(reading, entry, entries);
      break;
  }
}

function takePair(reading: Reading, pair: Entry, entries: Map<string, Entry>): void {
  const trip_s = known(pair['currentRoundTripTime']);
  if (trip_s !== null) reading.round_trip_ms = trip_s * 1000;
  const estimate = known(pair['availableOutgoingBitrate']);
  if (estimate !== null) reading.estimate_kbps = estimate / 1000;
  reading.over_tcp = entries.get(String(pair['remoteCandidateId']))?.['protocol'] === 'tcp';
}

/** Firefox says so in the pair, others in the transport. */
function inUse(pair: Entry, entries: Map<string, Entry>): boolean {
  if (pair['selected'] === true) return true;
  for (const entry of entries.values()) {
    if (entry['type'] === 'transport' && entry['selectedCandidatePairId'] === pair['id'])
      return true;
  }
  return false;
}

export interface Traffic {
  sent_kbps: number;
  received_kbps: number;
  loss_percent: number;
  frames_per_second: number;
}

/** What happened between two readings. A new connection begins at nothing: its sums are then taken whole. */
export function traffic(first: Reading, last: Reading): Traffic {
  const anew = last.received_packets < first.received_packets || last.sent_bytes < first.sent_bytes;
  const since = (
    key: 'sent_bytes' | 'received_bytes' | 'received_packets' | 'lost_packets' | 'frames_shown',
  ) => (anew ? last[key] : Math.max(0, last[key] - first[key]));
  const seconds = Math.max(0.001, (last.at_ms - first.at_ms) / 1000);
  const lost = since('lost_packets');
  const all = lost + since('received_packets');
  return {
    sent_kbps: (since('sent_bytes') * 8) / 1000 / seconds,
    received_kbps: (since('received_bytes') * 8) / 1000 / seconds,
    loss_percent: all === 0 ? 0 : (lost / all) * 100,
    frames_per_second: since('frames_shown') / seconds,
  };
}
