import { attempt } from '../attempt';
import type { NegotiationRole } from '../api/types';
import type { Arrival } from './inspect';
import type { VideoMode } from './quality';
import { preferredVideoCodecs, sendersIn, withStartBitrate } from './sdp';

const video_bps_max = 2_500_000;
const low_bps_max = 300_000;
const low_height_max = 360;
const low_frames_max = 20;
export const start_kbps_default = 2500;
const start_kbps_min = 300;
const run_in_ms = 700;

export interface PeerEvents {
  described(sdp: string): void;
  state(state: RTCPeerConnectionState): void;
  remote(stream: MediaStream): void;
  failed(): void;
}

export interface PeerOptions {
  role: NegotiationRole;
  media: Promise<MediaStream>;
  /** Whether camera and microphone are sent from the start. */
  sending: boolean;
  mode: VideoMode;
  startKbps: () => number;
}

/** One negotiation's peer connection. Closed for good by `close`; nothing is heard from it after. */
export class Peer {
  readonly remote = new MediaStream();
  #pc: RTCPeerConnection;
  #events: PeerEvents;
  #startKbps: () => number;
  #sending: boolean;
  #mode: VideoMode;
  #closed = false;
  /** What is sent while something is. */
  #tracks = new Map<RTCRtpSender, MediaStreamTrack>();
  /** The mode that the encoder was last set to. */
  #tuned: VideoMode | null = null;
  #runningIn = false;
  #hasRunIn = false;
  /** Steps run one after the other: an answer must not overtake the offer it belongs to. */
  #steps: Promise<void>;
  /** So do changes of what is sent: a browser takes parameters only from who read them last. */
  #tuning: Promise<void> = Promise.resolve();

  constructor({ role, media, sending, mode, startKbps }: PeerOptions, events: PeerEvents) {
    this.#events = events;
    this.#startKbps = startKbps;
    this.#sending = sending;
    this.#mode = mode;
    // No ICE servers and no candidates to send: the relay learns our address from our own checks.
    this.#pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle', iceServers: [] });
    this.#pc.addEventListener('connectionstatechange', () => {
      if (!this.#closed) events.state(this.#pc.connectionState);
      if (this.#pc.connectionState === 'connected') this.#runIn();
    });
    this.#pc.addEventListener('track', ({ track }) => {
      this.remote.addTrack(track);
      if (!this.#closed) events.remote(this.remote);
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

  /** Looks for paths again, on the connection that there is. */
  restartIce(): void {
    this.#then(async () => {
      if (this.#pc.signalingState === 'have-local-offer') {
        await this.#pc.setLocalDescription({ type: 'rollback' });
      }
      this.#pc.restartIce();
      await this.#describe();
    });
  }

  /** Held back, camera and microphone cost no data, and the connection stays up. */
  send(sending: boolean): void {
    this.#sending = sending;
    void this.#tune();
  }

  sendVideo(mode: VideoMode): void {
    this.#mode = mode;
    void this.#tune();
  }

  /** Another camera or microphone in the same call: no new negotiation. */
  replaceTracks(stream: MediaStream): void {
    for (const [sender, old] of this.#tracks) {
      const track = stream.getTracks().find(({ kind }) => kind === old.kind);
      if (track) this.#tracks.set(sender, track);
    }
    this.#tuned = null;
    void this.#tune();
  }

  stats(): Promise<RTCStatsReport | null> {
    return this.#pc.getStats().catch(() => null);
  }

