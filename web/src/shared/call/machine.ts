import type { CallMessage, CallRequest } from '../api/messages';
import type { CallPurpose, NegotiationRole, Outcome } from '../api/types';

// What a call does, decided without a browser: events in, the next state and things to do out.

export type Phase =
  | 'idle' // no call, or the server has not asked to connect yet
  | 'connecting' // this negotiation has never carried media
  | 'connected'
  | 'interrupted'; // it carried media, and does not now

export interface CallState {
  phase: Phase;
  negotiation: number | null;
  role: NegotiationRole | null;
  purpose: CallPurpose | null;
  /** This negotiation's connection has been up: it can be mended without a new one. */
  up: boolean;
  /** An ICE restart is under way. */
  mending: boolean;
  /** The way a new negotiation is asked for: after a while, or already, until the call_connect. */
  asking: 'no' | 'due' | 'sent';
  /** New negotiations asked for since the last connection: the next one waits longer. */
  failures: number;
  /** The WebSocket, without which nothing can be mended. */
  socket: boolean;
  /** The network is another one: what looks connected may not be. */
  stale: boolean;
  /** Both sides have described themselves, and our media have found no way since. */
  searching: boolean;
}

export type CallEvent =
  | CallMessage
  | { type: 'described'; negotiation: number; sdp: string }
  | { type: 'peer'; negotiation: number; state: RTCPeerConnectionState }
  | { type: 'negotiation_failed'; negotiation: number }
  | { type: 'patience_over'; negotiation: number }
  | { type: 'socket_open' }
  | { type: 'socket_down' }
  | { type: 'network_changed' }
  /** The service says that there is a call: its word on the connection may have been lost with a socket. */
  | { type: 'begun' }
  | { type: 'over' };

export type CallEffect =
  | { do: 'open_peer'; negotiation: number; role: NegotiationRole; purpose: CallPurpose }
  | { do: 'close_peer' }
  | { do: 'serve'; purpose: CallPurpose }
  | { do: 'take_offer'; negotiation: number; sdp: string }
  | { do: 'take_answer'; negotiation: number; sdp: string }
  | { do: 'restart_ice'; negotiation: number }
  | { do: 'send'; message: CallRequest }
  | { do: 'wait'; negotiation: number; ms: number }
  | { do: 'wait_turn'; negotiation: number; attempt: number }
  | { do: 'stop_waiting' }
  | { do: 'ended'; outcome: Outcome };

/** ICE says `disconnected` for a moment on a bad line, and Safari even on a good one. */
export const disconnected_ms_max = 2500;
export const connecting_ms_max = 10_000;
/** An ICE restart takes a few round trips, or does not work. */
export const mending_ms_max = 4000;
/** The server answers one request a second: if it dropped ours, ask again. */
export const ask_again_ms = 2500;

export const noCall: CallState = {
  phase: 'idle',
  negotiation: null,
  role: null,
  purpose: null,
  up: false,
  mending: false,
  asking: 'no',
  failures: 0,
  socket: false,
  stale: false,
  searching: false,
};

type Step = [CallState, CallEffect[]];

export function step(state: CallState, event: CallEvent): Step {
  switch (event.type) {
    case 'call_connect':
      return connect(state, event.negotiation, event.role, event.purpose);
    case 'call_ended':
      return [gone(state), [...close(state), { do: 'ended', outcome: event.outcome }]];
    case 'over':
      return [gone(state), close(state)];
    case 'begun':
      return state.purpose === 'ready'
        ? [{ ...state, purpose: 'call' }, [{ do: 'serve', purpose: 'call' }]]
        : [state, []];
    case 'socket_open':
      return socketOpen({ ...state, socket: true });
    case 'socket_down':
      return [{ ...state, socket: false }, []];
    case 'network_changed':
      return state.up && state.socket && state.asking === 'no'
        ? mend(state, state.negotiation)
        : [{ ...state, stale: state.up }, []];
    default:
      return event.negotiation === state.negotiation ? stepCurrent(state, event) : [state, []];
  }
}

type CurrentEvent = Exclude<
  CallEvent,
  {
    type:
      | 'call_connect'
      | 'call_ended'
      | 'begun'
      | 'over'
      | 'socket_open'
      | 'socket_down'
      | 'network_changed';
  }
>;

function stepCurrent(state: CallState, event: CurrentEvent): Step {
  const { negotiation } = event;
  switch (event.type) {
    case 'call_purpose':
      return [{ ...state, purpose: event.purpose }, [{ do: 'serve', purpose: event.purpose }]];
    case 'call_closed':
      return [gone(state), close(state)];
    case 'call_offer':
      return state.role === 'answerer'
        ? [state, [{ do: 'take_offer', negotiation, sdp: event.sdp }]]
        : [state, []];
    case 'call_answer':
      return state.role === 'offerer' || state.mending
        ? [searching(state), [{ do: 'take_answer', negotiation, sdp: event.sdp }]]
        : [state, []];
    case 'described':
      // Patience begins here and not before: until the camera is open there is nothing to wait for.
      return [
        state.role === 'answerer' ? searching(state) : state,
        [
          { do: 'send', message: description(state, negotiation, event.sdp) },
          { do: 'wait', negotiation, ms: state.mending ? mending_ms_max : connecting_ms_max },
        ],
      ];
    case 'peer':
      return peerChanged(state, negotiation, event.state);
    // The other side's page hears of it, too: whoever asks first, both begin again.
    case 'call_refused':
    case 'negotiation_failed':
      return state.asking === 'no' ? askToReconnect(state, negotiation) : [state, []];
    case 'patience_over':
      return patienceOver(state, negotiation);
  }
}

