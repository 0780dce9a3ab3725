import { describe, expect, test } from 'vitest';
import {
  ask_again_ms,
  type CallEffect,
  type CallEvent,
  type CallState,
  connecting_ms_max,
  disconnected_ms_max,
  noCall,
  step,
} from './machine';

/** The state after the events, and what the last of them does. */
function after(...events: CallEvent[]): [CallState, CallEffect[]] {
  let result: [CallState, CallEffect[]] = [noCall, []];
  for (const event of events) result = step(result[0], event);
  return result;
}

const connect: CallEvent = { type: 'call_connect', negotiation: 7, role: 'offerer' };
const answer: CallEvent = { type: 'call_connect', negotiation: 7, role: 'answerer' };
const peer = (state: RTCPeerConnectionState, negotiation = 7): CallEvent => ({
  type: 'peer',
  negotiation,
  state,
});
const reconnect: CallEffect = {
  do: 'send',
  message: { type: 'call_reconnect', negotiation: 7 },
};

test('the offerer sends its description and waits for the connection', () => {
  expect(after(connect)).toEqual([
    { phase: 'connecting', negotiation: 7, role: 'offerer', asked: false },
    [{ do: 'open_peer', negotiation: 7, role: 'offerer' }],
  ]);
  const [, effects] = after(connect, { type: 'described', negotiation: 7, sdp: 'v=0' });
  expect(effects).toEqual([
    { do: 'send', message: { type: 'call_offer', negotiation: 7, sdp: 'v=0' } },
    { do: 'wait', negotiation: 7, ms: connecting_ms_max },
  ]);
});

test('the answerer takes an offer and sends an answer', () => {
  const [, take] = after(answer, { type: 'call_offer', negotiation: 7, sdp: 'offer' });
  expect(take).toEqual([{ do: 'take_offer', negotiation: 7, sdp: 'offer' }]);
  const [, send] = after(answer, { type: 'described', negotiation: 7, sdp: 'v=0' });
  expect(send[0]).toEqual({
    do: 'send',
    message: { type: 'call_answer', negotiation: 7, sdp: 'v=0' },
  });
});

test('descriptions of the wrong role or of an older negotiation are ignored', () => {
  expect(after(connect, { type: 'call_offer', negotiation: 7, sdp: '' })[1]).toEqual([]);
  expect(after(answer, { type: 'call_answer', negotiation: 7, sdp: '' })[1]).toEqual([]);
  expect(after(connect, { type: 'call_answer', negotiation: 6, sdp: '' })[1]).toEqual([]);
  expect(after(connect, peer('failed', 6))[1]).toEqual([]);
});

test('a new negotiation closes the earlier connection first, whatever its number', () => {
  const [state, effects] = after(connect, { type: 'call_connect', negotiation: 1, role: 'offerer' });
  expect(state.negotiation).toBe(1);
  expect(effects.map((effect) => effect.do)).toEqual(['stop_waiting', 'close_peer', 'open_peer']);
});

describe('a bad line', () => {
  test('failed asks for a new negotiation at once', () => {
    const [state, effects] = after(connect, peer('connected'), peer('failed'));
    expect(state).toMatchObject({ phase: 'interrupted', asked: true });
    expect(effects).toEqual([reconnect, { do: 'wait', negotiation: 7, ms: ask_again_ms }]);
  });

  test('disconnected is given four seconds', () => {
    const [state, effects] = after(connect, peer('connected'), peer('disconnected'));
    expect(state.phase).toBe('interrupted');
    expect(effects).toEqual([{ do: 'wait', negotiation: 7, ms: disconnected_ms_max }]);
    const [recovered, stop] = step(state, peer('connected'));
    expect(recovered.phase).toBe('connected');
    expect(stop).toEqual([{ do: 'stop_waiting' }]);
    expect(step(state, { type: 'patience_over', negotiation: 7 })[1][0]).toEqual(reconnect);
  });

  test('a request that went down with the line is sent again when it is back', () => {
    const events = [connect, peer('failed')] as const;
    expect(after(...events, { type: 'line_open' })[1][0]).toEqual(reconnect);
    expect(after(connect, { type: 'line_open' })[1]).toEqual([]);
  });

  test('what fails twice is asked for once', () => {
    const failed: CallEvent = { type: 'negotiation_failed', negotiation: 7 };
    expect(after(connect, failed, failed)[1]).toEqual([]);
    expect(after(connect, failed, peer('failed'))[1]).toEqual([]);
  });

  test('a request that nobody answers is made again', () => {
    const over: CallEvent = { type: 'patience_over', negotiation: 7 };
    expect(after(connect, peer('failed'), over, over)[1][0]).toEqual(reconnect);
  });

  test('reconnecting still counts as an interruption, not as a new call', () => {
    const [state] = after(connect, peer('connected'), { ...connect, negotiation: 8 } as CallEvent);
    expect(state).toMatchObject({ phase: 'interrupted', negotiation: 8, asked: false });
  });
});

test('the end closes everything', () => {
  const [state, effects] = after(connect, { type: 'call_ended', outcome: 'technical' });
  expect(state).toEqual(noCall);
  expect(effects).toEqual([
    { do: 'stop_waiting' },
    { do: 'close_peer' },
    { do: 'ended', outcome: 'technical' },
  ]);
  expect(after({ type: 'over' })).toEqual([noCall, []]);
});
