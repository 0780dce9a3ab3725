import type { CallMessage, CallRequest, CallRole, Outcome } from '../api/types';

// What a call does, decided without a browser: events in, the next state and things to do out.

export type Phase =
  | 'idle' // no call, or the server has not asked to connect yet
  | 'connecting' // this negotiation has never carried media
  | 'connected'
  | 'interrupted'; // it carried media, and does not now

export interface CallState {
  phase: Phase;
  negotiation: number | null;
  role: CallRole | null;
  /** We asked for a new negotiation and wait for the server's call_connect. */
  asked: boolean;
}

export type CallEvent =
  | CallMessage
  | { type: 'described'; negotiation: number; sdp: string }
  | { type: 'peer'; negotiation: number; state: RTCPeerConnectionState }
  | { type: 'negotiation_failed'; negotiation: number }
  | { type: 'patience_over'; negotiation: number }
  | { type: 'line_open' }
  | { type: 'over' };

export type CallEffect =
  | { do: 'open_peer'; negotiation: number; role: CallRole }
  | { do: 'close_peer' }
  | { do: 'take_offer'; negotiation: number; sdp: string }
  | { do: 'take_answer'; negotiation: number; sdp: string }
  | { do: 'send'; message: CallRequest }
  | { do: 'wait'; negotiation: number; ms: number }
  | { do: 'stop_waiting' }
  | { do: 'ended'; outcome: Outcome };

/** ICE says `disconnected` for a moment on a bad line, and Safari even on a good one. */
export const disconnected_ms_max = 4000;
export const connecting_ms_max = 10_000;
/** The server answers one request a second: if it dropped ours, ask again. */
export const ask_again_ms = 2500;

export const noCall: CallState = { phase: 'idle', negotiation: null, role: null, asked: false };

export function step(state: CallState, event: CallEvent): [CallState, CallEffect[]] {
  switch (event.type) {
    case 'call_connect':
      return connect(state, event.negotiation, event.role);
    case 'call_ended':
      return [noCall, [...close(state), { do: 'ended', outcome: event.outcome }]];
    case 'over':
      return [noCall, close(state)];
    case 'line_open':
      // Our request may have gone down with the old socket.
      return state.asked && state.negotiation !== null
        ? askToReconnect(state, state.negotiation)
        : [state, []];
    default:
      return event.negotiation === state.negotiation ? stepCurrent(state, event) : [state, []];
  }
}

type CurrentEvent = Exclude<
  CallEvent,
  { type: 'call_connect' | 'call_ended' | 'over' | 'line_open' }
>;

function stepCurrent(state: CallState, event: CurrentEvent): [CallState, CallEffect[]] {
  const { negotiation } = event;
  switch (event.type) {
    case 'call_offer':
      return state.role === 'answerer'
        ? [state, [{ do: 'take_offer', negotiation, sdp: event.sdp }]]
        : [state, []];
    case 'call_answer':
      return state.role === 'offerer'
        ? [state, [{ do: 'take_answer', negotiation, sdp: event.sdp }]]
        : [state, []];
    case 'described':
      // Patience begins here and not before: until the camera is open there is nothing to wait for.
      return [
        state,
        [
          { do: 'send', message: description(state, negotiation, event.sdp) },
          { do: 'wait', negotiation, ms: connecting_ms_max },
        ],
      ];
    case 'peer':
      return peerChanged(state, negotiation, event.state);
    case 'negotiation_failed':
      return state.asked ? [state, []] : askToReconnect(state, negotiation);
    case 'patience_over':
      return askToReconnect(state, negotiation);
  }
}

/** The server's messages come in order, so its newest call_connect is always the one that counts. */
function connect(
  state: CallState,
  negotiation: number,
  role: CallRole,
): [CallState, CallEffect[]] {
  const phase = state.phase === 'connected' || state.phase === 'interrupted' ? 'interrupted' : 'connecting';
  return [
    { phase, negotiation, role, asked: false },
    [...close(state), { do: 'open_peer', negotiation, role }],
  ];
}

function close(state: CallState): CallEffect[] {
  return state.negotiation === null ? [] : [{ do: 'stop_waiting' }, { do: 'close_peer' }];
}

function description(state: CallState, negotiation: number, sdp: string): CallRequest {
  return { type: state.role === 'offerer' ? 'call_offer' : 'call_answer', negotiation, sdp };
}

function peerChanged(
  state: CallState,
  negotiation: number,
  peer: RTCPeerConnectionState,
): [CallState, CallEffect[]] {
  switch (peer) {
    case 'connected':
      return [{ ...state, phase: 'connected', asked: false }, [{ do: 'stop_waiting' }]];
    case 'disconnected':
      return [
        { ...state, phase: 'interrupted' },
        [{ do: 'wait', negotiation, ms: disconnected_ms_max }],
      ];
    case 'failed':
    case 'closed':
      return state.asked ? [state, []] : askToReconnect(state, negotiation);
    default:
      return [state, []];
  }
}

function askToReconnect(state: CallState, negotiation: number): [CallState, CallEffect[]] {
  const phase = state.phase === 'connected' ? 'interrupted' : state.phase;
  return [
    { ...state, phase, asked: true },
    [
      { do: 'send', message: { type: 'call_reconnect', negotiation } },
      { do: 'wait', negotiation, ms: ask_again_ms },
    ],
  ];
}
