import { secondsSince } from '../api/clock';
import type { SocketStatus } from '../live/live';
import type { Phase } from './machine';

export type CallLine =
  | 'connecting'
  | 'connected'
  | 'reconnecting'
  | 'you_dropped'
  | 'they_dropped'
  | 'they_unreached';

/** What the service says of the other side. */
export interface OtherSide {
  present: boolean;
  /** Since when their camera and microphone have no way to us. */
  unreachedSince: string | null;
}

/** A way is found within seconds, or there is something to be done. */
const search_seconds_max = 15;

/** Whose camera and microphone have had no way for so long that both have to know what to do. */
export function unreached(
  searching_since_ms: number | null,
  other: OtherSide,
  now_ms = performance.now(),
): 'ours' | 'theirs' | null {
  const ours_ms = searching_since_ms === null ? 0 : now_ms - searching_since_ms;
  if (ours_ms >= search_seconds_max * 1000) return 'ours';
  const { present, unreachedSince } = other;
  if (!present || unreachedSince === null) return null;
  return secondsSince(unreachedSince) >= search_seconds_max ? 'theirs' : null;
}

/** As far as it is known: what they show comes, and is shown. */
export function isSeen(phase: Phase, { present, unreachedSince }: OtherSide): boolean {
  return phase === 'connected' && present && unreachedSince === null;
}

/** Whose line it is, in the order in which a person in the call would want to know. */
export function callLine(
  socket: SocketStatus,
  phase: Phase,
  other: OtherSide,
  whose: 'ours' | 'theirs' | null,
): CallLine {
  // Media can outlive the WebSocket: while they see each other, nothing has dropped.
  if (isSeen(phase, other)) return 'connected';
  if (phase !== 'connected' && socket !== 'open')
    return socket === 'busy' ? 'connecting' : 'you_dropped';
  if (!other.present) return 'they_dropped';
  // Each new try for them interrupts ours.
  if (whose === 'theirs') return 'they_unreached';
  return phase === 'interrupted' ? 'reconnecting' : 'connecting';
}
