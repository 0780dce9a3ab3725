import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket, WebSocketServer } from 'ws';
import type {
  AccountStatus,
  ApplicantCall,
  ApplicantMessage,
  ApplicantQueueNews,
  ApplicantView,
  ChecklistItem,
  Decision,
  FreeSlots,
  OpenAppeal,
  Outcome,
  Profile,
  Reason,
  Review,
  Staff,
  StaffMessage,
  StaffQueueNews,
  StaffState,
  Switches,
} from '../src/shared/api/types';

// A stand-in for the service with one applicant and one representative: docs/protocol.md as the
// pages see it. Descriptions go straight from page to page.

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/** The service's own, as src/adapters/http/static_files.cpp makes it for an address without https. */
function policyAt(host: string): string {
  return (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; " +
    `img-src 'self' data: https: http:; connect-src 'self' ws://${host}; ` +
    "media-src 'self' blob: mediastream:; manifest-src 'self'; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'none'"
  );
}

export const profile: Profile = {
  name: 'Ama Owusu-Boateng',
  title: 'Illustrator and brand designer',
  country: 'GH',
  skills: ['Illustration', 'Figma', 'Brand identity', 'Packaging', 'Children’s books'],
  work: [
    { title: 'Senior illustrator', company: 'Kente Studio', from: '2021', to: '2026' },
    { title: 'Designer', company: 'Accra Print House', from: '2017', to: '2021' },
  ],
  education: [{ degree: 'BFA', school: 'KNUST Kumasi', year: '2017' }],
};

export const checklist: ChecklistItem[] = [
  {
    item: 'c1',
    kind: 'consent',
    text: 'They agree to the call and know it is live.',
    required: true,
  },
  { item: 'q1', kind: 'question', text: 'What did you make last at Kente Studio?', required: true },
  { item: 'q2', kind: 'question', text: 'Who taught you at KNUST Kumasi?', required: true },
  {
    item: 'h1',
    kind: 'challenge',
    text: 'Turn the head fully to the left, then press a finger on the cheek.',
    required: true,
  },
  {
    item: 'd1',
    kind: 'document',
    text: 'Name and face match the document; tilt it for the hologram.',
    required: false,
  },
];

export const reasons: Reason[] = [
  {
    code: 'identity_mismatch',
    outcome: 'failed',
    text: 'The person in the call is not the person on the profile.',
  },
  {
    code: 'document_forged',
    outcome: 'failed',
    text: 'The document could not be accepted as genuine.',
  },
  {
    code: 'answers_do_not_match',
    outcome: 'failed',
    text: 'The answers did not match what the profile says.',
  },
  {
    code: 'document_unreadable',
    outcome: 'inconclusive',
    text: 'The document could not be read on camera.',
  },
  {
    code: 'light_too_low',
    outcome: 'inconclusive',
    text: 'It was too dark to see you. Face a window or a lamp.',
  },
  { code: 'line_too_weak', outcome: 'technical', text: 'The connection was too weak for a call.' },
];

export const staff: Staff = { id: 'stf_1', name: 'Jonas Weber', role: 'representative' };

export const firstView: ApplicantView = {
  marketplace: { name: 'Northwork' },
  profile,
  return_url: 'https://market.example/settings/identity-verification',
  status: 'required',
  overdue: false,
  deadline: '2027-11-30T12:00:00.000Z',
  consent: { version: '2026-11', given: false },
  denied_actions: ['submit_proposal', 'change_profile_photo'],
  contact: { email_known: true },
  failed_needs_review: true,
  queue: null,
  desk: { open: true, staff_available: true, opens: null },
  slot: null,
  place_kept_until: null,
  call: null,
  device: { in_charge: true, other: null, other_away_since: null },
  last_result: null,
  appeal: { possible: false, answer_days: 3, last: null },
};

export const runningCall: ApplicantCall = {
  id: 'cal_1',
  code: '4821',
  representative: { name: staff.name, photo_url: null },
  started: new Date(Date.now() - 83_000).toISOString(),
  peer_present: true,
  peer: { muted: false, camera_off: false },
  peer_away_since: null,
  now: null,
  chat: [],
};

