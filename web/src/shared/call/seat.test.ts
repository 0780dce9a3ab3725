import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ApplicantMessage, ApplicantRequest } from '../api/types';
import { Seat } from './seat';

class FakeSocket extends EventTarget {
  sent: ApplicantRequest[] = [];
  constructor() {
    super();
    opened.push(this);
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text) as ApplicantRequest);
  }
  close(): void {}
  open(): void {
    this.dispatchEvent(new Event('open'));
    this.say({ type: 'queue' });
  }
  say(message: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
  }
}

const opened: FakeSocket[] = [];

/** The newest, as the service sees it. */
function socket(): FakeSocket {
  const newest = opened.at(-1);
  if (!newest) throw new Error('no socket');
  return newest;
}

/** A connection that never gets anywhere. */
class FakeConnection extends EventTarget {
  close(): void {}
}

class FakeStream {
  getTracks(): object[] {
    return [];
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  const page = { setTimeout, clearTimeout, setInterval, clearInterval };
  vi.stubGlobal('window', Object.assign(new EventTarget(), page));
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('location', new URL('http://service.example/verify'));
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('RTCPeerConnection', FakeConnection);
  vi.stubGlobal('MediaStream', FakeStream);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function seated(): Seat<ApplicantMessage, ApplicantRequest> {
  const seat = new Seat<ApplicantMessage, ApplicantRequest>(
    () => '/live',
    () => Promise.resolve(false),
  );
  seat.live.start();
  socket().open();
  return seat;
}

const connect = (purpose: 'ready' | 'call') =>
  ({ type: 'call_connect', negotiation: 7, role: 'offerer', purpose }) as const;
const call = { id: 'cal_1', present: true, unreachedSince: null };
const switches = () => socket().sent.filter(({ type }) => type === 'call_media');

test('its first word on a socket is which connection it still has', () => {
  seated();
  expect(socket().sent).toEqual([{ type: 'call_alive', negotiation: 0 }]);
});

test('a call begins on the connection that was kept ready, and only where it is', () => {
  const seat = seated();
  seat.take(connect('ready'));
  seat.inCall(call, false);
  expect(seat.call.store.get().purpose).toBe('ready');
  seat.inCall(call);
  expect(seat.call.store.get().purpose).toBe('call');
});

test('a call that is not the same any more is over', () => {
  const seat = seated();
  seat.inCall(call);
  seat.take(connect('call'));
  seat.inCall(call);
  expect(seat.call.store.get().phase).not.toBe('idle');
  seat.inCall(null);
  expect(seat.call.store.get().phase).toBe('idle');
});

test('the service hears what is switched off when it may not know it', () => {
  const seat = seated();
  seat.inCall(call);
  expect(switches()).toHaveLength(1);
  seat.inCall(call);
  expect(switches(), 'no news').toHaveLength(1);
  seat.media.setMuted(true);
  expect(switches().at(-1)).toEqual({ type: 'call_media', muted: true, camera_off: false });
  seat.take(connect('call'));
  expect(switches(), 'a new connection').toHaveLength(3);
  seat.live.start();
  socket().open();
  expect(switches(), 'a new socket').toHaveLength(1);
});

test('whoever loses the seat is in no call', () => {
  const seat = seated();
  seat.inCall(call);
  seat.take(connect('call'));
  const told = vi.fn();
  seat.onstatus = told;
  socket().dispatchEvent(Object.assign(new Event('close'), { code: 4001 }));
  expect(told).toHaveBeenCalledWith('replaced');
  expect(seat.call.store.get().phase).toBe('idle');
});
