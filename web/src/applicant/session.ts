import { ask } from '../shared/api/http';
import { asProblem } from '../shared/api/problem';
import type { AccountStatus, ApplicantMessage, ApplicantView } from '../shared/api/types';
import { Call } from '../shared/call/call';
import { Media } from '../shared/call/media';
import { browserWorld, hurryOnWake } from '../shared/live/browser_world';
import { Live } from '../shared/live/live';
import { createStore } from '../shared/ui/store';
import { asideOf, next, opening, type Page, type PageEvent, screenOf, wantsCamera } from './page';
import { Warmth } from './warmth';
import { text } from './words';

/** The applicant's side of the service: opens the link, keeps the line, owns camera and call. */
export class Session {
  readonly page = createStore<Page>(opening);
  readonly media = new Media();
  readonly live: Live;
  readonly call: Call;
  /** A link not used yet. Reading the help takes it out of the address, and another try needs it. */
  #token: string | null = null;
  readonly #warmth: Warmth;

  constructor() {
    this.live = new Live(browserWorld('/applicant/live', sessionEnded));
    this.call = new Call(this.media, (message) => void this.live.send(message));
    this.#warmth = new Warmth(this.live, this.call, () => ({
      screen: screenOf(this.page.get()),
      lineOpen: this.live.status === 'open',
      cameraReady: this.media.store.get().status === 'ready',
      phase: this.call.store.get().phase,
      purpose: this.call.store.get().purpose,
    }));
    this.live.onmessage = (message) => this.#take(message as unknown as ApplicantMessage);
    this.live.onstatus = (line) => {
      // Its first word on a new line is which connection it still has.
      this.call.take({ type: line === 'open' ? 'line_open' : 'line_down' });
      this.#next({ type: 'line', line });
      if (line === 'replaced' || line === 'ended') this.call.over();
    };
    this.call.onrecovered = () => this.live.hurry();
    hurryOnWake(this.live, () => this.call.take({ type: 'network_changed' }));
    this.media.store.subscribe(() => this.#warmth.tend());
    this.call.store.subscribe(() => this.#warmth.tend());
    window.addEventListener('hashchange', () => {
      // Another link opened in this tab changes only the fragment.
      if (isLink(location.hash)) location.reload();
      else this.#next({ type: 'aside', aside: asideOf(location.hash) });
    });
  }

  async open(): Promise<void> {
    this.#next({ type: 'opening' });
    try {
      await this.#useLink();
      this.live.start();
      const view = await ask<ApplicantView>('GET', '/applicant/verification');
      // The line may have been faster, and then knows better.
      if (!this.page.get().view) this.#next({ type: 'view', view });
    } catch (error) {
      const { code, status } = asProblem(error);
      if (status !== 401 && this.page.get().view) return;
      this.live.stop();
      this.#next({ type: 'refused', code: knownRefusal(code, status) });
    }
  }

  async consent(version: string): Promise<void> {
    const view = await ask<ApplicantView>('POST', '/applicant/consent', { version });
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
    return this.live.request('join_queue');
  }

  leaveQueue(): Promise<void> {
    this.#next({ type: 'leaving' });
    return this.live.request('leave_queue');
  }

  startAgain(): void {
    this.#next({ type: 'start_again' });
  }

  closeAside(): void {
    this.#next({ type: 'aside', aside: null });
  }

  takeOver(): void {
    this.live.start();
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
    if (message.type !== 'state') {
      this.call.take(message);
      return;
    }
    const had = this.page.get().view?.call?.id;
    this.#next({ type: 'view', view: message.view });
    if (had && message.view.call?.id !== had) this.call.over();
  }

  #next(event: PageEvent): void {
    const before = this.page.get();
    const page = next(before, event);
    this.page.set(page);
    if (before.aside && !page.aside && asideOf(location.hash)) {
      history.replaceState(null, '', location.pathname + location.search);
    }
    if (!wantsCamera(screenOf(page))) this.media.close();
    this.#warmth.tend();
  }
}

/** Anything in the fragment but an aside's name is taken for a link: a wrong one is then told. */
function isLink(fragment: string): boolean {
  return fragment.length > 1 && asideOf(fragment) === null;
}

/** A refusal of a link that we have no words for still means: this link does not work. */
function knownRefusal(code: string, status: number): string {
  if (code in text.link.problems) return code;
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
