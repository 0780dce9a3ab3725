import { serverNow } from '../shared/api/clock';
import { ask } from '../shared/api/http';
import { asProblem } from '../shared/api/problem';
import type {
  AccountStatus,
  ApplicantMessage,
  ApplicantRequest,
  ApplicantView,
  FreeSlots,
  HandOff,
  HandOffLink,
} from '../shared/api/types';
import { Seat } from '../shared/call/seat';
import { gateHere } from '../shared/support/gate';
import { createStore } from '../shared/store';
import { deviceKind } from './device_kind';
import {
  asideOf,
  asksForCode,
  next,
  openingPage,
  type Page,
  type PageEvent,
  screenOf,
  wantsCamera,
} from './page';
import { CameraRest } from './waiting/camera_rest';
import { WarmConnection } from './check/warm_connection';
import { text } from './words';

/** The applicant's side of the service: opens the link, keeps the socket, owns camera and call. */
export class Session {
  readonly page = createStore<Page>(openingPage);
  readonly seat: Seat<ApplicantMessage, ApplicantRequest>;
  /** A link not used yet. Reading the help takes it out of the address, and another try needs it. */
  #token: string | null = null;
  readonly #warm: WarmConnection;
  readonly #rest = new CameraRest(serverNow);

  constructor() {
    this.seat = new Seat(`/applicant/live?device=${deviceKind()}`, sessionEnded);
    const { live, call, media } = this.seat;
    this.#warm = new WarmConnection(live, call, () => ({
      screen: screenOf(this.page.get()),
      resting: this.page.get().resting,
      socketOpen: live.status === 'open',
      cameraReady: media.store.get().status === 'ready',
      phase: call.store.get().phase,
      purpose: call.store.get().purpose,
    }));
    live.onmessage = (message) => this.#take(message);
    this.seat.onstatus = (socket) => this.#next({ type: 'socket', socket });
    // A call that begins behind the way to the phone is not seen there: nobody is put on view unawares.
    call.mayOpenMedia = () => screenOf(this.page.get()) !== 'phone';
    media.store.subscribe(() => this.#warm.tend());
    call.store.subscribe(() => this.#warm.tend());
    window.addEventListener('hashchange', () => {
      // Another link opened in this tab changes only the fragment.
      if (isLink(location.hash) || asksForCode(location.hash)) location.reload();
      else this.#next({ type: 'aside', aside: asideOf(location.hash) });
    });
  }

  /** `here` although this is an app's own browser: the applicant wants to try. */
  async open(here = false): Promise<void> {
    const handedOff = location.hash.startsWith('#hnd_');
    this.#next({ type: 'opening' });
    if (asksForCode(location.hash)) {
      this.#next({ type: 'gate', gate: 'code' });
      return;
    }
    const gate = gateHere();
    // A link works once: a browser that cannot make the call must not use it up.
    if (gate === 'cannot' || (gate === 'in_app' && isLink(location.hash) && !here)) {
      this.#next({ type: 'gate', gate });
      return;
    }
    try {
      await this.#useLink();
      this.seat.live.start();
      const view = await ask<ApplicantView>('GET', '/applicant/verification');
      // The socket may have been faster, and then knows better.
      if (!this.page.get().view) this.#next({ type: 'view', view });
    } catch (error) {
      const { code, status } = asProblem(error);
      if (status !== 401 && this.page.get().view) return;
      this.seat.live.stop();
      // Which problems have words, the words know.
      this.#next({ type: 'refused', code: knownRefusal(code, status, handedOff) });
    }
  }

  async consent(version: string): Promise<void> {
    const view = await ask<ApplicantView>('POST', '/applicant/consent', { version });
    this.startAgain();
    this.#next({ type: 'view', view });
  }

  accountStatus(): Promise<AccountStatus> {
    return ask<AccountStatus>('GET', '/applicant/status');
  }

  requestErasure(): Promise<AccountStatus> {
    return ask<AccountStatus>('POST', '/applicant/erasure', {});
  }

  async appeal(written: string): Promise<void> {
    const view = await ask<ApplicantView>('POST', '/applicant/appeal', { text: written });
    this.#next({ type: 'view', view });
  }

  joinQueue(): Promise<void> {
    return this.seat.live.request({ type: 'join_queue' });
  }

  async leaveQueue(): Promise<void> {
    this.#next({ type: 'leaving', leaving: true });
    try {
      await this.seat.live.request({ type: 'leave_queue' });
    } catch (error) {
      // They still wait: a place that is lost later is news.
      this.#next({ type: 'leaving', leaving: false });
      throw error;
    }
  }

  leaveCall(): Promise<void> {
    return this.seat.live.request({ type: 'leave_call' });
  }

  requestCallBack(): Promise<void> {
    return this.seat.live.request({ type: 'request_call_back' });
  }

  endCallBack(): Promise<void> {
    return this.seat.live.request({ type: 'end_call_back' });
  }

  freeSlots(): Promise<FreeSlots> {
    return ask<FreeSlots>('GET', '/applicant/slots');
  }

  bookSlot(at: string): Promise<void> {
    return this.seat.live.request({ type: 'book_slot', at });
  }

  cancelSlot(): Promise<void> {
    return this.seat.live.request({ type: 'cancel_slot' });
  }

  startAgain(): void {
    this.#next({ type: 'start_again' });
  }

  /** Although the booked time has not come. */
  getReadyEarly(): void {
    this.#next({ type: 'early' });
  }

  /** While they wait: whether the camera rests, by the time and the queue as they are now. */
  tendRest(): void {
    const { view, resting } = this.page.get();
    const rests = view !== null && this.#rest.rests(view);
    if (rests !== resting) this.#next({ type: 'rest', resting: rests });
  }

  wakeCamera(): void {
    this.#rest.wake();
    this.tendRest();
  }

  closeAside(): void {
    this.#next({ type: 'aside', aside: null });
  }

  /** From the other device. */
  moveHere(): Promise<void> {
    return this.seat.live.request({ type: 'take_over' });
  }

  wantPhone(wanted: boolean): void {
    this.#next({ type: 'phone', wanted });
  }

  handOff(): Promise<HandOff> {
    return ask<HandOff>('POST', '/applicant/handoff', {});
  }

  /** Where the digits lead that another device shows; the link is then opened like a scanned one. */
  async typeCode(code: string): Promise<void> {
    const { url } = await ask<HandOffLink>('POST', '/applicant/handoff/code', { code });
    location.hash = new URL(url).hash;
  }

  /** Posts the token of `/verify#lnk_...` once and takes it out of the address. */
  async #useLink(): Promise<void> {
    this.#next({ type: 'aside', aside: asideOf(location.hash) });
    if (isLink(location.hash)) this.#token = location.hash.slice(1);
    if (this.#token === null) return;
    await ask('POST', '/applicant/session', { token: this.#token });
    this.#token = null;
    if (isLink(location.hash)) {
      history.replaceState(null, '', location.pathname + location.search);
    }
  }

  #take(message: ApplicantMessage): void {
    switch (message.type) {
      case 'state':
        this.#takeView(message.view);
        break;
      case 'queue':
        this.#next(message);
        break;
      default:
        this.seat.take(message);
    }
  }

  #takeView(view: ApplicantView): void {
    const { call } = view;
    const here = view.device.in_charge;
    // Before the page changes: what was kept warm is the call's now, and not to be cooled down.
    this.seat.inCall(call && { id: call.id, peerPresent: call.peer_present }, here);
    this.#next({ type: 'view', view });
    if (!here) this.seat.call.over();
  }

  #next(event: PageEvent): void {
    const before = this.page.get();
    const page = next(before, event);
    this.page.set(page);
    if (before.aside && !page.aside && asideOf(location.hash)) {
      history.replaceState(null, '', location.pathname + location.search);
    }
    if (!wantsCamera(page)) this.seat.media.close();
    this.#warm.tend();
  }
}

/** Anything in the fragment but a name of ours is taken for a link: a wrong one is then told. */
function isLink(fragment: string): boolean {
  return fragment.length > 1 && asideOf(fragment) === null && !asksForCode(fragment);
}

/** A refusal of a link that we have no words for still means: this link does not work. */
function knownRefusal(code: string, status: number, handedOff: boolean): string {
  if (handedOff && code === 'link_expired') return 'hand_off_expired';
  if (handedOff && code === 'link_used') return 'hand_off_used';
  if (code in text.common.link.problems) return code;
  return status >= 400 && status < 500 ? 'no_link' : 'unexpected';
}

async function sessionEnded(): Promise<boolean> {
  try {
    await ask('GET', '/applicant/verification');
    return false;
  } catch (error) {
    return asProblem(error).status === 401;
  }
}
