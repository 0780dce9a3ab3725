import type { CameraFacing } from '../api/types';
import { attempt } from '../attempt';
import { type ChosenInputs, rememberInputs, rememberedInputs } from './chosen_inputs';
import { type Input, type InputProblem, inputProblemKind, sameProblem } from './input_problem';
import { nameOf } from './permission';
import { plugged } from './plugged';
import { stopAll } from './tracks';
import { Part } from '../part';
import { createStore, type Store } from '../store';

export interface MediaState extends ChosenInputs {
  status: 'off' | 'asking' | 'ready' | 'problem';
  stream: MediaStream | null;
  problem: InputProblem | null;
  cameras: MediaDeviceInfo[];
  microphones: MediaDeviceInfo[];
  /** Empty where the browser keeps the choice to itself. */
  speakers: MediaDeviceInfo[];
  muted: boolean;
  cameraOff: boolean;
  /** Open, but giving nothing: a covered lens, a switch on the case, a phone call. */
  silent: Record<Input, boolean>;
  /** What happened by itself, to be told. */
  news: InputNews | null;
  /** Asked for some time ago, and the browser still says nothing: its question is overlooked, or it hangs. */
  overdue: boolean;
}

type InputNews = { what: 'mended' } | { what: 'replaced'; input: Input; label: string };

const off: MediaState = {
  status: 'off',
  stream: null,
  problem: null,
  cameras: [],
  microphones: [],
  speakers: [],
  camera: null,
  microphone: null,
  muted: false,
  cameraOff: false,
  silent: { camera: false, microphone: false },
  news: null,
  overdue: false,
};

/** A phone that ends a call gives the camera back within this, or not at all. */
const given_back_ms = 1000;

/** After this people wait for us, not for the browser. */
const overdue_ms = 8000;

/**
 * The camera and the microphone of this page: opened once, before the call, and kept, so that a
 * call begins without waiting for them. A reload finds the inputs that were chosen.
 */
export class Media {
  readonly store: Store<MediaState> = createStore(off);
  #opening: Promise<MediaStream | null> | null = null;
  /** A stream that comes after `close` belongs to nobody. */
  #closed = 0;
  #choosing: Promise<void> = Promise.resolve();
  /** How often each was chosen: an answer to an older choice belongs to nobody, too. */
  readonly #choices: Record<Input, number> = { camera: 0, microphone: 0 };
  readonly #waits = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Which way the other side wants to look, and the camera from before it did. */
  #facing: CameraFacing | null = null;
  /** What they asked for last; a choice of one's own counts more, until they ask anew. */
  #asked: CameraFacing | null = null;
  #before: string | null = null;

  constructor() {
    attempt(() =>
      navigator.mediaDevices?.addEventListener?.('devicechange', () => void this.#listMedia()),
    );
    // Some systems give back by themselves what they took, and some never: then it is asked for again.
    attempt(() =>
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible')
          setTimeout(() => this.#takeBack(), given_back_ms);
      }),
    );
  }

  /** The open stream, opening it first where it is not; null when that failed (see `problem`). */
  open(): Promise<MediaStream | null> {
    const { status, stream } = this.store.get();
    if (status === 'ready' && stream) return Promise.resolve(stream);
    // A try that nobody saw is seen from now on.
    if (this.#opening) {
      this.#change({ status: 'asking', problem: null, news: null });
      this.#expect();
    }
    return this.#once(() => this.#open('shown'));
  }

