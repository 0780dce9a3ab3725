import { serverNow } from '../shared/api/clock';
import { ask } from '../shared/api/http';
import { asProblem } from '../shared/api/problem';
import type {
  CameraFacing,
  Decision,
  Match,
  OpenAppeal,
  PasskeyAsked,
  PasskeySigned,
  Reason,
  Review,
  SecondStep,
  SignInAnswer,
  Staff,
  StaffMessage,
  StaffRequest,
  StaffSession,
  StaffState,
  Status,
  StillOf,
} from '../shared/api/types';
import { Seat } from '../shared/call/seat';
import type { SocketStatus } from '../shared/live/live';
import { createStore } from '../shared/store';
import { type Console, type ConsoleEvent, lookingConsole, next, otherSideOf } from './console';
import { dropAllDrafts, dropDraft } from './call/draft';
import { MeetingWindow } from './call/meeting_window';
import { text } from './text';

/** The console's side of the service: who is signed in, the socket, camera and call. */
export class Session {
  readonly console = createStore<Console>(lookingConsole);
  readonly reasons = createStore<Reason[]>([]);
  readonly seat = new Seat<StaffMessage, StaffRequest>(() => '/console/live', signedOut);
  /** Where a call that is held elsewhere is seen. */
  readonly meeting = new MeetingWindow();
  #goingAvailable = false;
  #accepting = false;

  constructor() {
    this.seat.live.onmessage = (message) => this.#take(message);
    this.seat.onstatus = (socket) => this.#socketChanged(socket);
    this.seat.call.onended = (outcome) => this.#next({ type: 'call_ended', outcome });
  }

