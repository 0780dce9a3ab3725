import {
  type Device,
  type DeviceProblem,
  deviceProblemKind,
  type Permission,
} from './device_problem';
import { createStore, type Store } from '../ui/store';

export interface MediaState {
  status: 'off' | 'asking' | 'ready' | 'problem';
  stream: MediaStream | null;
  problem: DeviceProblem | null;
  cameras: MediaDeviceInfo[];
  microphones: MediaDeviceInfo[];
  camera: string | null;
  microphone: string | null;
  muted: boolean;
  cameraOff: boolean;
}

const off: MediaState = {
  status: 'off',
  stream: null,
  problem: null,
  cameras: [],
  microphones: [],
  camera: null,
  microphone: null,
  muted: false,
  cameraOff: false,
};

const remembered = 'visavis_devices';

/**
 * The camera and the microphone of this page: opened once, before the call, and kept, so that a
 * call begins without waiting for them. A reload finds the devices that were chosen.
 */
export class Media {
  readonly store: Store<MediaState> = createStore(off);
  #opening: Promise<MediaStream | null> | null = null;

  constructor() {
    navigator.mediaDevices?.addEventListener?.('devicechange', () => void this.#listDevices());
  }

  /** The open stream, opening it first where it is not; null when that failed (see `problem`). */
  open(): Promise<MediaStream | null> {
    const { status, stream } = this.store.get();
    if (status === 'ready' && stream) return Promise.resolve(stream);
    this.#opening ??= this.#open().finally(() => (this.#opening = null));
    return this.#opening;
  }

  close(): void {
    stopAll(this.store.get().stream);
    this.store.set({ ...off });
  }

  setMuted(muted: boolean): void {
    for (const track of this.store.get().stream?.getAudioTracks() ?? []) track.enabled = !muted;
    this.#change({ muted });
  }

  setCameraOff(cameraOff: boolean): void {
    for (const track of this.store.get().stream?.getVideoTracks() ?? []) track.enabled = !cameraOff;
    this.#change({ cameraOff });
  }

  async choose(device: Device, id: string): Promise<void> {
    const before = this.store.get();
    this.#change(device === 'camera' ? { camera: id } : { microphone: id });
    remember(this.store.get());
    // A phone cannot open its second camera while the first is open.
    const old = tracksOf(before.stream, device);
    for (const track of old) track.stop();
    await this.#replace(device);
  }

  /** For the phones' one button: front camera, back camera. */
  nextCamera(): Promise<void> {
    const { cameras, camera } = this.store.get();
    const at = cameras.findIndex(({ deviceId }) => deviceId === camera);
    const next = cameras[(at + 1) % cameras.length];
    return next ? this.choose('camera', next.deviceId) : Promise.resolve();
  }

  async #open(): Promise<MediaStream | null> {
    if (!navigator.mediaDevices?.getUserMedia) {
      this.#change({ status: 'problem', problem: { kind: 'insecure', device: null } });
      return null;
    }
    this.#change({ status: 'asking', problem: null, ...recall() });
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        video: this.#videoConstraints(),
        audio: this.#audioConstraints(),
      });
      this.#ready(stream);
      return stream;
    } catch (error) {
      const problem = await this.#diagnose(error);
      this.#change({ status: 'problem', problem });
      return null;
    }
  }

  #ready(stream: MediaStream): void {
    const { stream: old, muted, cameraOff } = this.store.get();
    for (const track of old?.getTracks() ?? []) {
      if (!stream.getTracks().includes(track)) track.stop();
    }
    for (const track of stream.getAudioTracks()) track.enabled = !muted;
    for (const track of stream.getVideoTracks()) track.enabled = !cameraOff;
    this.#watch(stream);
    this.#change({
      status: 'ready',
      stream,
      problem: null,
      camera: idOf(stream.getVideoTracks()[0]),
      microphone: idOf(stream.getAudioTracks()[0]),
    });
    remember(this.store.get());
    void this.#listDevices();
  }

  /** A camera that was pulled out, or taken by a phone call: open another of its kind. */
  #watch(stream: MediaStream): void {
    for (const track of stream.getTracks()) {
      track.addEventListener('ended', () => {
        if (this.store.get().stream !== stream) return;
        const device = track.kind === 'video' ? 'camera' : 'microphone';
        this.#change(device === 'camera' ? { camera: null } : { microphone: null });
        void this.#replace(device);
      });
    }
  }

  /** A new stream object with the other track kept, so that views and senders notice. */
  async #replace(device: Device): Promise<void> {
    const kept = tracksOf(this.store.get().stream, device === 'camera' ? 'microphone' : 'camera');
    try {
      const fresh = await navigator.mediaDevices.getUserMedia(
        device === 'camera'
          ? { video: this.#videoConstraints() }
          : { audio: this.#audioConstraints() },
      );
      this.#ready(new MediaStream([...kept, ...fresh.getTracks()]));
    } catch (error) {
      const kind = deviceProblemKind(nameOf(error), await permissionFor(device));
      this.#change({ status: 'problem', problem: { kind, device } });
    }
  }

  #videoConstraints(): MediaTrackConstraints {
    const { camera } = this.store.get();
    return {
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 30 },
      ...(camera ? { deviceId: { ideal: camera } } : { facingMode: { ideal: 'user' } }),
    };
  }

  #audioConstraints(): MediaTrackConstraints {
    const { microphone } = this.store.get();
    return {
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      ...(microphone ? { deviceId: { ideal: microphone } } : {}),
    };
  }

  /** A failure of both may be the fault of one: try each alone. */
  async #diagnose(error: unknown): Promise<DeviceProblem> {
    const name = nameOf(error);
    if (name === 'NotAllowedError' || name === 'SecurityError') {
      const permissions = await Promise.all([permissionFor('camera'), permissionFor('microphone')]);
      const both = permissions.every((permission) => permission === 'granted');
      const refused = permissions.filter((permission) => permission === 'denied').length;
      const device = refused === 1 ? (permissions[0] === 'denied' ? 'camera' : 'microphone') : null;
      return { kind: deviceProblemKind(name, both ? 'granted' : 'unknown'), device };
    }
    const camera = await tryAlone({ video: true });
    const microphone = await tryAlone({ audio: true });
    if (camera && !microphone) return { kind: deviceProblemKind(camera, 'unknown'), device: 'camera' };
    if (microphone && !camera) {
      return { kind: deviceProblemKind(microphone, 'unknown'), device: 'microphone' };
    }
    return { kind: deviceProblemKind(name, 'unknown'), device: null };
  }

  async #listDevices(): Promise<void> {
    const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
    // Without a label the permission is missing, and the entry says nothing.
    const known = devices.filter(({ deviceId, label }) => deviceId && label);
    this.#change({
      cameras: known.filter(({ kind }) => kind === 'videoinput'),
      microphones: known.filter(({ kind }) => kind === 'audioinput'),
    });
  }

  #change(change: Partial<MediaState>): void {
    this.store.set({ ...this.store.get(), ...change });
  }
}