  /** Tries again and shows nothing of it unless it succeeds: for who waits for a cause to go away. */
  retry(): Promise<MediaStream | null> {
    const { status, problem, stream } = this.store.get();
    if (status !== 'problem') return Promise.resolve(stream);
    // In a call the other input goes on.
    const other = problem?.input === 'camera' ? 'microphone' : 'camera';
    const goesOn = tracksOf(stream, other).some(({ readyState }) => readyState === 'live');
    return this.#once(() =>
      problem?.input && goesOn ? this.#replace(problem.input) : this.#open('unseen'),
    );
  }

  /** A stream that was opened elsewhere: by an element of the browser itself. */
  adopt(stream: MediaStream): void {
    this.#ready(stream);
  }

  /** The same, when it came to nothing. */
  async refused(error: unknown, waited_ms: number): Promise<void> {
    const closed = this.#closed;
    const problem = await why(null, error, waited_ms);
    if (closed === this.#closed) this.#failed(problem);
  }

  constraints(): { video: MediaTrackConstraints; audio: MediaTrackConstraints } {
    return { video: this.#videoConstraints(), audio: this.#audioConstraints() };
  }

  /** They wait no longer for the browser to answer. */
  giveUp(): void {
    for (const giveUp of this.#waits) giveUp();
  }

  close(): void {
    this.#closed += 1;
    this.giveUp();
    // Who opens again before the browser has answered must not be given what is thrown away.
    this.#opening = null;
    stopAll(this.store.get().stream);
    this.#facing = this.#asked = this.#before = null;
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

  /** One after another: a phone cannot open its second camera while the first is open. */
  choose(input: Input, id: string): Promise<void> {
    const closed = this.#closed;
    const choice = (this.#choices[input] += 1);
    const chosen = input === 'camera' ? { camera: id } : { microphone: id };
    if (input === 'camera') this.#facing = this.#before = null;
    this.#change({ ...chosen, news: null });
    rememberInputs(this.store.get());
    this.#choosing = this.#choosing.then(async () => {
      if (closed !== this.#closed || choice !== this.#choices[input]) return;
      // What came meanwhile named what it came with.
      this.#change(chosen);
      for (const track of tracksOf(this.store.get().stream, input)) track.stop();
      await this.#replace(input);
    });
    return this.#choosing;
  }

  /** Off and on again: what is wrong with it may be over then. */
  restart(input: Input): Promise<void> {
    const { camera, microphone } = this.store.get();
    const now = input === 'camera' ? camera : microphone;
    return now === null ? this.#again(input) : this.choose(input, now);
  }

  /** They have been told of `news`. */
  newsTold(): void {
    this.#change({ news: null });
  }

  /** For the phones' one button: front camera, back camera. */
  nextCamera(): Promise<void> {
    const { cameras, camera } = this.store.get();
    const at = cameras.findIndex(({ deviceId }) => deviceId === camera);
    const next = cameras[(at + 1) % cameras.length];
    return next ? this.choose('camera', next.deviceId) : Promise.resolve();
  }

  /** To the camera that looks that way, whichever that is; null: back to the one from before. */
  steer(facing: CameraFacing | null): void {
    if (facing === this.#asked || this.store.get().status !== 'ready') return;
    this.#asked = facing;
    if (facing === this.#facing) return;
    const before = this.#before;
    if (this.#facing === null) this.#before = this.store.get().camera;
    this.#facing = facing;
    if (facing === null) {
      this.#before = null;
      if (before !== null) return void this.choose('camera', before);
    }
    this.#choices.camera += 1;
    this.#choosing = this.#choosing.then(() => this.#again('camera'));
  }

  #takeBack(): void {
    const { silent } = this.store.get();
    for (const input of ['camera', 'microphone'] as const)
      if (silent[input]) void this.restart(input);
  }

  async #again(input: Input): Promise<void> {
    for (const track of tracksOf(this.store.get().stream, input)) track.stop();
    await this.#replace(input);
  }

  #once(open: () => Promise<MediaStream | null>): Promise<MediaStream | null> {
    if (this.#opening) return this.#opening;
    const opening = open().finally(() => {
      if (this.#opening === opening) this.#opening = null;
    });
    this.#opening = opening;
    return opening;
  }

  async #open(how: 'shown' | 'unseen'): Promise<MediaStream | null> {
    if (!navigator.mediaDevices?.getUserMedia) {
      this.#failed({ kind: 'insecure', input: null });
      return null;
    }
    if (how === 'shown')
      this.#change({ status: 'asking', problem: null, news: null, ...rememberedInputs() });
    const closed = this.#closed;
    const asked_ms = performance.now();
    try {
      const stream = await this.#answer(this.constraints());
      if (closed !== this.#closed) {
        stopAll(stream);
        return null;
      }
      if (!stream) {
        this.#failed({ kind: 'unknown', input: null });
        return null;
      }
      this.#ready(stream);
      return stream;
    } catch (error) {
      const problem = await why(null, error, performance.now() - asked_ms);
      if (closed === this.#closed) this.#failed(problem);
      return null;
    }
  }

  /** What the browser gives; null when it was waited for no longer, and then what comes is turned off. */
  #answer(wanted: MediaStreamConstraints): Promise<MediaStream | null> {
    const asked = askFor(wanted);
    return new Promise((resolve, reject) => {
      const over = () => {
        this.#waits.delete(giveUp);
        if (this.#waits.size > 0) return;
        clearTimeout(this.#timer);
        this.#change({ overdue: false });
      };
      const giveUp = () => {
        over();
        resolve(null);
        asked.then(stopAll, () => undefined);
      };
      this.#waits.add(giveUp);
      this.#expect();
      asked.then(resolve, reject).finally(over);
    });
  }

  #expect(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // Who reads what is wrong is not told of tries that they did not ask for.
      this.#change({ overdue: this.store.get().status !== 'problem' });
    }, overdue_ms);
  }

  #failed(problem: InputProblem): void {
    // The same again is no news: who reads the steps is not disturbed.
    const before = this.store.get();
    const same = before.status === 'problem' && sameProblem(before.problem, problem);
    if (!same) this.#change({ status: 'problem', problem });
  }

  #ready(stream: MediaStream): void {
    const { stream: old, muted, cameraOff, status, news } = this.store.get();
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
      silent: silenceOf(stream),
      news: status === 'problem' ? { what: 'mended' } : news,
    });
    // What the other side wants for a moment is no choice.
    if (this.#facing === null) rememberInputs(this.store.get());
    void this.#listMedia();
  }

  /** A camera that was pulled out, or taken by a phone call: open another of its kind. */
  #watch(stream: MediaStream): void {
    for (const track of stream.getTracks()) {
      const input = track.kind === 'video' ? 'camera' : 'microphone';
      const current = () => this.store.get().stream === stream;
      track.addEventListener('ended', () => {
        if (!current()) return;
        this.#change(input === 'camera' ? { camera: null } : { microphone: null });
        void this.#replace(input).then((fresh) => {
          if (!fresh) return;
          const label = tracksOf(fresh, input)[0]?.label ?? '';
          this.#change({ news: { what: 'replaced', input, label } });
        });
      });
      for (const change of ['mute', 'unmute']) {
        track.addEventListener(change, () => {
          if (current()) this.#change({ silent: silenceOf(stream) });
        });
      }
    }
  }

  /** A new stream object with the other track kept, so that views and senders notice. */
  async #replace(input: Input): Promise<MediaStream | null> {
    const closed = this.#closed;
    const choice = this.#choices[input];
    const outdated = () => closed !== this.#closed || choice !== this.#choices[input];
    const asked_ms = performance.now();
    const { video, audio } = this.constraints();
    try {
      const fresh = await this.#answer(input === 'camera' ? { video } : { audio });
      if (outdated()) {
        stopAll(fresh);
        return null;
      }
      if (!fresh) {
        this.#failed({ kind: 'unknown', input });
        return null;
      }
      const other = input === 'camera' ? 'microphone' : 'camera';
      const kept = tracksOf(this.store.get().stream, other);
      const stream = new MediaStream([...kept, ...fresh.getTracks()]);
      this.#ready(stream);
      return stream;
    } catch (error) {
      const problem = await why(input, error, performance.now() - asked_ms);
      if (!outdated()) this.#failed(problem);
      return null;
    }
  }

  #videoConstraints(): MediaTrackConstraints {
    const { camera } = this.store.get();
    return {
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 30 },
      ...(this.#facing ? { facingMode: { ideal: this.#facing } } : this.#chosen(camera)),
    };
  }

  #chosen(camera: string | null): MediaTrackConstraints {
    return camera ? { deviceId: { ideal: camera } } : { facingMode: { ideal: 'user' } };
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

  async #listMedia(): Promise<void> {
    const found = await plugged();
    // Without a label the permission is missing, and the entry says nothing.
    const known = found.filter(({ deviceId, label }) => deviceId && label);
    this.#change({
      cameras: known.filter(({ kind }) => kind === 'videoinput'),
      microphones: known.filter(({ kind }) => kind === 'audioinput'),
      speakers: known.filter(({ kind }) => kind === 'audiooutput'),
    });
  }

  #change(change: Partial<MediaState>): void {
    this.store.set({ ...this.store.get(), ...change });
  }
}