  async open(): Promise<void> {
    try {
      const { staff } = await ask<{ staff: Staff }>('GET', '/console/session');
      this.#signedIn(staff);
    } catch (error) {
      const { status } = asProblem(error);
      this.#next(
        status === 401 ? { type: 'signed_out', byItself: false } : { type: 'unreachable' },
      );
    }
  }

  /** What is asked for beside the password; null: signed in. */
  async signIn(email: string, password: string): Promise<SecondStep | null> {
    const body = { email, password };
    const { staff, second_step } = await ask<SignInAnswer>('POST', '/console/session', body);
    if (staff) this.#signedIn(staff);
    return second_step;
  }

  async signInWithCode(code: string): Promise<void> {
    const { staff } = await ask<StaffSession>('POST', '/console/session/code', { code });
    this.#signedIn(staff);
  }

  passkeyAsked(): Promise<PasskeyAsked> {
    return ask('POST', '/console/session/passkey/options');
  }

  async signInWithPasskey(signed: PasskeySigned): Promise<void> {
    const { staff } = await ask<StaffSession>('POST', '/console/session/passkey', signed);
    this.#signedIn(staff);
  }

  async signOut(): Promise<void> {
    await ask('DELETE', '/console/session');
    dropAllDrafts();
    this.#next({ type: 'signed_out', byItself: false });
    this.seat.live.stop();
  }

  /** The camera first: an applicant must not wait for it. False when it did not open. */
  async goAvailable(): Promise<boolean> {
    this.#goingAvailable = true;
    try {
      const stream = await this.seat.media.open();
      if (!stream) return false;
      await this.seat.live.request({ type: 'go_available' });
      return true;
    } finally {
      this.#goingAvailable = false;
    }
  }

  goAway(): Promise<void> {
    return this.seat.live.request({ type: 'go_away' });
  }

  /** In a press: the window of a meeting opens now or not at all. */
  async acceptMatch({ verification, medium }: Match): Promise<void> {
    if (medium === 'google_meet') this.meeting.openAhead(text.meet.opening);
    else this.seat.call.sendAhead(true);
    this.#accepting = true;
    try {
      await this.seat.live.request({ type: 'accept_match', verification });
    } catch (error) {
      this.seat.call.sendAhead(false);
      this.meeting.close();
      throw error;
    } finally {
      this.#accepting = false;
    }
  }

  async declineMatch({ verification, profile }: Match): Promise<void> {
    await this.seat.live.request({ type: 'decline_match', verification });
    this.#next({ type: 'declined', name: profile.name });
  }

  /** What the applicant reads as asked now; nothing with null. */
  showItem(item: string | null): Promise<void> {
    return this.seat.live.request({ type: 'call_show_item', item });
  }

  /** The applicant's page takes a picture of it. */
  takeStill(of: StillOf): Promise<void> {
    return this.seat.live.request({ type: 'call_take_still', of });
  }

  /** Which camera the applicant's page shows; null: the one that they chose. */
  wantCamera(camera: CameraFacing | null): Promise<void> {
    return this.seat.live.request({ type: 'call_want_camera', camera });
  }

  async decide(call: string, decision: Decision): Promise<void> {
    const path = `/console/calls/${encodeURIComponent(call)}/decision`;
    const { status } = await ask<{ status: Status }>('POST', path, decision);
    dropDraft(call);
    this.#next({ type: 'decided', call, status });
  }

  async loadReasons(): Promise<void> {
    const { reasons } = await ask<{ reasons: Reason[] }>('GET', '/console/reasons');
    this.reasons.set(reasons);
  }

  async reviews(): Promise<Review[]> {
    return (await ask<{ reviews: Review[] }>('GET', '/console/reviews')).reviews;
  }

  async review(
    verification: string,
    verdict: 'confirmed' | 'overturned',
    internal_text: string,
  ): Promise<Status> {
    const path = `/console/reviews/${encodeURIComponent(verification)}`;
    return (await ask<{ status: Status }>('POST', path, { verdict, internal_text })).status;
  }

  async appeals(): Promise<OpenAppeal[]> {
    return (await ask<{ appeals: OpenAppeal[] }>('GET', '/console/appeals')).appeals;
  }

  async answerAppeal(
    verification: string,
    verdict: 'granted' | 'declined',
    message: string,
  ): Promise<Status> {
    const path = `/console/appeals/${encodeURIComponent(verification)}`;
    return (await ask<{ status: Status }>('POST', path, { verdict, message })).status;
  }

  dismissEnded(): void {
    const { ended } = this.console.get();
    if (ended) dropDraft(ended.call);
    this.#next({ type: 'dismissed' });
  }

  #signedIn(staff: Staff): void {
    this.#next({ type: 'signed_in', staff });
    this.seat.live.start();
    this.loadReasons().catch(() => undefined);
  }

  #take(message: StaffMessage): void {
    switch (message.type) {
      case 'state':
        this.#takeState(message);
        break;
      case 'queue':
        this.#next({ ...message, now_ms: serverNow() });
        this.#tendCamera();
        break;
      default:
        if (message.type === 'call_ended' && message.reason !== null)
          this.#next({ type: 'ended_because', reason: message.reason });
        this.seat.take(message);
    }
  }

  #takeState(state: StaffState): void {
    const { call } = state;
    this.#next({ type: 'state', state, now_ms: serverNow() });
    if (call?.meeting) this.seat.inMeeting();
    else this.seat.inCall(call && { id: call.id, ...otherSideOf(call) });
    // Before the meeting asks for the camera.
    this.#tendCamera();
    if (call?.meeting) this.meeting.show(call.id, call.meeting.url);
    else if (call || !this.#accepting) this.meeting.close();
  }

  #tendCamera(): void {
    const { state } = this.console.get();
    if (!state) return;
    // After a reload in a call or while available: the camera is wanted again at once. A problem with
    // it is told once, with a button, and not begun anew by every news of the queue.
    const { status, stream } = this.seat.media.store.get();
    if (state.call?.meeting) {
      if (status !== 'off') this.seat.media.close();
    } else if (state.call || state.availability === 'available') {
      if (status === 'off') void this.#openCamera();
    } else if (!this.#goingAvailable && (status !== 'problem' || stream)) {
      // News of the queue come while the camera is being opened for going available, and after it
      // could not be: why it could not stays to be read.
      this.seat.media.close();
    }
  }

  /** Nobody is offered a call who became available by themselves, and whose camera does not open. */
  async #openCamera(): Promise<void> {
    const stream = await this.seat.media.open();
    const { state } = this.console.get();
    if (stream || state?.call || state?.availability !== 'available') return;
    if (this.seat.media.store.get().status === 'problem')
      await this.goAway().catch(() => undefined);
  }

  #socketChanged(socket: SocketStatus): void {
    if (socket === 'replaced' || socket === 'ended') this.seat.media.close();
    if (socket === 'ended' && this.console.get().session === 'in') {
      this.#next({ type: 'signed_out', byItself: true });
    }
    this.#next({ type: 'socket', socket });
  }

  #next(event: ConsoleEvent): void {
    this.console.set(next(this.console.get(), event));
  }
}

async function signedOut(): Promise<boolean> {
  try {
    await ask('GET', '/console/session');
    return false;
  } catch (error) {
    return asProblem(error).status === 401;
  }
}
