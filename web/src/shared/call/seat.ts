import type { CallMessage, CallStillMessage, SeatRequest } from '../api/messages';
import { browserWorld, hurryOnWake } from '../live/browser_world';
import { Live, type SocketStatus } from '../live/live';
import { Call } from './call';
import type { OtherSide } from './line';
import { LineAdapter } from './line_adapter';
import { Media } from './media';
import { attempt } from '../attempt';
import { Part } from '../part';
import { createStore } from '../store';
import { allGood, SwitchSignal } from './switches';
import type { Faults } from './watch_inputs';

type Typed = { type: string };

export const inputWatch = new Part(async () => (await import('./watch_inputs')).watchInputs);

/**
 * A page's seat at the service, the same on both sides: its WebSocket, camera and microphone, the
 * call, and what of it the line carries. What else a side hears and says is its session's.
 */
export class Seat<Message extends Typed, Request extends Typed> {
  readonly live: Live<Message, Request | SeatRequest>;
  readonly media = new Media();
  readonly call: Call;
  readonly adapter: LineAdapter;
  /** What is wrong with the own picture and sound, as it is found (watch_inputs). */
  readonly faults = createStore<Faults>(allGood);
  onstatus: ((status: SocketStatus) => void) | null = null;
  readonly #switches: SwitchSignal;
  #callId: string | null = null;

  /** `sessionEnded`: whether the door at `path` would not open any more. */
  constructor(path: () => string, sessionEnded: () => Promise<boolean>) {
    this.live = new Live(browserWorld(path, sessionEnded));
    const send = (message: SeatRequest) => void this.live.send(message);
    this.call = new Call(this.media, send);
    this.adapter = new LineAdapter(this.call, this.media);
    this.#switches = new SwitchSignal(this.media.store, this.faults, send);
    this.#watchFirstStream();
    this.live.onstatus = (status) => this.#statusChanged(status);
    this.call.onrecovered = () => this.live.hurry();
    hurryOnWake(this.live, () => this.call.take({ type: 'network_changed' }));
  }

  /** What the service says about the connection of the call. */
  take(message: CallMessage | CallStillMessage): void {
    this.call.take(message);
    if (message.type === 'call_connect') this.#switches.again();
  }

  /** Which call the service says there is, with every state. `here`: this browser is the one in it. */
  inCall(call: ({ id: string } & OtherSide) | null, here = true): void {
    const had = this.#callId;
    this.#callId = call?.id ?? null;
    if (had !== null && had !== this.#callId) this.call.over();
    if (call && here) this.call.take({ type: 'begun' });
    this.#switches.inCall(this.#callId);
    this.adapter.together(call === null || (call.present && call.unreachedSince === null));
    this.live.urgent = call !== null;
  }

  /** The call is in a meeting elsewhere: it needs no connection of this page's, which is back at once all the same. */
  inMeeting(): void {
    this.inCall(null);
    this.live.urgent = true;
  }

  chat(text: string): Promise<void> {
    return this.live.request({ type: 'call_chat', text });
  }

  /** From another tab. */
  takeOver(): void {
    this.live.start();
  }

  /** This page broke: whatever of it still runs, nobody is seen or heard by it. A reload brings all back. */
  abandon(): void {
    attempt(() => this.media.close());
    attempt(() => this.live.stop());
    attempt(() => this.call.over());
    attempt(() => this.media.close());
  }

  /** What looks at pictures is fetched when there is one. */
  #watchFirstStream(): void {
    const stop = this.media.store.subscribe(() => {
      if (this.media.store.get().status !== 'ready') return;
      stop();
      inputWatch.whenHere((watchInputs) => watchInputs(this.media, this.call, this.faults));
      void inputWatch.fetch();
    });
  }

  #statusChanged(status: SocketStatus): void {
    // Its first word on a new socket is which connection it still has.
    this.call.take({ type: status === 'open' ? 'socket_open' : 'socket_down' });
    if (status === 'open') this.#switches.again();
    if (status === 'replaced' || status === 'ended') this.call.over();
    this.onstatus?.(status);
  }
}