const diagnosis = new Part(() => import('./diagnose'));

/** How to find out comes when something failed; where it does not come, the name alone is known. */
async function why(input: Input | null, error: unknown, waited_ms: number): Promise<InputProblem> {
  const plain = { kind: inputProblemKind(nameOf(error), 'unknown'), input };
  const found = await diagnosis.fetch();
  if (!found) return plain;
  const { diagnose, diagnoseOne } = found;
  const asked = input ? diagnoseOne(input, error, waited_ms) : diagnose(error, waited_ms);
  return asked.catch(() => plain);
}

/**
 * A constraint that no input meets is a wish, and not worth a failure; nor is an input that was
 * chosen before and is gone: some browsers then say that there is none.
 */
async function askFor(wanted: MediaStreamConstraints): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia(wanted);
  } catch (error) {
    const { video, audio } = wanted;
    const unmet =
      nameOf(error) === 'OverconstrainedError' ||
      (nameOf(error) === 'NotFoundError' && (namesOne(video) || namesOne(audio)));
    if (!unmet) throw error;
    return navigator.mediaDevices.getUserMedia({ video: Boolean(video), audio: Boolean(audio) });
  }
}

function namesOne(wanted: MediaStreamConstraints['video']): boolean {
  return typeof wanted === 'object' && wanted.deviceId !== undefined;
}

function silenceOf(stream: MediaStream): Record<Input, boolean> {
  return {
    camera: allMuted(stream.getVideoTracks()),
    microphone: allMuted(stream.getAudioTracks()),
  };
}

function allMuted(tracks: MediaStreamTrack[]): boolean {
  return tracks.length > 0 && tracks.every(({ muted }) => muted);
}

function tracksOf(stream: MediaStream | null, input: Input): MediaStreamTrack[] {
  return (input === 'camera' ? stream?.getVideoTracks() : stream?.getAudioTracks()) ?? [];
}

function idOf(track: MediaStreamTrack | undefined): string | null {
  return attempt(() => track?.getSettings().deviceId) ?? null;
}
