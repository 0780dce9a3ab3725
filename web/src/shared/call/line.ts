import type { SocketStatus } from '../live/live';
import type { Phase } from './machine';

export type CallLine = 'connecting' | 'connected' | 'reconnecting' | 'you_dropped' | 'they_dropped';

/** Whose line it is, in the order in which a person in the call would want to know. */
export function callLine(socket: SocketStatus, phase: Phase, peerPresent: boolean): CallLine {
  // Media can outlive the WebSocket: while they see each other, nothing has dropped.
  if (phase === 'connected') return peerPresent ? 'connected' : 'they_dropped';
  if (socket !== 'open') return 'you_dropped';
  if (!peerPresent) return 'they_dropped';
  return phase === 'interrupted' ? 'reconnecting' : 'connecting';
}
