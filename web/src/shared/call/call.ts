import type { CallMessage, CallRequest, CallStillMessage } from '../api/messages';
import { limits } from '../api/limits';
import type { CallPurpose, NegotiationRole, Outcome } from '../api/types';
import { retryDelay } from '../live/live';
import { createStore, type Store } from '../store';
import { type CallEffect, type CallEvent, noCall, type Phase, step } from './machine';
import type { Arrival } from './inspect';
import type { Media } from './media';
import { Peer, start_kbps_default } from './peer';
import type { VideoMode } from './quality';
import { stillSize } from './still_size';

export interface CallSnapshot {
  phase: Phase;
  /** Null: there is no connection. */
  purpose: CallPurpose | null;
  /** The other side, in a call. */
  remote: MediaStream | null;
  /** Our own media, back from the relay, in a check. */
  loop: MediaStream | null;
  /** The other side's newest still (a data: URL), while their line carries no video. */
  still: string | null;
  /** Since when the media of a call look for a way and find none, by performance.now(); null: they have one. */
  searching_since_ms: number | null;
}

const nothing: CallSnapshot = {
  phase: 'idle',
  purpose: null,
  remote: null,
  loop: null,
  still: null,
  searching_since_ms: null,
};

const look_ms = 20;
/** So long after the loop ended, nothing of it is under way or waits to be played any more. */
const run_out_ms = 1500;

/** Runs what the machine decides on a real peer connection. One a page; one call at a time. */
export class Call {
  readonly store: Store<CallSnapshot> = createStore<CallSnapshot>(nothing);
  onended: ((outcome: Outcome) => void) | null = null;
  /** Media is back after an interruption: so is the network, probably. */
  onrecovered: (() => void) | null = null;
  /** Whether a call may turn camera and microphone on: where nothing shows that they are, it waits. */
  mayOpenMedia: () => boolean = () => true;

  #media: Media;
  #send: (message: CallRequest) => void;
  #state = noCall;
  #peer: Peer | null = null;
  #stream: MediaStream | null = null;
  #timer: number | null = null;
  #look: number | null = null;
  /** When this connection last carried our own media back to us; null: it never has. */
  #looped_ms: number | null = null;
  #held = false;
  #mode: VideoMode = 'full';
  #startKbps = start_kbps_default;

