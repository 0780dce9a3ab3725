import { serverNow } from '../shared/api/clock';
import { ask, sendBytes } from '../shared/api/http';
import { asProblem } from '../shared/api/problem';
import type {
  AccountStatus,
  ApplicantMessage,
  ApplicantRequest,
  ApplicantView,
  FreeSlots,
  HandOff,
  HandOffLink,
  MarketplaceShown,
  OpenedLink,
} from '../shared/api/types';
import { Seat } from '../shared/call/seat';
import { keepsCookies } from '../shared/support/cookies';
import { gateHere } from '../shared/support/gate';
import { createStore } from '../shared/store';
import { recall, remember } from '../shared/tab_storage';
import { StillTaker } from './call/still/still_taker';
import { deviceKind } from './device_kind';
import {
  asideOf,
  asksForCode,
  belowOf,
  next,
  openingPage,
  otherSideOf,
  type Page,
  type PageEvent,
  rests,
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
  /** What the representative has photographed. */
  readonly stills = new StillTaker({
    stream: () => this.seat.media.store.get().stream,
    post: (route, bytes) => sendBytes(this.address(route), bytes),
    missed: (still, why) => this.seat.live.request({ type: 'call_still_missed', still, why }),
  });
  /** A link not used yet. */
  #token: string | null = null;
  /**
   * The verification that this tab is of. It names it with everything it asks: the browser's one cookie may be of
   * another by then, and what was meant for one person must not be done to another. Stands in the address, so that
   * a reload, and another browser, know it.
   */
  #verification: string | null = named(new URL(location.href).searchParams.get(inAddress));
  readonly #warm: WarmConnection;
  readonly #rest = new CameraRest(serverNow);

  constructor() {
    this.seat = new Seat(
      () => this.address(`live?device=${deviceKind()}`),
      () => this.#ended(),
    );
    const { live, call, media } = this.seat;
    this.#warm = new WarmConnection(live, call, () => ({
      screen: screenOf(this.page.get()),
      resting: rests(this.page.get()),
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
    // What was asked for just as the page changed is on for nobody.
    media.store.subscribe(() => {
      if (media.store.get().status === 'ready' && !wantsCamera(this.page.get())) media.close();
    });
    call.store.subscribe(() => this.#warm.tend());
    window.addEventListener('hashchange', ({ oldURL }) => {
      // Another link opened in this tab changes only the fragment.
      const below = belowOf(location.hash);
      if (below && below !== belowOf(new URL(oldURL).hash)) location.reload();
      else this.#next({ type: 'aside', aside: asideOf(location.hash) });
    });
  }

  /** `pressed`: by a person, who wants the link used; also in an app's own browser. */
  async open(pressed = false): Promise<void> {
    this.#readLink();
    this.#next({ type: 'opening' });
    if (asksForCode(location.hash)) {
      this.#next({ type: 'gate', gate: 'code' });
      return;
    }
    const gate = this.#token === null || pressed ? gateHere() : this.#gateOfLink();
    // A link works once: a browser that cannot make the call must not use it up.
    if (gate && !(gate === 'in_app' && (pressed || this.#token === null))) {
      this.#next({ type: 'gate', gate });
      return;
    }
    const handedOff = this.#token?.startsWith('hnd_') ?? false;
    const usesLink = this.#token !== null;
    try {
      await this.#useLink();
      if (handedOff) this.#goOnHere();
      // A page that does not know yet whose it is, is told.
      const known = this.#verification !== null;
      if (known) this.seat.live.start();
      const view = await this.#ask<ApplicantView>('GET', 'verification');
      this.#is(view.verification);
      if (!known) this.seat.live.start();
      // The socket may have been faster, and then knows better.
      if (!this.page.get().view) this.#show(view);
    } catch (error) {
      const { code, status } = asProblem(error);
      if (code === otherVerification || (status !== 401 && this.page.get().view)) return;
      this.seat.live.stop();
      // Which problems have words, the words know.
      this.#next({ type: 'refused', code: this.#refusal(code, status, usesLink, handedOff) });
    }
  }

  /** Goes to where this browser is now. */
  goToOther(): void {
    const { other } = this.page.get();
    if (!other) return;
    this.#is(other.verification);
    location.reload();
  }

  /** Another link by e-mail; null: nobody knows for whom. */
  askForLink(): (() => Promise<void>) | null {
    const verification = this.#verification;
    if (verification === null) return null;
    return () => ask('POST', '/applicant/link', { verification });
  }

  /** Where this tab's marketplace is, as far as the tab knows. */
  home(): Home | null {
    const { view } = this.page.get();
    if (view && view.verification === this.#verification) return homeOf(view);
    const known = recall(homeKey + this.#verification);
    return known === null ? null : (JSON.parse(known) as Home);
  }

  /** Of an applicant's route, for this tab's verification: "consent". */
  address(route: string): string {
    const path = `/applicant/${route}`;
    if (this.#verification === null) return path;
    return `${path}${route.includes('?') ? '&' : '?'}${inAddress}=${this.#verification}`;
  }

  async consent(version: string): Promise<void> {
    const view = await this.#ask<ApplicantView>('POST', 'consent', { version });
    this.startAgain();
    this.#next({ type: 'view', view });
  }

  accountStatus(): Promise<AccountStatus> {
    return this.#ask<AccountStatus>('GET', 'status');
  }

  requestErasure(): Promise<AccountStatus> {
    return this.#ask<AccountStatus>('POST', 'erasure', {});
  }

  async appeal(written: string): Promise<void> {
    const view = await this.#ask<ApplicantView>('POST', 'appeal', { text: written });
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

  /** Leaves, too: what was recorded of the call is deleted. */
  withdrawConsent(): Promise<void> {
    return this.seat.live.request({ type: 'withdraw_consent' });
  }

  requestCallBack(): Promise<void> {
    return this.seat.live.request({ type: 'request_call_back' });
  }

  endCallBack(): Promise<void> {
    return this.seat.live.request({ type: 'end_call_back' });
  }

  freeSlots(): Promise<FreeSlots> {
    return this.#ask<FreeSlots>('GET', 'slots');
  }

  bookSlot(at: string, time_zone: string): Promise<void> {
    return this.seat.live.request({ type: 'book_slot', at, time_zone });
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
    const due = view !== null && this.#rest.rests(view);
    if (due === resting) return;
    this.#next({ type: 'rest', resting: due });
    // It was on, so they allowed it: whether the browser says so beforehand or not.
    if (!due && !rests(this.page.get()) && this.seat.media.store.get().status === 'off')
      void this.seat.media.open();
  }

  wakeCamera(): void {
    this.#rest.wake();
    this.tendRest();
  }

  closeAside(): void {
    this.#next({ type: 'aside', aside: null });
  }

  /** From the other device. */
  async moveHere(): Promise<void> {
    await this.seat.live.request({ type: 'take_over' });
    const { view } = this.page.get();
    // That another call was granted, or what is booked, may have been read nowhere.
    const isToRead = view?.last_result?.outcome === 'failed' || view?.slot != null;
    if (view?.status === 'required' && !isToRead) this.#goOnHere();
  }

  /** With the check, from another device: what there was to read before it was read there. */
  #goOnHere(): void {
    this.startAgain();
    this.getReadyEarly();
  }

  wantPhone(wanted: boolean): void {
    this.#next({ type: 'phone', wanted });
  }

  handOff(): Promise<HandOff> {
    return this.#ask<HandOff>('POST', 'handoff', {});
  }

  /** What this tab asks of its verification. Refused, because the browser is at another: that is told in its place. */
  async #ask<T>(method: string, route: string, body?: unknown): Promise<T> {
    try {
      return await ask<T>(method, this.address(route), body);
    } catch (error) {
      if (asProblem(error).code === otherVerification) this.#atOther();
      throw error;
    }
  }

  #atOther(): void {
    if (this.page.get().refused === otherVerification) return;
    this.#next({ type: 'refused', code: otherVerification });
    this.seat.live.stop();
    // Unnamed, so it is that of the browser's cookie.
    void ask<ApplicantView>('GET', '/applicant/verification').then(
      (view) => this.#next({ type: 'other', view }),
      () => undefined,
    );
  }

  async #ended(): Promise<boolean> {
    try {
      await this.#ask('GET', 'verification');
      return false;
    } catch (error) {
      const { code, status } = asProblem(error);
      return status === 401 || code === otherVerification;
    }
  }

  #readLink(): void {
    this.#next({ type: 'aside', aside: asideOf(location.hash) });
    if (!isLink(location.hash)) return;
    const [token = '', verification = ''] = belowOf(location.hash).split('.');
    this.#token = token;
    this.#verification = named(verification);
  }

  /** What stands before a link that nobody has pressed for: mail scanners open links too, and run the page's scripts. */
  #gateOfLink(): Page['gate'] {
    return gateHere() ?? (keepsCookies() ? 'link' : 'cookies');
  }

  /** Where the digits lead that another device shows; the link is then opened like a scanned one. */
  async typeCode(code: string): Promise<void> {
    const { url } = await ask<HandOffLink>('POST', '/applicant/handoff/code', { code });
    location.hash = new URL(url).hash;
  }

  /** Posts the token of `/verify#lnk_...` once and takes it out of the address. */
  async #useLink(): Promise<void> {
    if (this.#token === null) return;
    const { verification } = await ask<OpenedLink>('POST', '/applicant/session', {
      token: this.#token,
    });
    this.#token = null;
    this.#is(verification);
  }

  /** From here on. */
  #is(verification: string): void {
    this.#verification = verification;
    const address = new URL(location.href);
    address.searchParams.set(inAddress, verification);
    if (isLink(address.hash)) address.hash = '';
    if (address.href !== location.href) history.replaceState(null, '', address);
  }

  /** Why there is nothing to show, by the words that there are for it. */
  #refusal(code: string, status: number, usesLink: boolean, handedOff: boolean): string {
    if (code === 'link_expired' && this.#token !== null && !isWhole(this.#token))
      return 'not_whole';
    if (handedOff && code === 'link_expired') return 'hand_off_expired';
    if (handedOff && code === 'link_used') return 'hand_off_used';
    if (code in text.common.link.problems) return code;
    if (status < 400 || status >= 500) return 'unexpected';
    // Opened a moment ago, and not known any more: whatever the browser said of its cookies.
    const lost = usesLink && this.#token === null;
    if (status === 401 && (lost || !keepsCookies())) return 'cookies';
    return this.#verification === null || usesLink ? 'no_link' : 'not_here';
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
    if (call?.meeting) this.seat.inMeeting();
    else this.seat.inCall(call && { id: call.id, ...otherSideOf(call) }, here);
    this.seat.media.steer((here && call?.camera) || null);
    if (call && view.recorded) this.stills.prepare();
    this.stills.want((here && call?.still) || null);
    this.#show(view);
    if (!here) this.seat.call.over();
  }

  #show(view: ApplicantView): void {
    remember(homeKey + view.verification, JSON.stringify(homeOf(view)));
    this.#next({ type: 'view', view, startedAgain: recall(againKey) === resultOf(view) });
  }

  #next(event: PageEvent): void {
    const before = this.page.get();
    const page = next(before, event);
    this.page.set(page);
    // After a reload they are where they were, and not at the result that they have read.
    if (page.startedAgain && page.view && !(before.startedAgain && before.view))
      remember(againKey, resultOf(page.view));
    if (before.aside && !page.aside && asideOf(location.hash)) {
      const below = belowOf(location.hash);
      history.replaceState(null, '', location.pathname + location.search + (below && `#${below}`));
    }
    if (!wantsCamera(page)) this.seat.media.close();
    this.#warm.tend();
  }
}

function isLink(fragment: string): boolean {
  return belowOf(fragment) !== '' && !asksForCode(fragment);
}

/** The marketplace that asked for a verification, and the way back to it. */
interface Home {
  marketplace: MarketplaceShown;
  return_url: string | null;
}

const homeKey = 'visavis.marketplace.';
const againKey = 'visavis.started_again';
const inAddress = 'verification';
const otherVerification = 'other_verification';

function homeOf({ marketplace, return_url }: ApplicantView): Home {
  return { marketplace, return_url };
}

/** The last result of a verification, as no other. */
function resultOf({ verification, last_result }: ApplicantView): string {
  return `${verification} ${last_result?.decided ?? ''}`;
}

/** Some e-mail programs cut long addresses. */
function isWhole(token: string): boolean {
  return /^(lnk|hnd)_[\w-]{32}$/.test(token);
}

function named(verification: string | null): string | null {
  return verification?.startsWith('ver_') ? verification : null;
}
