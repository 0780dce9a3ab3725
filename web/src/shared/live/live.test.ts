import { beforeEach, describe, expect, test } from 'vitest';
import {
  closeCode,
  type SocketStatus,
  Live,
  busyDelay,
  type LiveWorld,
  type Refused,
  retryDelay,
  type Socket,
} from './live';

class FakeSocket implements Socket {
  sent: Record<string, unknown>[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onmessage: ((text: string) => void) | null = null;
  onclose: ((code: number) => void) | null = null;
  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }
  close(): void {
    this.closed = true;
  }
  open(): void {
    this.onopen?.();
    this.say({ type: 'state' });
  }
  say(message: object): void {
    this.onmessage?.(JSON.stringify(message));
  }
  drop(code = 1006): void {
    this.onclose?.(code);
  }
}

/** A clock that only the test moves. */
class FakeWorld implements LiveWorld {
  now_ms = 0;
  sockets: FakeSocket[] = [];
  openedAt_ms: number[] = [];
  why: Refused | null = null;
  #timers = new Map<number, { at_ms: number; act: () => void }>();
  #nextTimer = 1;

  openSocket(): Socket {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    this.openedAt_ms.push(this.now_ms);
    return socket;
  }
  setTimer(ms: number, then: () => void): number {
    this.#timers.set(this.#nextTimer, { at_ms: this.now_ms + ms, act: then });
    return this.#nextTimer++;
  }
  clearTimer(timer: number): void {
    this.#timers.delete(timer);
  }
  random(): number {
    return 0.5;
  }
  steady_ms(): number {
    return this.now_ms;
  }
  whyRefused(): Promise<Refused | null> {
    return Promise.resolve(this.why);
  }
  pass(ms: number): void {
    const until = this.now_ms + ms;
    for (;;) {
      const due = [...this.#timers.entries()]
        .filter(([, { at_ms }]) => at_ms <= until)
        .toSorted(([, a], [, b]) => a.at_ms - b.at_ms)[0];
      if (!due) break;
      const [timer, { at_ms, act }] = due;
      this.#timers.delete(timer);
      this.now_ms = at_ms;
      act();
    }
    this.now_ms = until;
  }
  get last(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  }
}

let world: FakeWorld;
type Message = { type: 'state' } | { type: 'queue' };
type Request = { type: 'join_queue' } | { type: 'accept_match'; verification: string };
let live: Live<Message, Request>;
let statuses: SocketStatus[];
let messages: object[];

beforeEach(() => {
  world = new FakeWorld();
  live = new Live(world);
  statuses = [];
  messages = [];
  live.onstatus = (status) => statuses.push(status);
  live.onmessage = (message) => messages.push(message);
});

function started(): FakeSocket {
  live.start();
  world.last.open();
  return world.last;
}

test('is open when the server has spoken', () => {
  live.start();
  world.last.onopen?.();
  expect(live.status).toBe('connecting');
  world.last.say({ type: 'state', view: 1 });
  expect(live.status).toBe('open');
  expect(messages).toEqual([{ type: 'state', view: 1 }]);
});

describe('reconnecting', () => {
  test('follows the schedule, and goes on every 7 s', () => {
    started().drop();
    for (const [index, wait] of [0, 300, 1200, 2700, 4800, 7000, 7000, 7000].entries()) {
      if (wait > 0) world.pass(wait - 1);
      expect(world.sockets).toHaveLength(index + 1);
      world.pass(wait === 0 ? 0 : 1);
      expect(world.sockets).toHaveLength(index + 2);
      world.last.drop();
    }
    expect(statuses).toEqual(['open', 'reconnecting']);
  });

  test('never waits longer than 2 s in a call', () => {
    started().drop();
    live.urgent = true;
    for (const [index, wait] of [0, 300, 1200, 2000, 2000, 2000].entries()) {
      world.pass(wait);
      expect(world.sockets).toHaveLength(index + 2);
      world.last.drop();
    }
  });

  test('has a jitter of a fifth', () => {
    expect(retryDelay(2, 0)).toBe(960);
    expect(retryDelay(2, 1)).toBe(1440);
  });

  test('waits longer each time until a socket has held for ten seconds', () => {
    started().drop();
    world.pass(0);
    expect(world.sockets).toHaveLength(2);
    world.last.open();
    world.last.drop();
    world.pass(299);
    expect(world.sockets).toHaveLength(2);
    world.pass(1);
    expect(world.sockets).toHaveLength(3);
    world.last.open();
    world.pass(10_000);
    world.last.drop();
    world.pass(0);
    expect(world.sockets).toHaveLength(4);
  });

  test('does not wait when the page wakes up', () => {
    started().drop();
    for (const wait of [0, 300, 1200]) {
      world.pass(wait);
      world.last.drop();
    }
    const before = world.sockets.length;
    live.hurry();
    expect(world.sockets).toHaveLength(before + 1);
  });

  test('leaves a dead socket when the network comes back', () => {
    const old = started();
    live.networkChanged();
    expect(old.closed).toBe(true);
    expect(world.sockets).toHaveLength(2);
    expect(live.status).toBe('reconnecting');
  });

  test('leaves a handshake that began on another network', () => {
    live.start();
    const first = world.last;
    live.networkChanged();
    expect(first.closed).toBe(true);
    expect(live.status).toBe('connecting');
    world.last.open();
    live.networkChanged();
    const second = world.last;
    live.networkChanged();
    expect(second.closed).toBe(true);
    expect(world.sockets).toHaveLength(4);
    expect(live.status).toBe('reconnecting');
  });

  test('a restart of the server is answered at once', () => {
    started().drop(closeCode.restart);
    world.pass(0);
    world.last.open();
    expect(live.status).toBe('open');
    expect(world.now_ms).toBe(0);
  });
});

describe('heartbeat', () => {
  test('is answered', () => {
    const socket = started();
    socket.say({ type: 'heartbeat' });
    expect(socket.sent).toEqual([{ type: 'heartbeat' }]);
    expect(messages).toHaveLength(1);
  });

  test('25 s of silence is a dropped socket', () => {
    const socket = started();
    world.pass(24_999);
    expect(live.status).toBe('open');
    world.pass(1);
    expect(socket.closed).toBe(true);
    expect(live.status).toBe('reconnecting');
    expect(world.sockets).toHaveLength(2);
  });

  test('each one buys another 25 s', () => {
    const socket = started();
    for (let i = 0; i < 5; i++) {
      world.pass(10_000);
      socket.say({ type: 'heartbeat' });
    }
    expect(live.status).toBe('open');
    expect(world.sockets).toHaveLength(1);
  });

  test('a handshake that hangs is a dropped socket too', () => {
    live.start();
    world.pass(25_000);
    expect(world.sockets).toHaveLength(2);
  });
});

describe('close codes', () => {
  test('replaced: stays away until it is taken back', () => {
    started().drop(closeCode.replaced);
    world.pass(60_000);
    expect(live.status).toBe('replaced');
    expect(world.sockets).toHaveLength(1);
    live.hurry();
    live.networkChanged();
    expect(world.sockets).toHaveLength(1);
    live.start();
    world.last.open();
    expect(live.status).toBe('open');
  });

  test('ended: for good', () => {
    started().drop(closeCode.ended);
    world.pass(60_000);
    expect(live.status).toBe('ended');
    expect(world.sockets).toHaveLength(1);
  });

  test('a protocol error is tried again, but not for ever', () => {
    started();
    for (let i = 0; i < 3; i++) {
      expect(live.status).toBe('open');
      world.last.drop(closeCode.protocolError);
      world.pass(5000);
      if (i < 2) world.last.open();
    }
    expect(live.status).toBe('broken');
    expect(world.sockets).toHaveLength(3);
  });

  test('a refused handshake asks whether the session has ended', async () => {
    world.why = { is: 'ended' };
    live.start();
    world.last.drop();
    await Promise.resolve();
    await Promise.resolve();
    expect(live.status).toBe('ended');
    world.pass(60_000);
    expect(world.sockets).toHaveLength(1);
  });
});

async function settled(): Promise<void> {
  for (let i = 0; i < 3; i++) await Promise.resolve();
}

async function refused(): Promise<void> {
  world.last.drop();
  await settled();
}

describe('a server that is busy', () => {
  beforeEach(async () => {
    world.why = { is: 'busy', retry_after_seconds: 10 };
    live.start();
    await refused();
  });

  test('is asked again when it wants that, and not before', async () => {
    expect(live.status).toBe('busy');
    expect(live.secondsToRetry).toBe(12);
    world.pass(11_999);
    expect(world.sockets).toHaveLength(1);
    world.pass(1);
    expect(world.sockets).toHaveLength(2);
    expect(live.secondsToRetry, 'now').toBe(null);
    await refused();
    expect(live.secondsToRetry).toBe(12);
    expect(statuses, 'and stays so meanwhile').toEqual(['busy']);
  });

  test('is open as soon as there is a place', () => {
    world.pass(12_000);
    world.last.open();
    expect(statuses).toEqual(['busy', 'open']);
  });

  test('is not busy any more when it cannot be reached', async () => {
    world.pass(12_000);
    world.why = null;
    await refused();
    expect(live.status).toBe('connecting');
    expect(live.secondsToRetry).toBe(1);
  });

  test('refuses so what is asked meanwhile', async () => {
    await expect(live.request({ type: 'join_queue' })).rejects.toMatchObject({ code: 'busy' });
  });

  test('an answer that comes too late changes nothing', async () => {
    world.pass(12_000);
    world.last.drop();
    world.pass(300);
    world.last.open();
    await settled();
    expect(live.status).toBe('open');
    live.stop();
    await settled();
    expect(live.status).toBe('ended');
  });

  test('is not asked by everybody at once', () => {
    expect(busyDelay(10, 0)).toBe(10_000);
    expect(busyDelay(10, 1)).toBe(14_000);
  });
});

describe('requests', () => {
  test('resolve with the answer of their number', async () => {
    const socket = started();
    const first = live.request({ type: 'join_queue' });
    const second = live.request({ type: 'accept_match', verification: 'ver_1' });
    expect(socket.sent).toEqual([
      { type: 'join_queue', request: 1 },
      { type: 'accept_match', verification: 'ver_1', request: 2 },
    ]);
    socket.say({ type: 'error', request: 2, error: { code: 'offer_gone', detail: 'Too late.' } });
    socket.say({ type: 'ok', request: 1 });
    await expect(first).resolves.toBeUndefined();
    await expect(second).rejects.toMatchObject({ code: 'offer_gone', detail: 'Too late.' });
  });

  test('are refused when the socket is down or goes down', async () => {
    await expect(live.request({ type: 'join_queue' })).rejects.toMatchObject({
      code: 'line_dropped',
    });
    const socket = started();
    const pending = live.request({ type: 'join_queue' });
    socket.drop();
    await expect(pending).rejects.toMatchObject({ code: 'line_dropped' });
  });
});