  constructor(media: Media, send: (message: CallRequest) => void) {
    this.#media = media;
    this.#send = send;
    media.store.subscribe(() => this.#mediaChanged());
  }

  take(
    event:
      | CallMessage
      | CallStillMessage
      | { type: 'socket_open' | 'socket_down' | 'network_changed' | 'begun' },
  ): void {
    if (event.type === 'call_still') this.#takeStill(event.jpeg);
    else this.#step(event);
  }

  /** The service says that there is no call (any more). */
  over(): void {
    if (this.#state.negotiation !== null) this.#step({ type: 'over' });
    this.#startKbps = start_kbps_default;
  }

  /** Accepting is being asked for: what we send is then under way when the answer is there. */
  sendAhead(ahead: boolean): void {
    if (this.#state.purpose === 'ready') this.#peer?.send(ahead);
  }

  /** The check has seen enough: it sends no more until it is wanted again, and stays connected. */
  holdCheck(held: boolean): void {
    this.#held = held;
    if (this.#state.purpose === 'check') this.#peer?.send(!held);
  }

  sendVideo(mode: VideoMode): void {
    this.#mode = mode;
    this.#peer?.sendVideo(mode);
  }

  /** Base64 of a JPEG; empty: video comes again. */
  sendStill(jpeg: string): void {
    if (this.#state.purpose === 'call') this.#send({ type: 'call_still', jpeg });
  }

  /** What came of the other's video since this connection is there. */
  arrival(): Promise<Arrival | null> {
    return this.#peer?.arrival() ?? Promise.resolve(null);
  }

  stats(): Promise<RTCStatsReport | null> {
    return this.#peer?.stats() ?? Promise.resolve(null);
  }

  #step(event: CallEvent): void {
    const before = this.#state;
    const [state, effects] = step(before, event);
    this.#state = state;
    for (const effect of effects) this.#carryOut(effect);
    const { phase, purpose, searching } = this.#state;
    const shown = this.store.get();
    const since_ms = shown.searching_since_ms ?? performance.now();
    const searching_since_ms = searching && purpose === 'call' ? since_ms : null;
    this.store.set(phase === 'idle' ? nothing : { ...shown, phase, purpose, searching_since_ms });
    if (before.phase === 'interrupted' && phase === 'connected') this.onrecovered?.();
  }

  #carryOut(effect: CallEffect): void {
    switch (effect.do) {
      case 'open_peer':
        this.#openPeer(effect.negotiation, effect.role, effect.purpose);
        break;
      case 'close_peer':
        this.#closePeer();
        break;
      case 'serve':
        this.#peer?.send(this.#sends(effect.purpose));
        this.#show(effect.purpose);
        break;
      case 'take_offer':
        this.#peer?.takeOffer(effect.sdp);
        break;
      case 'take_answer':
        this.#peer?.takeAnswer(effect.sdp);
        break;
      case 'restart_ice':
        this.#peer?.restartIce();
        break;
      case 'send':
        this.#send(effect.message);
        break;
      case 'wait':
        this.#wait(effect.negotiation, effect.ms);
        break;
      case 'wait_turn':
        this.#wait(effect.negotiation, retryDelay(effect.attempt, Math.random()));
        break;
      case 'stop_waiting':
        this.#stopWaiting();
        break;
      case 'ended':
        this.onended?.(effect.outcome);
        break;
    }
  }

  #openPeer(negotiation: number, role: NegotiationRole, purpose: CallPurpose): void {
    const media = this.#mediaReady();
    const sending = this.#sends(purpose);
    const mode = this.#mode;
    const peer = new Peer(
      { role, media, sending, mode, startKbps: () => this.#startKbps },
      {
        described: (sdp) => this.#step({ type: 'described', negotiation, sdp }),
        state: (state) => {
          if (state === 'disconnected') this.#measure(peer);
          this.#step({ type: 'peer', negotiation, state });
        },
        failed: () => this.#step({ type: 'negotiation_failed', negotiation }),
        remote: () => this.#show(this.#state.purpose),
      },
    );
    this.#peer = peer;
    this.#looped_ms = null;
    // A page that was reloaded knows nothing of its stills; one that still sends them sends another.
    this.store.set({ ...this.store.get(), still: null });
    this.#show(purpose);
  }

  #takeStill(jpeg: string): void {
    if (this.#state.purpose !== 'call') return;
    const size = stillSize(jpeg);
    if (jpeg !== '' && !(size && Math.max(size.width, size.height) <= limits.still_pixels_max))
      return;
    const still = jpeg === '' ? null : `data:image/jpeg;base64,${jpeg}`;
    this.store.set({ ...this.store.get(), still });
  }

  #sends(purpose: CallPurpose): boolean {
    return purpose === 'call' || (purpose === 'check' && !this.#held);
  }

  #closePeer(): void {
    this.#stopLooking();
    this.#peer?.close();
    this.#peer = null;
  }

  /** Who may be seen. The picture of a call that is interrupted stays until there is a newer one. */
  #show(purpose: CallPurpose | null): void {
    this.#stopLooking();
    const before = this.store.get();
    const remote = this.#peer?.remote;
    const stream = remote && remote.getTracks().length > 0 ? remote : null;
    if (before.purpose === 'check') this.#looped_ms = performance.now();
    if (purpose === 'check') {
      this.store.set({ ...before, remote: null, loop: stream });
    } else if (purpose !== 'call') {
      this.store.set({ ...before, remote: null, loop: null });
    } else if (stream && this.#hasRunOut()) {
      this.store.set({ ...before, remote: stream, loop: null });
    } else if (stream) {
      this.store.set({ ...before, loop: null });
      this.#showOthers(stream);
    }
  }

  #hasRunOut(): boolean {
    return this.#looped_ms === null || performance.now() - this.#looped_ms > run_out_ms;
  }

  /** Until a moment ago we saw ourselves there: wait for somebody else, or until nothing of us is left. */
  #showOthers(stream: MediaStream): void {
    const peer = this.#peer;
    this.#look = window.setTimeout(() => {
      void peer?.hearsOthers().then((others) => {
        if (peer !== this.#peer || this.#state.purpose !== 'call') return;
        const shown = others || this.#hasRunOut();
        if (shown) this.store.set({ ...this.store.get(), remote: stream, loop: null });
        else this.#showOthers(stream);
      });
    }, look_ms);
  }

  #stopLooking(): void {
    if (this.#look !== null) window.clearTimeout(this.#look);
    this.#look = null;
  }

  /** A line that broke must not be flooded when it comes back. */
  #measure(peer: Peer): void {
    void peer.measuredKbps().then((kbps) => {
      if (kbps && peer === this.#peer) this.#startKbps = kbps;
    });
  }

  /** The open stream. Without one there is nothing to negotiate: the page says what to do. */
  async #mediaReady(): Promise<MediaStream> {
    const before = this.#media.store.get();
    const may = before.status === 'ready' || this.mayOpenMedia();
    const stream = may ? await this.#media.open() : null;
    if (stream) return stream;
    return new Promise((resolve) => {
      const unsubscribe = this.#media.store.subscribe(() => {
        const { status, stream: later } = this.#media.store.get();
        if (status !== 'ready' || !later) return;
        unsubscribe();
        resolve(later);
      });
    });
  }

  #mediaChanged(): void {
    const { stream } = this.#media.store.get();
    if (!stream || stream === this.#stream) return;
    this.#stream = stream;
    this.#peer?.replaceTracks(stream);
  }

  #wait(negotiation: number, ms: number): void {
    this.#stopWaiting();
    this.#timer = window.setTimeout(() => {
      this.#timer = null;
      this.#step({ type: 'patience_over', negotiation });
    }, ms);
  }

  #stopWaiting(): void {
    if (this.#timer !== null) window.clearTimeout(this.#timer);
    this.#timer = null;
  }
}
