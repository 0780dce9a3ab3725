import { describe, expect, test } from 'vitest';
import {
  ask_again_ms,
  type CallEffect,
  type CallEvent,
  type CallState,
  connecting_ms_max,
  disconnected_ms_max,
  mending_ms_max,
  noCall,
  step,
} from './machine';

const online: CallState = { ...noCall, socket: true };

/** The state after the events, and what the last of them does. */
function after(...events: CallEvent[]): [CallState, CallEffect[]] {
  let result: [CallState, CallEffect[]] = [online, []];
  for (const event of events) result = step(result[0], event);
  return result;
}

const connect: CallEvent = {
  type: 'call_connect',
  negotiation: 7,
  role: 'offerer',
  purpose: 'call',
};
const answer: CallEvent = {
  type: 'call_connect',
  negotiation: 7,
  role: 'answerer',
  purpose: 'ready',
};
const check: CallEvent = {
  type: 'call_connect',
  negotiation: 7,
  role: 'offerer',
  purpose: 'check',
};
const described: CallEvent = { type: 'described', negotiation: 7, sdp: 'v=0' };
const socketOpen: CallEvent = { type: 'socket_open' };
const socketDown: CallEvent = { type: 'socket_down' };
const patienceOver: CallEvent = { type: 'patience_over', negotiation: 7 };
const failed: CallEvent = { type: 'negotiation_failed', negotiation: 7 };
const peer = (state: RTCPeerConnectionState, negotiation = 7): CallEvent => ({
  type: 'peer',
  negotiation,
  state,
});
const reconnect: CallEffect = {
  do: 'send',
  message: { type: 'call_reconnect', negotiation: 7 },
};
const alive = (negotiation: number): CallEffect => ({
  do: 'send',
  message: { type: 'call_alive', negotiation },
});
const restart: CallEffect[] = [
  { do: 'restart_ice', negotiation: 7 },
  { do: 'wait', negotiation: 7, ms: mending_ms_max },
];

test('the offerer sends its description and waits for the connection', () => {
  const [state, open] = after(connect);
  expect(state).toMatchObject({ phase: 'connecting', negotiation: 7, role: 'offerer', up: false });
  expect(open).toEqual([{ do: 'open_peer', negotiation: 7, role: 'offerer', purpose: 'call' }]);
  expect(after(connect, described)[1]).toEqual([
    { do: 'send', message: { type: 'call_offer', negotiation: 7, sdp: 'v=0' } },
    { do: 'wait', negotiation: 7, ms: connecting_ms_max },
  ]);
});