  async arrival(): Promise<Arrival | null> {
    if (this.#pc.signalingState !== 'stable' || !this.#pc.remoteDescription) return null;
    // A browser that refused a video line, or was refused it, has no transceiver for it any more.
    const taken = this.#pc
      .getTransceivers()
      .some(
        ({ receiver, currentDirection }) =>
          receiver.track.kind === 'video' && /recv/.test(currentDirection ?? ''),
      );
    const arrival = { bytes: 0, frames: 0, refused: !taken };
    (await this.stats())?.forEach((entry: Record<string, unknown>) => {
      if (entry['type'] !== 'inbound-rtp' || entry['kind'] !== 'video') return;
      arrival.bytes += Number(entry['bytesReceived'] ?? 0);
      arrival.frames += Number(entry['framesDecoded'] ?? 0);
    });
    return arrival;
  }

  /** Whether the other's media has begun to come, and not our own alone. */
  async hearsOthers(): Promise<boolean> {
    const own = sendersIn(this.#pc.localDescription?.sdp ?? '');
    let others = false;
    (await this.stats())?.forEach((entry: { type: string; ssrc?: number }) => {
      if (entry.type === 'inbound-rtp' && !own.has(entry.ssrc ?? 0)) others = true;
    });
    return others;
  }

  /** What the line was last found to carry. */
  async measuredKbps(): Promise<number | null> {
    const report = await this.stats();
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

  async #addTracks(stream: MediaStream): Promise<void> {
    if (this.#closed) return;
    // addTrack and not addTransceiver: only such transceivers join an offer's media lines.
    for (const track of stream.getTracks())
      this.#tracks.set(this.#pc.addTrack(track, stream), track);
    this.#preferCodecs();
    await this.#tune();
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
    const codecs = attempt(() => RTCRtpReceiver.getCapabilities('video')?.codecs);
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
   * A camera's encoder takes a third of a second to start, and a third of that to go on: who is to be
   * seen as soon as somebody accepts has it started before.
   */
  #runIn(): void {
    if (!this.#sending && !this.#hasRunIn) {
      this.#runningIn = true;
      window.setTimeout(() => {
        this.#runningIn = false;
        void this.#tune();
      }, run_in_ms);
    }
    this.#hasRunIn = true;
    void this.#tune();
  }

  #tune(): Promise<void> {
    this.#tuning = this.#tuning.then(async () => {
      await Promise.all([...this.#tracks].map(([sender, track]) => this.#tuneOne(sender, track)));
    });
    return this.#tuning;
  }

  /**
   * Held back is a sender without a track: it keeps its encoder and its place in the description,
   * sends nothing, and goes on at once. (An encoding that is not `active` stops the page for a tenth
   * of a second when it goes on.)
   */
  async #tuneOne(sender: RTCRtpSender, track: MediaStreamTrack): Promise<void> {
    if (this.#closed) return;
    const shown = track.kind === 'audio' || this.#mode !== 'stills';
    const sent = shown && (this.#sending || this.#runningIn) ? track : null;
    if (sender.track !== sent) await sender.replaceTrack(sent).catch(() => undefined);
    if (track.kind === 'video' && this.#tuned !== this.#mode) await this.#shape(sender, track);
  }

  /** Firefox has no encodings before it is connected. */
  async #shape(sender: RTCRtpSender, track: MediaStreamTrack): Promise<void> {
    const mode = this.#mode;
    const parameters = sender.getParameters();
    const encoding = parameters.encodings?.[0];
    if (!encoding) return;
    if (mode === 'low') makeSmall(parameters, encoding, track);
    else makeSharp(parameters, encoding);
    await sender.setParameters(parameters).then(
      () => (this.#tuned = mode),
      () => undefined,
    );
  }
}

/** A face and a document must stay readable: on a poor line the frame rate falls, not the detail. */
function makeSharp(parameters: RTCRtpSendParameters, encoding: RTCRtpEncodingParameters): void {
  encoding.maxBitrate = video_bps_max;
  encoding.scaleResolutionDownBy = 1;
  delete encoding.maxFramerate;
  parameters.degradationPreference = 'maintain-resolution';
}

/** Little data, and still a conversation: then the detail goes first. */
function makeSmall(
  parameters: RTCRtpSendParameters,
  encoding: RTCRtpEncodingParameters,
  track: MediaStreamTrack,
): void {
  const { height = low_height_max } = track.getSettings();
  encoding.maxBitrate = low_bps_max;
  encoding.scaleResolutionDownBy = Math.max(1, height / low_height_max);
  encoding.maxFramerate = low_frames_max;
  parameters.degradationPreference = 'maintain-framerate';
}