const accountStatus: AccountStatus = {
  marketplace: { name: 'Northwork' },
  status: 'required',
  overdue: false,
  hold: {
    kind: 'pending',
    reason: 'Identity verification is required.',
    since: '2026-11-23T12:00:00.000Z',
  },
  denied_actions: ['submit_proposal', 'change_profile_photo'],
  allowed_actions: ['withdraw_earnings', 'accept_direct_hire', 'open_team_account'],
  next_change: {
    at: '2027-11-30T12:00:00.000Z',
    denied_actions: ['submit_proposal', 'change_profile_photo', 'withdraw_earnings'],
  },
  deadline: '2027-11-30T12:00:00.000Z',
  clock_stopped_since: null,
  appeal: { possible: false, answer_days: 3, last: null },
  calls: [
    {
      started: '2026-11-24T09:00:00.000Z',
      ended: '2026-11-24T09:07:20.000Z',
      representative: { name: 'Jonas Weber' },
      state: 'in_review',
      result: null,
    },
    {
      started: '2026-11-23T15:00:00.000Z',
      ended: '2026-11-23T15:08:00.000Z',
      representative: { name: 'Jonas Weber' },
      state: 'decided',
      result: {
        outcome: 'failed',
        reasons: reasons.filter(({ outcome }) => outcome === 'failed'),
        message: 'Thank you for your time. Please bring a document that is valid today.',
        decided: '2026-11-23T16:00:00.000Z',
      },
    },
    {
      started: '2026-11-23T14:00:00.000Z',
      ended: '2026-11-23T14:00:20.000Z',
      representative: { name: 'Eva Lind' },
      state: 'decided',
      result: {
        outcome: 'technical',
        reasons: reasons.filter(({ outcome }) => outcome === 'technical'),
        message: '',
        decided: '2026-11-23T14:00:20.000Z',
      },
    },
  ],
  data: {
    contact: { email: 'ama@home.example', language: 'en' },
    consent: { version: '2026-11', given: '2026-11-23T13:58:00.000Z' },
    kept_until: '2031-11-25T09:07:20.000Z',
    erasure_requested: null,
  },
};

export function openAppeal(written: string): ApplicantView['appeal'] {
  return {
    possible: false,
    answer_days: 3,
    last: {
      status: 'open',
      text: written,
      requested: '2026-11-25T10:00:00.000Z',
      answer_by: '2026-11-28T10:00:00.000Z',
      answered: null,
      message: null,
    },
  };
}

/** Looks like a QR code; that a real one can be read, tests/e2e shows. */
const pattern = (() => {
  const modules = 45;
  let path = '';
  for (let y = 4; y < 41; y++) {
    for (let x = 4; x < 41; x++) if ((x * x * y + 3 * y) % 5 < 2) path += `M${x} ${y}h1v1h-1z`;
  }
  return { modules, path };
})();
const noQueue = { length: 0, longest_wait_seconds: 0, call_backs: 0, slots_booked: 0 };

export function inLine(
  place: number,
  length: number,
  change: Partial<NonNullable<ApplicantView['queue']>> = {},
): ApplicantView['queue'] {
  const queue = { estimate_seconds: 300, kept: false, call_back: false, told: false };
  return { place, length, ...queue, ...change };
}

/** From the next full hour on, two a slot. */
function someSlots(): FreeSlots['slots'] {
  const hour_ms = 3_600_000;
  const first_ms = Math.ceil(Date.now() / hour_ms) * hour_ms + 24 * hour_ms;
  return [0, 0.5, 1, 24, 25, 49].map((hours) => ({
    at: new Date(first_ms + hours * hour_ms).toISOString(),
    free: 2,
  }));
}

type Side = 'applicant' | 'representative';

/** What a page asks for at a time of its own: a refusal is meant for what somebody presses. */
const byItself = new Set(['warm_up', 'cool_down']);

