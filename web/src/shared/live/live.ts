import { lineDropped, Problem, type ProblemBody } from '../api/problem';

/** What a page may show about its socket to the server. */
export type SocketStatus =
  | 'connecting' // never been open yet
  | 'open'
  | 'reconnecting' // was open; coming back by itself
  | 'busy' // the server has no place for one more now; asks again by itself
  | 'replaced' // another tab or device has it: only the user may take it back
  | 'ended' // signed out, or the link is no longer valid
  | 'broken'; // the server does not understand this page: reload

export interface Socket {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((text: string) => void) | null;
  onclose: ((code: number) => void) | null;
}

export interface LiveWorld {
  openSocket(): Socket;
  setTimer(ms: number, then: () => void): number;
  clearTimer(timer: number): void;
  /** 0 to 1. */
  random(): number;
  /** By a clock that nobody sets. */
  steady_ms(): number;
  /** Asked when a connection is refused, since a browser hides why; null: not by the server, as far as is known. */
  whyRefused(): Promise<Refused | null>;
}

export type Refused = { is: 'ended' } | { is: 'busy'; retry_after_seconds: number };

const retry_ms = [0, 300, 1200, 2700, 4800, 7000] as const;
/** In a call the other side is waiting. */
const urgent_retry_ms_max = 2000;
const silence_ms_max = 25_000;
const protocol_errors_max = 3;
/** A socket that held this long was good: what went wrong before it is forgotten. */
const steady_ms = 10_000;

export const closeCode = { replaced: 4001, ended: 4002, protocolError: 4003, restart: 1012 };

/** The wait before try number `attempt` (from 0), with jitter of a fifth either way. */
export function retryDelay(attempt: number, random: number): number {
  const base = retry_ms[Math.min(attempt, retry_ms.length - 1)] ?? 7000;
  return Math.round(base * (0.8 + 0.4 * random));
}

/** Never before the server wants it, and not all at once. */
export function busyDelay(retry_after_seconds: number, random: number): number {
  return Math.round(retry_after_seconds * 1000 * (1 + 0.4 * random));
}

type Typed = { type: string };

/** What the socket keeps for itself. */
type OwnMessage =
  | { type: 'heartbeat' }
  | { type: 'ok'; request: number }
  | { type: 'error'; request: number; error: ProblemBody };
type OwnRequest = { type: 'heartbeat' };

/**
 * One WebSocket to the server that comes back by itself until the server says not to.
 * Holds no state of the service: the server repeats the whole of it on every connection.
 */
export class Live<Message extends Typed, Request extends Typed> {
  status: SocketStatus = 'connecting';
  /** Comes back sooner: somebody is in a call. */
  urgent = false;

  onstatus: ((status: SocketStatus) => void) | null = null;
  onmessage: ((message: Message) => void) | null = null;

  #world: LiveWorld;
  #socket: Socket | null = null;
  #opened = false;
  #everOpened = false;
  #attempt = 0;
  #protocolErrors = 0;
  #retryTimer: number | null = null;
  #retry_at_ms = 0;
  #silenceTimer: number | null = null;
  #steadyTimer: number | null = null;
  #nextRequest = 1;
  #requests = new Map<number, { resolve: () => void; reject: (problem: Problem) => void }>();

  constructor(world: LiveWorld) {
    this.#world = world;
  }

  start(): void {
    this.#attempt = 0;
    this.#protocolErrors = 0;
    this.#setStatus(this.#down());
    this.#connect();
  }

  /** Closes for good; `start` opens again. */
  stop(): void {
    this.#dropSocket();
    this.#clearRetry();
    this.#setStatus('ended');
  }

