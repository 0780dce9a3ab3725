import type { CallRole } from '../api/types';
import { preferredVideoCodecs, withStartBitrate } from './sdp';

const video_bps_max = 2_500_000;
export const start_kbps_default = 2500;
const start_kbps_min = 300;

export interface PeerEvents {
  described(sdp: string): void;
  state(state: RTCPeerConnectionState): void;
  remote(stream: MediaStream): void;
  failed(): void;
}

/** One negotiation's peer connection. Closed for good by `close`; nothing is heard from it after. */
export class Peer {
  #pc: RTCPeerConnection;
  #events: PeerEvents;
  #startKbps: () => number;
  #remote = new MediaStream();
  #closed = false;
  /** Steps run one after the other: an answer must not overtake the offer it belongs to. */
  #steps: Promise<void>;

  constructor(
    role: CallRole,
    media: Promise<MediaStream>,
    startKbps: () => number,
    events: PeerEvents,
  ) {
    this.#events = events;
    this.#startKbps = startKbps;
    // No ICE servers and no candidates to send: the relay learns our address from our own checks.
    this.#pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle', iceServers: [] });
    this.#pc.addEventListener('connectionstatechange', () => {
      if (!this.#closed) events.state(this.#pc.connectionState);
      if (this.#pc.connectionState === 'connected') void this.#limitVideo();
    });
    this.#pc.addEventListener('track', ({ track }) => {
      this.#remote.addTrack(track);
      if (!this.#closed) events.remote(this.#remote);
    });
    this.#steps = media.then((stream) => this.#addTracks(stream));
    this.#steps.catch(() => this.#fail());
    if (role === 'offerer') this.#then(() => this.#describe());
  }

  takeOffer(sdp: string): void {
    this.#then(async () => {
      await this.#setRemote('offer', sdp);
      this.#preferCodecs();
      await this.#describe();
    });
  }

  takeAnswer(sdp: string): void {
    this.#then(() => this.#setRemote('answer', sdp));
  }

  /** Another camera or microphone in the same call: no new negotiation. */
  async replaceTracks(stream: MediaStream): Promise<void> {
    for (const sender of this.#pc.getSenders()) {
      const kind = sender.track?.kind;
      const track = stream.getTracks().find((candidate) => candidate.kind === kind);
      if (track && track !== sender.track) await sender.replaceTrack(track).catch(() => undefined);
    }
  }

  /** What the line was last found to carry. */
  async measuredKbps(): Promise<number | null> {
    const report = await this.#pc.getStats().catch(() => null);
    let kbps: number | null = null;
    report?.forEach((entry: { type: string; availableOutgoingBitrate?: number }) => {
      if (entry.type === 'candidate-pair' && entry.availableOutgoingBitrate) {
        kbps = Math.round(entry.availableOutgoingBitrate / 1000);
      }
    });
    return kbps;
  }

  close(): void {
    this.#closed = true;
    this.#pc.close();
  }

  #then(next: () => Promise<void>): void {
    this.#steps = this.#steps.then(() => (this.#closed ? undefined : next()));
    this.#steps.catch(() => this.#fail());
  }

  #fail(): void {
    if (!this.#closed) this.#events.failed();
  }

  #addTracks(stream: MediaStream): void {
    if (this.#closed) return;
    // addTrack and not addTransceiver: only such transceivers join an offer's media lines.
    for (const track of stream.getTracks()) this.#pc.addTrack(track, stream);
    this.#preferCodecs();
    void this.#limitVideo();
  }

  async #describe(): Promise<void> {
    await this.#pc.setLocalDescription();
    // At once, and not when candidates are gathered: ours are not needed.
    if (!this.#closed && this.#pc.localDescription) {
      this.#events.described(this.#pc.localDescription.sdp);
    }
  }

  #setRemote(type: RTCSdpType, sdp: string): Promise<void> {
    const kbps = Math.min(start_kbps_default, Math.max(start_kbps_min, this.#startKbps()));
    return this.#pc.setRemoteDescription({ type, sdp: withStartBitrate(sdp, kbps) });
  }

  #preferCodecs(): void {
    const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs;
    if (!codecs) return;
    for (const transceiver of this.#pc.getTransceivers()) {
      if (transceiver.receiver.track.kind !== 'video') continue;
      try {
        transceiver.setCodecPreferences(preferredVideoCodecs(codecs));
      } catch {
        // The browser's own order then: VP8 is in every offer.
      }
    }
  }

  /**
   * A face and a document must stay readable: on a poor line the frame rate falls, not the detail.
   * Firefox has no encodings before it is connected, so this is said again then.
   */
  async #limitVideo(): Promise<void> {
    for (const sender of this.#pc.getSenders()) {
      if (sender.track?.kind !== 'video') continue;
      const parameters = sender.getParameters();
      const encoding = parameters.encodings?.[0];
      if (!encoding) continue;
      encoding.maxBitrate = video_bps_max;
      parameters.degradationPreference = 'maintain-resolution';
      await sender.setParameters(parameters).catch(() => undefined);
    }
  }
}