export class MockService {
  view: ApplicantView = structuredClone(firstView);
  desk: StaffState = {
    staff,
    availability: 'away',
    queue: { ...noQueue },
    reviews_open: 0,
    appeals_open: 0,
    offer: null,
    call: null,
  };
  reviews: Review[] = [];
  appeals: OpenAppeal[] = [];
  account: AccountStatus = structuredClone(accountStatus);
  /** What was written in appeals, and answered to them. */
  written: string[] = [];
  freeSlots: FreeSlots = { minutes: 30, bookings_left: 3, slots: someSlots() };
  token = 'lnk_good';
  tokenProblem: { status: number; code: string } | null = null;
  refuseLines = false;
  /** The next request on the line or over HTTP is refused so. */
  nextRefusal: { status: number; code: string; title: string; detail: string } | null = null;
  /** How long the links to a phone are good; each is numbered. */
  handOff_ms = 120_000;
  handOffs = 0;
  decisions: Decision[] = [];
  received: { side: Side; message: Record<string, unknown> }[] = [];
  acceptedAt_ms = 0;

  #http: Server;
  #ws = new WebSocketServer({ noServer: true });
  #lines: Record<Side, WebSocket | null> = { applicant: null, representative: null };
  #sessions = { applicant: new Set<string>(), representative: new Set<string>() };
  #negotiation = 0;
  #nextSession = 1;
  #lastChat = 0;