test('the answerer takes an offer and sends an answer', () => {
  const [, take] = after(answer, { type: 'call_offer', negotiation: 7, sdp: 'offer' });
  expect(take).toEqual([{ do: 'take_offer', negotiation: 7, sdp: 'offer' }]);
  expect(after(answer, described)[1][0]).toEqual({
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
  const [state, effects] = after(connect, { ...connect, negotiation: 1 } as CallEvent);
  expect(state.negotiation).toBe(1);
  expect(effects.map((effect) => effect.do)).toEqual(['stop_waiting', 'close_peer', 'open_peer']);
});

test('a connection made before the call serves it without another description', () => {
  const waits = [check, described, peer('connected')] as const;
  const ready: CallEvent = { type: 'call_purpose', negotiation: 7, purpose: 'ready' };
  expect(after(...waits, ready)[1]).toEqual([{ do: 'serve', purpose: 'ready' }]);
  const [state, effects] = after(...waits, ready, { ...ready, purpose: 'call' });
  expect(state).toMatchObject({ phase: 'connected', purpose: 'call', negotiation: 7 });
  expect(effects).toEqual([{ do: 'serve', purpose: 'call' }]);
});

test('a call whose beginning was lost with the socket is served all the same', () => {
  const prepared = [answer, described, peer('connected'), socketDown, socketOpen] as const;
  const [state, effects] = after(...prepared, { type: 'begun' });
  expect(state).toMatchObject({ phase: 'connected', purpose: 'call', negotiation: 7 });
  expect(effects).toEqual([{ do: 'serve', purpose: 'call' }]);
  expect(step(state, { type: 'begun' })[1], 'once').toEqual([]);
  expect(after(check, peer('connected'), { type: 'begun' })[1], 'a check is no call').toEqual([]);
  expect(after({ type: 'begun' })).toEqual([online, []]);
});

test('a description that is refused begins a new negotiation at once, on either side', () => {
  const [state, effects] = after(connect, described, {
    type: 'call_refused',
    negotiation: 7,
    detail: null,
  });
  expect(state.asking).toBe('sent');
  expect(effects[0]).toEqual({ do: 'send', message: { type: 'call_reconnect', negotiation: 7 } });
  const refused: CallEvent = { type: 'call_refused', negotiation: 6, detail: 'why' };
  expect(after(connect, refused)[1], 'of another negotiation').toEqual([]);
});

test('a check that is closed is no call that ended', () => {
  const [state, effects] = after(check, { type: 'call_closed', negotiation: 7 });
  expect(state).toEqual(online);
  expect(effects).toEqual([{ do: 'stop_waiting' }, { do: 'close_peer' }]);
  expect(after(connect, { type: 'call_closed', negotiation: 6 })[0].negotiation).toBe(7);
});

test('a call that starts anew after a check was never interrupted', () => {
  const [state] = after(check, peer('connected'), { ...connect, negotiation: 8 } as CallEvent);
  expect(state.phase).toBe('connecting');
});

describe('a bad line', () => {
  test('is mended before anything else is tried', () => {
    const [state, effects] = after(connect, peer('connected'), peer('failed'));
    expect(state).toMatchObject({ phase: 'interrupted', mending: true, asking: 'no' });
    expect(effects).toEqual(restart);
    const [, offer] = step({ ...state, role: 'answerer' }, described);
    expect(offer).toEqual([
      { do: 'send', message: { type: 'call_offer', negotiation: 7, sdp: 'v=0' } },
      { do: 'wait', negotiation: 7, ms: mending_ms_max },
    ]);
    const taken = step(
      { ...state, role: 'answerer' },
      { type: 'call_answer', negotiation: 7, sdp: 'a' },
    );
    expect(taken[1]).toEqual([{ do: 'take_answer', negotiation: 7, sdp: 'a' }]);
  });

  test('disconnected is given a moment', () => {
    const [state, effects] = after(connect, peer('connected'), peer('disconnected'));
    expect(state.phase).toBe('interrupted');
    expect(effects).toEqual([{ do: 'wait', negotiation: 7, ms: disconnected_ms_max }]);
    const [recovered, stop] = step(state, peer('connected'));
    expect(recovered.phase).toBe('connected');
    expect(stop).toEqual([{ do: 'stop_waiting' }]);
    expect(step(state, patienceOver)[1]).toEqual(restart);
  });

  test('what cannot be mended is made anew', () => {
    const events = [connect, peer('connected'), peer('failed'), patienceOver] as const;
    const [state, effects] = after(...events);
    expect(state).toMatchObject({ asking: 'sent', mending: false });
    expect(effects).toEqual([reconnect, { do: 'wait', negotiation: 7, ms: ask_again_ms }]);
  });

  test('each try after the first waits longer', () => {
    const [first] = after(connect, failed);
    const again = { ...connect, negotiation: 8 } as CallEvent;
    const [second, effects] = step(step(first, again)[0], {
      ...failed,
      negotiation: 8,
    } as CallEvent);
    expect(second.asking).toBe('due');
    expect(effects).toEqual([{ do: 'wait_turn', negotiation: 8, attempt: 1 }]);
    const [, due] = step(second, { ...patienceOver, negotiation: 8 } as CallEvent);
    expect(due[0]).toMatchObject({ message: { type: 'call_reconnect', negotiation: 8 } });
    expect(step(second, peer('connected', 8))[0].failures).toBe(0);
  });

  test('what fails twice is asked for once', () => {
    expect(after(connect, failed, failed)[1]).toEqual([]);
    expect(after(connect, failed, peer('failed'))[1]).toEqual([]);
  });

  test('reconnecting still counts as an interruption, not as a new call', () => {
    const [state] = after(connect, peer('connected'), { ...connect, negotiation: 8 } as CallEvent);
    expect(state).toMatchObject({ phase: 'interrupted', negotiation: 8, asking: 'no' });
  });
});

describe('a new socket', () => {
  test('hears first which connection lives', () => {
    expect(after(socketOpen)[1]).toEqual([alive(0)]);
    expect(after(connect, peer('connected'), socketDown, socketOpen)[1]).toEqual([alive(7)]);
  });

  test('hears of none when the connection was never up', () => {
    expect(after(connect, described, socketDown, socketOpen)[1][0]).toEqual(alive(0));
  });

  test('mends rather than waits for a new connection that was asked for on the old one', () => {
    const asked = [connect, peer('connected'), peer('failed'), patienceOver] as const;
    expect(after(...asked)[0].asking).toBe('sent');
    const [state, effects] = after(...asked, socketDown, socketOpen);
    expect(effects).toEqual([alive(7), ...restart]);
    expect(state).toMatchObject({ mending: true, asking: 'no' });
    expect(step(state, patienceOver)[0].asking, 'what cannot be mended').toBe('due');
  });

  test('mends what was interrupted meanwhile', () => {
    const cut = [connect, peer('connected'), socketDown, peer('disconnected')] as const;
    expect(after(...cut, patienceOver)[1], 'not without a socket').toEqual([]);
    expect(after(...cut, patienceOver, socketOpen)[1]).toEqual([alive(7), ...restart]);
    expect(after(...cut, peer('connected'), socketOpen)[1]).toEqual([alive(7)]);
  });

  test('mends what was made on another network, before anybody notices', () => {
    const moved: CallEvent = { type: 'network_changed' };
    expect(after(connect, peer('connected'), socketDown, moved, socketOpen)[1]).toEqual([
      alive(7),
      ...restart,
    ]);
    expect(after(connect, peer('connected'), moved)[1]).toEqual(restart);
    expect(after(connect, moved)[1]).toEqual([]);
    const [state, effects] = after(connect, peer('connected'), moved, patienceOver);
    expect(effects, 'it went on all the time').toEqual([]);
    expect(state).toMatchObject({ phase: 'connected', mending: false });
  });
});

test('the end closes everything', () => {
  const [state, effects] = after(connect, {
    type: 'call_ended',
    outcome: 'technical',
    reason: null,
  });
  expect(state).toEqual(online);
  expect(effects).toEqual([
    { do: 'stop_waiting' },
    { do: 'close_peer' },
    { do: 'ended', outcome: 'technical' },
  ]);
  expect(after({ type: 'over' })).toEqual([online, []]);
});

const answered: CallEvent = { type: 'call_answer', negotiation: 7, sdp: 'answer' };
const again: CallEvent = { ...connect, negotiation: 8 } as CallEvent;
const searches = (...events: CallEvent[]) => after(...events)[0].searching;

describe('a search for a way begins when both have described themselves', () => {
  test('on either side, and not before', () => {
    expect(searches(connect, described)).toBe(false);
    expect(searches(connect, described, answered)).toBe(true);
    expect(searches(answer, { type: 'call_offer', negotiation: 7, sdp: 'offer' })).toBe(false);
    expect(searches(answer, described)).toBe(true);
  });

  test('goes on over every other try of the same call', () => {
    expect(searches(connect, described, answered, peer('failed'), again)).toBe(true);
    expect(searches(check, described, answered, again), 'a check was no call').toBe(false);
  });

  test('ends when there is a way, and begins anew when it is lost', () => {
    expect(searches(connect, described, answered, peer('connected'))).toBe(false);
    const lost = [connect, described, answered, peer('connected'), peer('disconnected')] as const;
    expect(searches(...lost)).toBe(true);
    expect(searches(...lost, peer('connected'))).toBe(false);
    expect(searches(...lost, { type: 'over' })).toBe(false);
  });
});