/** Safari's `query` may lack the names: then it is unknown, and asking is the way to find out. */
export async function permissionFor(device: Device): Promise<Permission> {
  try {
    const status = await navigator.permissions.query({ name: device as PermissionName });
    return status.state;
  } catch {
    return 'unknown';
  }
}

async function tryAlone(constraints: MediaStreamConstraints): Promise<string | null> {
  try {
    stopAll(await navigator.mediaDevices.getUserMedia(constraints));
    return null;
  } catch (error) {
    return nameOf(error);
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

function stopAll(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

function tracksOf(stream: MediaStream | null, device: Device): MediaStreamTrack[] {
  return (device === 'camera' ? stream?.getVideoTracks() : stream?.getAudioTracks()) ?? [];
}

function idOf(track: MediaStreamTrack | undefined): string | null {
  return track?.getSettings().deviceId ?? null;
}

function remember({ camera, microphone }: MediaState): void {
  try {
    sessionStorage.setItem(remembered, JSON.stringify({ camera, microphone }));
  } catch {
    // Storage may be off; the browser's default devices then do.
  }
}

function recall(): Pick<MediaState, 'camera' | 'microphone'> {
  try {
    const stored = JSON.parse(sessionStorage.getItem(remembered) ?? '{}') as Partial<MediaState>;
    return { camera: stored.camera ?? null, microphone: stored.microphone ?? null };
  } catch {
    return { camera: null, microphone: null };
  }
}