  constructor() {
    this.#http = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
    this.#http.on('upgrade', (request, socket, head) => {
      const side = request.url?.startsWith('/applicant/') ? 'applicant' : 'representative';
      if (this.refuseLines || !this.#signedIn(request, side)) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
        return;
      }
      this.#ws.handleUpgrade(request, socket, head, (ws) => this.#opened(side, ws));
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  stop(): void {
    for (const ws of this.#ws.clients) ws.terminate();
    this.#http.closeAllConnections();
    this.#http.close();
  }

  /** Changes what the applicant sees, and tells them. */
  setView(change: Partial<ApplicantView>): void {
    this.view = { ...this.view, ...change };
    this.push();
  }

  setDesk(change: Partial<StaffState>): void {
    this.desk = { ...this.desk, ...change };
    this.push();
  }

  /** Changes what others change by coming and going, and tells the applicant that alone. */
  setPlace(change: Partial<ApplicantQueueNews>): void {
    this.view = { ...this.view, ...change };
    const { queue, desk } = this.view;
    this.#send('applicant', { type: 'queue', queue, desk } satisfies ApplicantMessage);
  }

  /** The same for the representative. */
  setFigures(change: Partial<StaffQueueNews>): void {
    this.desk = { ...this.desk, ...change };
    const { queue, reviews_open, appeals_open } = this.desk;
    const message = { type: 'queue', queue, reviews_open, appeals_open } satisfies StaffMessage;
    this.#send('representative', message);
  }

  push(): void {
    this.#send('applicant', { type: 'state', view: this.view });
    this.#send('representative', { type: 'state', ...this.desk });
  }

  connect(): void {
    const negotiation = ++this.#negotiation;
    this.#send('applicant', {
      type: 'call_connect',
      negotiation,
      role: 'offerer',
      purpose: 'call',
    });
    this.#send('representative', {
      type: 'call_connect',
      negotiation,
      role: 'answerer',
      purpose: 'call',
    });
  }

  /** What the other side of the call would send in place of video; empty when it sends video again. */
  sendStill(side: Side, jpeg: string): void {
    this.#send(side, { type: 'call_still', jpeg });
  }

  dropLine(side: Side, code?: number): void {
    if (code) this.#lines[side]?.close(code);
    else this.#lines[side]?.terminate();
  }

  offer(): void {
    this.setDesk({
      offer: {
        verification: 'ver_1',
        marketplace: this.view.marketplace,
        account: '42',
        profile,
        trigger: 'first_proposal',
        waited_seconds: 74,
        expires: new Date(Date.now() + 30_000).toISOString(),
      },
    });
  }

  takeCall(): void {
    const started = new Date().toISOString();
    this.acceptedAt_ms = Date.now();
    const { id, code, peer, peer_away_since, chat } = runningCall;
    this.desk = {
      ...this.desk,
      offer: null,
      queue: { ...noQueue },
      call: {
        id,
        code,
        started,
        peer,
        peer_away_since,
        chat,
        verification: 'ver_1',
        marketplace: this.view.marketplace,
        account: '42',
        profile,
        trigger: 'first_proposal',
        checklist,
        applicant_present: true,
        now: null,
        attempt: 1,
        applicant_device: { kind: 'computer', moved: null },
      },
    };
    this.setView({ status: 'in_call', queue: null, call: { ...runningCall, started } });
    this.connect();
  }

  endCall(outcome: Outcome, view: Partial<ApplicantView>, left_by_applicant = false): void {
    this.#send('applicant', { type: 'call_ended', outcome });
    this.#send('representative', { type: 'call_ended', outcome, left_by_applicant });
    this.desk = { ...this.desk, call: null, availability: 'away' };
    this.setView({ call: null, ...view });
  }

  #opened(side: Side, ws: WebSocket): void {
    this.#lines[side]?.close(4001);
    this.#lines[side] = ws;
    ws.on('message', (data) => {
      const message = JSON.parse(String(data)) as Record<string, unknown>;
      this.received.push({ side, message });
      this.#take(side, ws, message);
    });
    ws.on('close', () => {
      if (this.#lines[side] === ws) this.#lines[side] = null;
    });
    this.push();
    if (this.desk.call && this.#lines.applicant && this.#lines.representative) this.connect();
  }

  #take(side: Side, ws: WebSocket, message: Record<string, unknown>): void {
    const { type, request } = message;
    if (request !== undefined) {
      const refusal = byItself.has(String(type)) ? null : this.nextRefusal;
      if (refusal) this.nextRefusal = null;
      ws.send(
        JSON.stringify(
          refusal ? { type: 'error', request, error: refusal } : { type: 'ok', request },
        ),
      );
      if (refusal) return;
    }
    switch (type) {
      case 'join_queue':
        this.desk.queue = { ...noQueue, length: 1 };
        this.setView({ status: 'waiting', queue: inLine(1, 1) });
        if (this.desk.availability === 'available') this.offer();
        break;
      case 'take_over':
        this.setView({ device: firstView.device });
        break;
      case 'leave_queue':
        this.desk.queue = { ...noQueue };
        this.setView({ status: 'required', queue: null });
        break;
      case 'request_call_back':
        this.setView({
          queue: { ...inLine(1, 1), ...this.view.queue, call_back: true } as ApplicantView['queue'],
        });
        break;
      case 'end_call_back':
        this.setView({
          queue: {
            ...inLine(1, 1),
            ...this.view.queue,
            call_back: false,
            told: false,
          } as ApplicantView['queue'],
        });
        break;
      case 'book_slot': {
        const at = String(message['at']);
        const moved = (minutes: number) =>
          new Date(Date.parse(at) + minutes * 60_000).toISOString();
        this.setView({ slot: { at, head_from: moved(-5), head_until: moved(15) } });
        break;
      }
      case 'cancel_slot':
        this.setView({ slot: null });
        break;
      case 'go_available':
        this.setDesk({ availability: 'available' });
        if (this.view.status === 'waiting') this.offer();
        break;
      case 'go_away':
        this.setDesk({ availability: 'away', offer: null });
        break;
      case 'accept_offer':
        this.takeCall();
        break;
      case 'call_chat':
        this.#write(side, String(message['text']));
        break;
      case 'call_media': {
        const { muted, camera_off } = message as unknown as Switches;
        this.#changeCall(side === 'applicant' ? 'representative' : 'applicant', {
          peer: { muted, camera_off },
        });
        break;
      }
      case 'call_show_item': {
        const item = checklist.find((one) => one.item === message['item']);
        const gesture = item?.kind === 'challenge' ? 'turn_head' : null;
        if (this.desk.call) this.desk.call.now = item?.item ?? null;
        if (this.view.call)
          this.view.call.now = item ? { kind: item.kind, text: item.text, gesture } : null;
        this.push();
        break;
      }
      case 'leave_call':
        this.#leaveCall();
        break;
      case 'call_offer':
      case 'call_answer':
        if (message['negotiation'] === this.#negotiation) {
          this.#send(side === 'applicant' ? 'representative' : 'applicant', message);
        }
        break;
      case 'call_reconnect':
        if (message['negotiation'] === this.#negotiation) this.connect();
        break;
      default:
    }
  }

  #leaveCall(): void {
    const last_result = {
      outcome: 'technical' as const,
      reasons: [{ code: 'left_call', text: 'You left the call before it was finished.' }],
      message: null,
      decided: new Date().toISOString(),
    };
    this.endCall('technical', { status: 'required', last_result }, true);
  }

  /** Both sides get it, each from their own view. */
  #write(side: Side, text: string): void {
    const id = ++this.#lastChat;
    const at = new Date().toISOString();
    for (const reader of ['applicant', 'representative'] as const) {
      const call = reader === 'applicant' ? this.view.call : this.desk.call;
      const from = reader === side ? ('me' as const) : ('peer' as const);
      if (call) this.#changeCall(reader, { chat: [...call.chat, { id, from, text, at }] });
    }
  }

  #changeCall(
    side: Side,
    change: Partial<Pick<NonNullable<ApplicantView['call']>, 'chat' | 'peer'>>,
  ): void {
    if (side === 'applicant') {
      if (this.view.call) this.view = { ...this.view, call: { ...this.view.call, ...change } };
    } else if (this.desk.call) {
      this.desk = { ...this.desk, call: { ...this.desk.call, ...change } };
    }
    this.push();
  }

  #send(side: Side, message: object): void {
    const ws = this.#lines[side];
    if (ws?.readyState === WebSocket.OPEN) ws.send(JSON.stringify(message));
  }

  #signedIn(request: IncomingMessage, side: Side): boolean {
    const name = side === 'applicant' ? 'visavis_applicant' : 'visavis_staff';
    const found = new RegExp(`${name}=([^;]+)`).exec(request.headers.cookie ?? '');
    return this.#sessions[side].has(found?.[1] ?? '');
  }

  endSession(side: Side): void {
    this.#sessions[side].clear();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const what = `${request.method} ${path}`;
    const page = /^\/(verify|console|unsupported|help(\/[a-z]+)?)$/.test(path);
    if (page || path.startsWith('/assets/') || /^\/[a-z_]+\.(js|css)$/.test(path)) {
      return sendFile(response, path, policyAt(request.headers.host ?? ''));
    }
    const text = await new Response(request as unknown as ReadableStream).text();
    const body = (text ? JSON.parse(text) : {}) as Record<string, string>;
    const json = (status: number, value: object, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      response.end(JSON.stringify(value));
    };
    const refuse = (status: number, code: string, detail = '') =>
      json(status, { code, title: code, status, detail });
    const signIn = (side: Side) => {
      const session = `${side}_${this.#nextSession++}`;
      this.#sessions[side].add(session);
      const name = side === 'applicant' ? 'visavis_applicant' : 'visavis_staff';
      return { 'Set-Cookie': `${name}=${session}; HttpOnly; SameSite=Strict; Path=/` };
    };
    if (this.nextRefusal && request.method === 'POST') {
      const { status, code, detail } = this.nextRefusal;
      this.nextRefusal = null;
      return refuse(status, code, detail);
    }
    if (what === 'POST /applicant/session') {
      if (this.tokenProblem) return refuse(this.tokenProblem.status, this.tokenProblem.code);
      if (body['token'] !== this.token) return refuse(410, 'link_expired');
      response.writeHead(204, signIn('applicant')).end();
      return;
    }
    if (path.startsWith('/applicant/')) {
      if (!this.#signedIn(request, 'applicant')) return refuse(401, 'not_signed_in');
      if (what === 'GET /applicant/verification') return json(200, this.view);
      if (what === 'GET /applicant/status') return json(200, this.account);
      if (what === 'GET /applicant/data') {
        const name = 'attachment; filename="identity-verification.json"';
        return json(200, { object: 'account_data' }, { 'Content-Disposition': name });
      }
      if (what === 'POST /applicant/erasure') {
        this.account.data.erasure_requested = '2026-11-25T10:00:00.000Z';
        return json(200, this.account);
      }
      if (what === 'POST /applicant/appeal') {
        const written = body['text'] ?? '';
        this.written.push(written);
        this.setView({ appeal: openAppeal(written) });
        return json(200, this.view);
      }
      if (what === 'POST /applicant/handoff') {
        return json(201, {
          url: `https://verify.northwork.example/verify#hnd_${String(++this.handOffs).padStart(32, '0')}`,
          expires: new Date(Date.now() + this.handOff_ms).toISOString(),
          qr: pattern,
        });
      }
      if (what === 'GET /applicant/slots') return json(200, this.freeSlots);
      if (what === 'POST /applicant/consent') {
        this.setView({ consent: { version: body['version'] ?? '', given: true } });
        return json(200, this.view);
      }
    }
    if (what === 'POST /console/session') {
      if (body['password'] !== 'correct horse') return refuse(401, 'wrong_credentials');
      return json(200, { staff }, signIn('representative'));
    }
    if (path.startsWith('/console/')) {
      if (!this.#signedIn(request, 'representative')) return refuse(401, 'not_signed_in');
      if (what === 'GET /console/session') return json(200, { staff });
      if (what === 'DELETE /console/session') {
        this.endSession('representative');
        response.writeHead(204).end();
        return;
      }
      if (what === 'GET /console/reasons') return json(200, { reasons });
      if (what === 'GET /console/reviews') return json(200, { reviews: this.reviews });
      if (what === 'GET /console/appeals') return json(200, { appeals: this.appeals });
      if (what.startsWith('POST /console/appeals/')) {
        this.written.push(`${body['verdict']}: ${body['message']}`);
        this.appeals = this.appeals.filter(({ verification }) => !path.endsWith(verification));
        this.setDesk({ appeals_open: this.appeals.length });
        return json(200, { status: body['verdict'] === 'granted' ? 'required' : 'not_verified' });
      }
      if (what.startsWith('POST /console/calls/'))
        return json(200, this.#decide(JSON.parse(text) as Decision));
      if (what.startsWith('POST /console/reviews/')) {
        this.reviews = this.reviews.filter(({ verification }) => !path.endsWith(verification));
        this.setDesk({ reviews_open: this.reviews.length });
        return json(200, { status: body['verdict'] === 'confirmed' ? 'not_verified' : 'required' });
      }
    }
    refuse(404, 'not_found');
  }

  #decide(decision: Decision): { status: ApplicantView['status'] } {
    this.decisions.push(decision);
    const status = (
      {
        passed: 'verified',
        failed: 'in_review',
        inconclusive: 'required',
        technical: 'required',
      } as const
    )[decision.outcome];
    this.endCall(decision.outcome, {
      status,
      denied_actions: status === 'verified' ? [] : this.view.denied_actions,
      last_result:
        status === 'in_review'
          ? this.view.last_result
          : {
              outcome: decision.outcome,
              reasons: reasons.filter(({ code }) => decision.reasons.includes(code)),
              message: decision.message || null,
              decided: new Date().toISOString(),
            },
    });
    return { status };
  }
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

async function sendFile(response: ServerResponse, path: string, policy: string): Promise<void> {
  const name = extname(path) === '' ? `${path}.html` : path;
  const body = await readFile(join(dist, normalize(name)));
  response.writeHead(200, {
    'Content-Type': types[extname(name)] ?? 'application/octet-stream',
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(body);
}
