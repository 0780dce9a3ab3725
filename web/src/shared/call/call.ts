import type { CallMessage, CallRequest, CallRole, Outcome } from '../api/types';
import { createStore, type Store } from '../ui/store';
import { type CallEffect, type CallEvent, noCall, type Phase, step } from './machine';
import type { Media } from './media';
import { Peer, start_kbps_default } from './peer';

export interface CallSnapshot {
  phase: Phase;
  remote: MediaStream | null;
}

/** Runs what the machine decides on a real peer connection. One a page; one call at a time. */
export class Call {
  readonly store: Store<CallSnapshot> = createStore<CallSnapshot>({ phase: 'idle', remote: null });
  onended: ((outcome: Outcome) => void) | null = null;

  #media: Media;
  #send: (message: CallRequest) => void;
  #state = noCall;
  #peer: Peer | null = null;
  #stream: MediaStream | null = null;
  #timer: number | null = null;
  #startKbps = start_kbps_default;

  constructor(media: Media, send: (message: CallRequest) => void) {
    this.#media = media;
    this.#send = send;
    media.store.subscribe(() => this.#mediaChanged());
  }

  take(event: CallMessage | { type: 'line_open' }): void {
    this.#step(event);
  }

  /** The service says that there is no call (any more). */
  over(): void {
    if (this.#state !== noCall) this.#step({ type: 'over' });
    this.#startKbps = start_kbps_default;
  }

  #step(event: CallEvent): void {
    const [state, effects] = step(this.#state, event);
    this.#state = state;
    for (const effect of effects) this.#carryOut(effect);
    const { remote } = this.store.get();
    this.store.set({ phase: state.phase, remote: state.phase === 'idle' ? null : remote });
  }

  #carryOut(effect: CallEffect): void {
    switch (effect.do) {
      case 'open_peer':
        this.#openPeer(effect.negotiation, effect.role);
        break;
      case 'close_peer':
        this.#closePeer();
        break;
      case 'take_offer':
        this.#peer?.takeOffer(effect.sdp);
        break;
      case 'take_answer':
        this.#peer?.takeAnswer(effect.sdp);
        break;
      case 'send':
        this.#send(effect.message);
        break;
      case 'wait':
        this.#wait(effect.negotiation, effect.ms);
        break;
      case 'stop_waiting':
        this.#stopWaiting();
        break;
      case 'ended':
        this.onended?.(effect.outcome);
        break;
    }
  }

  #openPeer(negotiation: number, role: CallRole): void {
    const peer = new Peer(role, this.#mediaReady(), () => this.#startKbps, {
      described: (sdp) => this.#step({ type: 'described', negotiation, sdp }),
      state: (state) => {
        if (state === 'disconnected') this.#measure(peer);
        this.#step({ type: 'peer', negotiation, state });
      },
      failed: () => this.#step({ type: 'negotiation_failed', negotiation }),
      remote: (remote) => this.store.set({ ...this.store.get(), remote }),
    });
    this.#peer = peer;
  }

  #closePeer(): void {
    this.#peer?.close();
    this.#peer = null;
  }

  /** A line that broke must not be flooded when it comes back. */
  #measure(peer: Peer): void {
    void peer.measuredKbps().then((kbps) => {
      if (kbps && peer === this.#peer) this.#startKbps = kbps;
    });
  }

  /** The open stream. Without one there is nothing to negotiate: the page says what to do. */
  async #mediaReady(): Promise<MediaStream> {
    const stream = await this.#media.open();
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
    void this.#peer?.replaceTracks(stream);
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