  /** The page woke up: do not wait for the schedule. */
  hurry(): void {
    if (this.#retryTimer === null) return;
    this.#attempt = 0;
    this.#connect();
  }

  /** The network went and came back: what was open is dead, and would take 25 s to notice. */
  networkChanged(): void {
    // A handshake that is under way began on the network that went.
    if (this.#socket === null && this.#retryTimer === null) return;
    this.#attempt = 0;
    this.#setStatus(this.#down());
    this.#connect();
  }

  /** Until the next try; null: one is under way, or none is to come. */
  get secondsToRetry(): number | null {
    if (this.#retryTimer === null) return null;
    return Math.max(0, Math.ceil((this.#retry_at_ms - this.#world.steady_ms()) / 1000));
  }

  /** Sends without asking for an answer; false when the socket is down, and then nothing was sent. */
  send(message: Request): boolean {
    return this.#send(message);
  }

  /** Rejects with a Problem: the server's refusal, `busy`, or `line_dropped`. */
  request(message: Request): Promise<void> {
    const request = this.#nextRequest++;
    return new Promise((resolve, reject) => {
      if (!this.#send({ ...message, request })) {
        reject(new Problem({ code: this.status === 'busy' ? 'busy' : lineDropped }));
        return;
      }
      this.#requests.set(request, { resolve, reject });
    });
  }

  #send(message: Request | OwnRequest): boolean {
    if (!this.#socket || !this.#opened) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #connect(): void {
    this.#dropSocket();
    this.#clearRetry();
    const socket = this.#world.openSocket();
    this.#socket = socket;
    socket.onopen = () => {
      this.#opened = true;
      this.#everOpened = true;
      this.#heard();
      // Not at once: a server that accepts and closes must not be asked again without a pause.
      this.#steadyTimer = this.#world.setTimer(steady_ms, () => {
        this.#steadyTimer = null;
        this.#attempt = 0;
        this.#protocolErrors = 0;
      });
    };
    socket.onmessage = (text) => {
      this.#heard();
      this.#take(text);
    };
    socket.onclose = (code) => this.#closed(code);
    // A handshake may hang as well as an open socket.
    this.#heard();
  }

  #take(text: string): void {
    const message = messageIn<Message | OwnMessage>(text);
    if (message === null) return;
    if (!isOwn(message)) {
      this.#setStatus('open');
      this.onmessage?.(message);
    } else if (message.type === 'heartbeat') {
      this.#send({ type: 'heartbeat' });
    } else {
      this.#answered(message);
    }
  }

  #answered(answer: Exclude<OwnMessage, { type: 'heartbeat' }>): void {
    const asked = this.#requests.get(answer.request);
    this.#requests.delete(answer.request);
    if (answer.type === 'ok') asked?.resolve();
    else asked?.reject(new Problem(answer.error));
  }

  #closed(code: number): void {
    const wasOpen = this.#opened;
    this.#dropSocket();
    if (code === closeCode.replaced) return this.#setStatus('replaced');
    if (code === closeCode.ended) return this.#setStatus('ended');
    if (code === closeCode.protocolError && ++this.#protocolErrors >= protocol_errors_max) {
      return this.#setStatus('broken');
    }
    // Until the server says otherwise, one try more does not make it less busy.
    if (wasOpen || this.status !== 'busy') this.#setStatus(this.#down());
    const usual = retryDelay(this.#attempt++, this.#world.random());
    this.#retryIn(this.urgent ? Math.min(usual, urgent_retry_ms_max) : usual);
    if (!wasOpen) this.#askWhyRefused();
  }

  #askWhyRefused(): void {
    void this.#world.whyRefused().then(
      (why) => this.#refused(why),
      () => this.#refused(null),
    );
  }

  #refused(why: Refused | null): void {
    const over = this.#socket === null && this.#retryTimer === null;
    if (this.#opened || over) return;
    if (why?.is === 'ended') {
      this.stop();
    } else if (why?.is === 'busy') {
      if (this.#retryTimer !== null)
        this.#retryIn(busyDelay(why.retry_after_seconds, this.#world.random()));
      this.#setStatus('busy');
    } else {
      this.#setStatus(this.#down());
    }
  }

  #down(): SocketStatus {
    return this.#everOpened ? 'reconnecting' : 'connecting';
  }

  #retryIn(ms: number): void {
    this.#clearRetry();
    this.#retry_at_ms = this.#world.steady_ms() + ms;
    this.#retryTimer = this.#world.setTimer(ms, () => {
      this.#retryTimer = null;
      this.#connect();
    });
  }

  #heard(): void {
    this.#clearSilence();
    this.#silenceTimer = this.#world.setTimer(silence_ms_max, () => {
      this.#silenceTimer = null;
      // A dead socket may take minutes to say so itself.
      this.#closed(0);
    });
  }

  #dropSocket(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#opened = false;
    this.#clearSilence();
    if (this.#steadyTimer !== null) this.#world.clearTimer(this.#steadyTimer);
    this.#steadyTimer = null;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
    const requests = [...this.#requests.values()];
    this.#requests.clear();
    for (const { reject } of requests) reject(new Problem({ code: lineDropped }));
  }

  #clearRetry(): void {
    if (this.#retryTimer !== null) this.#world.clearTimer(this.#retryTimer);
    this.#retryTimer = null;
  }

  #clearSilence(): void {
    if (this.#silenceTimer !== null) this.#world.clearTimer(this.#silenceTimer);
    this.#silenceTimer = null;
  }

  #setStatus(status: SocketStatus): void {
    if (status === this.status) return;
    this.status = status;
    this.onstatus?.(status);
  }
}

function isOwn(message: Typed): message is OwnMessage {
  return message.type === 'heartbeat' || message.type === 'ok' || message.type === 'error';
}

/** The one place where what comes is taken for what the protocol says; null: it is no message. */
function messageIn<Message extends Typed>(text: string): Message | null {
  try {
    const value: unknown = JSON.parse(text);
    const typed = typeof value === 'object' && value !== null && 'type' in value;
    return typed && typeof value.type === 'string' ? (value as Message) : null;
  } catch {
    return null;
  }
}