/** The server's messages come in order, so its newest call_connect is always the one that counts. */
function connect(
  state: CallState,
  negotiation: number,
  role: NegotiationRole,
  purpose: CallPurpose,
): Step {
  const before = state.purpose === 'call' && purpose === 'call' ? state.phase : 'idle';
  const phase = before === 'connected' || before === 'interrupted' ? 'interrupted' : 'connecting';
  const { socket, failures } = state;
  // Of the same call: another try is not another search.
  const still = state.searching && state.purpose === purpose;
  return [
    { ...noCall, socket, failures, phase, negotiation, role, purpose, searching: still },
    [...close(state), { do: 'open_peer', negotiation, role, purpose }],
  ];
}

function searching(state: CallState): CallState {
  return { ...state, searching: state.phase !== 'connected' };
}

function gone({ socket }: CallState): CallState {
  return { ...noCall, socket };
}

function close(state: CallState): CallEffect[] {
  return state.negotiation === null ? [] : [{ do: 'stop_waiting' }, { do: 'close_peer' }];
}

function description(state: CallState, negotiation: number, sdp: string): CallRequest {
  const offers = state.role === 'offerer' || state.mending;
  return { type: offers ? 'call_offer' : 'call_answer', negotiation, sdp };
}

function peerChanged(state: CallState, negotiation: number, peer: RTCPeerConnectionState): Step {
  switch (peer) {
    case 'connected':
      return [
        {
          ...state,
          phase: 'connected',
          up: true,
          mending: false,
          asking: 'no',
          failures: 0,
          stale: false,
          searching: false,
        },
        [{ do: 'stop_waiting' }],
      ];
    case 'disconnected':
      return [
        { ...state, phase: 'interrupted', searching: true },
        state.mending || state.asking !== 'no'
          ? []
          : [{ do: 'wait', negotiation, ms: disconnected_ms_max }],
      ];
    case 'failed':
    case 'closed':
      if (state.asking !== 'no' || state.mending) return [state, []];
      return state.up
        ? mend({ ...state, phase: interrupted(state), searching: true }, negotiation)
        : askToReconnect(state, negotiation);
    default:
      return [state, []];
  }
}

function patienceOver(state: CallState, negotiation: number): Step {
  if (state.asking === 'due') return send(state, negotiation);
  // Nothing had broken, so there is no news that it works again.
  if (state.mending && state.phase === 'connected') return [{ ...state, mending: false }, []];
  const mendable = state.up && !state.mending && state.asking === 'no';
  return mendable ? mend(state, negotiation) : askToReconnect(state, negotiation);
}

/** First word on a new socket: what we still have, so that media that outlived it is left alone. */
function socketOpen(state: CallState): Step {
  const { negotiation } = state;
  const alive = state.up ? (negotiation ?? 0) : 0;
  const word: CallEffect = { do: 'send', message: { type: 'call_alive', negotiation: alive } };
  if (negotiation === null) return [state, [word]];
  // Our request may have gone down with the old socket; "none is alive" asks again.
  if (!alive) return [{ ...state, asking: 'sent' }, [word, again(negotiation)]];
  const { stale, mending, phase, asking } = state;
  if (!stale && !mending && phase !== 'interrupted' && asking === 'no') return [state, [word]];
  // So may a request for a new connection, when the network was what failed the old one.
  const [mended, effects] = mend({ ...state, asking: 'no' }, negotiation);
  return [mended, [word, ...effects]];
}

/** The same connection over other paths. Until the WebSocket is there, it can only come back by itself. */
function mend(state: CallState, negotiation: number | null): Step {
  if (negotiation === null) return [state, []];
  if (!state.socket) return [state, []];
  return [
    { ...state, mending: true, stale: false },
    [
      { do: 'restart_ice', negotiation },
      { do: 'wait', negotiation, ms: mending_ms_max },
    ],
  ];
}

function interrupted(state: CallState): Phase {
  return state.phase === 'connected' ? 'interrupted' : state.phase;
}

function askToReconnect(state: CallState, negotiation: number): Step {
  const { failures } = state;
  const asked: CallState = {
    ...state,
    phase: interrupted(state),
    mending: false,
    asking: 'due',
    failures: failures + 1,
  };
  return failures === 0
    ? send(asked, negotiation)
    : [asked, [{ do: 'wait_turn', negotiation, attempt: failures }]];
}

function send(state: CallState, negotiation: number): Step {
  return [
    { ...state, asking: 'sent' },
    [{ do: 'send', message: { type: 'call_reconnect', negotiation } }, again(negotiation)],
  ];
}

function again(negotiation: number): CallEffect {
  return { do: 'wait', negotiation, ms: ask_again_ms };
}
