import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { WebSocket, WebSocketServer } from 'ws';
import type {
  ActList,
  ApplicantCall,
  ApplicantMessage,
  ApplicantQueueNews,
  ApplicantView,
  AccountStory,
  Export,
  KeptEvidence,
  OpenAppeal,
  OwnSession,
  Review,
  SecondFactorSetUp,
  StaffCall,
  StaffMessage,
  StaffQueueNews,
  StaffState,
} from '../src/shared/api/types';
import * as shown from './fixtures';

// A stand-in for the service that knows no rules: it answers what a test tells it, pushes what a
// test tells it, and keeps what it heard. What the service does, tests/scenarios and tests/e2e show.

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/** The service's own, as src/adapters/http/static_files.cpp makes it for an address without https. */
function policyAt(host: string): string {
  return (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; " +
    `img-src 'self' data:; connect-src 'self' ws://${host}; ` +
    "media-src 'self' blob: mediastream:; manifest-src 'self'; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'none'"
  );
}

type Side = 'applicant' | 'representative';
type Said = Record<string, unknown>;
type Refusal = { status: number; code: string; detail?: string };

/** What happens when that is said. Over HTTP the answer is what it returns; nothing: 204. */
type Script = (said: Said, side: Side) => unknown;

/** Names are a message's type, or the method and the path of a request: "POST /applicant/consent". */
export class MockService {
  view: ApplicantView = structuredClone(shown.firstView);
  console: StaffState = structuredClone(shown.firstConsole);
  account = structuredClone(shown.accountStatus);
  freeSlots = { minutes: 30, bookings_left: 3, slots: shown.someSlots() };
  setUp: SecondFactorSetUp = structuredClone(shown.nothingSetUp);
  sessions: OwnSession[] = structuredClone(shown.ownSessions);
  reviews: Review[] = [];
  appeals: OpenAppeal[] = [];
  /** What is kept of any verification's calls. */
  evidence: KeptEvidence[] = [];
  exports: Export[] = [];
  accounts: AccountStory[] = [];
  /** What is answered to a question of the log of acts. */
  acts: (asked: URLSearchParams) => ActList = () => ({ acts: [], more: false });
  /** Verifications that links open beside `view`, by their tokens. The browser has one cookie: of the last one opened. */
  others = new Map<string, ApplicantView>();
  /** Files, by their paths. */
  files = new Map<string, Buffer>();
  /** Runs in every page before the page's own, for browsers that cannot be told to. */
  pageScript: string | null = null;
  /** No WebSocket opens. */
  refuseSockets = false;
  /** Every place for a WebSocket is taken: the seconds of `Retry-After`. */
  busy: number | null = null;

  #http: Server;
  #ws = new WebSocketServer({ noServer: true });
  #sockets: Record<Side, WebSocket | null> = { applicant: null, representative: null };
  #signedIn: Record<Side, boolean> = { applicant: false, representative: false };
  /** The other verification that the browser is at; null: at `view`. */
  #at: ApplicantView | null = null;
  #heard: { name: string; said: Said }[] = [];
  #scripts = new Map<string, Script>();
  #refusals = new Map<string, Refusal>();
  #negotiation = 0;

  constructor() {
    this.when('POST /console/session', () => ({ staff: shown.staff, second_step: null }));
    this.when('POST /console/session/code', () => ({ staff: shown.staff, second_factor: true }));
    this.when('POST /applicant/session', ({ token }) => {
      this.#at = this.others.get(String(token)) ?? null;
      return { verification: (this.#at ?? this.view).verification };
    });
    this.when('POST /applicant/handoff', () => shown.handOff(1, 120_000));
    this.#http = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
    this.#http.on('upgrade', (request, socket, head) => {
      // A page that goes away in the middle of it is no fault of the tests.
      socket.on('error', () => socket.destroy());
      const side = sideOf(request.url ?? '');
      if (this.busy !== null) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
        return;
      }
      if (this.refuseSockets || !this.#signedIn[side] || this.#misnamed(request.url ?? '')) {
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

  when(name: string, then: Script): void {
    this.#scripts.set(name, then);
  }

  /** The next time that this is said, it is refused so. */
  refuse(name: string, refusal: Refusal): void {
    this.#refusals.set(name, refusal);
  }

  /** What was said under that name, oldest first. */
  said(name: string): Said[] {
    return this.#heard.filter((one) => one.name === name).map(({ said }) => said);
  }

  /** Changes what the applicant sees, and tells them. */
  setView(change: Partial<ApplicantView>): ApplicantView {
    this.view = { ...this.view, ...change };
    this.#pushTo('applicant');
    return this.view;
  }

  setConsole(change: Partial<StaffState>): void {
    this.console = { ...this.console, ...change };
    this.#pushTo('representative');
  }

  /** Changes what one side sees of the call. */
  setCall(side: 'applicant', change: Partial<ApplicantCall>): void;
  setCall(side: 'representative', change: Partial<StaffCall>): void;
  setCall(side: Side, change: Partial<ApplicantCall> & Partial<StaffCall>): void {
    if (side === 'applicant' && this.view.call) {
      this.setView({ call: { ...this.view.call, ...change } });
    } else if (side === 'representative' && this.console.call) {
      this.setConsole({ call: { ...this.console.call, ...change } });
    }
  }

  /** Changes what others change by coming and going, and tells the applicant that alone. */
  setPlace(change: Partial<ApplicantQueueNews>): void {
    this.view = { ...this.view, ...change };
    const { queue, opening } = this.view;
    this.send('applicant', { type: 'queue', queue, opening });
  }

  /** The same for the representative. */
  setFigures(change: Partial<StaffQueueNews>): void {
    this.console = { ...this.console, ...change };
    const { queue, reviews_open, appeals_open } = this.console;
    this.send('representative', { type: 'queue', queue, reviews_open, appeals_open });
  }

  /** Both sides are in the call, from this moment. */
  putInCall(): void {
    const started = new Date().toISOString();
    this.setConsole({ match: null, call: { ...shown.staffCall, started } });
    this.setView({ status: 'in_call', queue: null, call: { ...shown.runningCall, started } });
  }

  /** The pages connect: from here on descriptions go straight from page to page. `blocked`: they find no way. */
  connect(blocked = false): void {
    const negotiation = ++this.#negotiation;
    const connect = { type: 'call_connect', negotiation, purpose: 'call' } as const;
    const pass: Script = (said, side) =>
      this.#send(side === 'applicant' ? 'representative' : 'applicant', said);
    const sdp = (said: Said) =>
      blocked ? String(said['sdp']).replaceAll(/a=candidate.*\r\n/g, '') : said['sdp'];
    for (const type of ['call_offer', 'call_answer'])
      this.when(type, (said, side) => pass({ type, ...said, sdp: sdp(said) }, side));
    this.send('applicant', { ...connect, role: 'offerer' });
    this.send('representative', { ...connect, role: 'answerer' });
  }

  send(side: 'applicant', message: ApplicantMessage): void;
  send(side: 'representative', message: StaffMessage): void;
  send(side: Side, message: ApplicantMessage | StaffMessage): void {
    this.#send(side, message);
  }

  dropSocket(side: Side, code?: number): void {
    if (code) this.#sockets[side]?.close(code);
    else this.#sockets[side]?.terminate();
  }

  endSession(side: Side): void {
    this.#signedIn[side] = false;
  }

  #opened(side: Side, ws: WebSocket): void {
    this.#sockets[side] = ws;
    ws.on('message', (data) => {
      const { type, request, ...said } = JSON.parse(String(data)) as Said;
      const { refusal } = this.#hear(String(type), said, side);
      if (request === undefined) return;
      const answer = refusal ? { type: 'error', error: { title: '', ...refusal } } : { type: 'ok' };
      ws.send(JSON.stringify({ ...answer, request }));
    });
    ws.on('close', () => {
      if (this.#sockets[side] === ws) this.#sockets[side] = null;
    });
    if (side === 'applicant' && this.#at) this.send(side, { type: 'state', view: this.#at });
    else this.#pushTo(side);
  }

  #hear(name: string, said: Said, side: Side): { refusal?: Refusal; answer?: unknown } {
    this.#heard.push({ name, said });
    const refusal = this.#refusals.get(name);
    this.#refusals.delete(name);
    return refusal ? { refusal } : { answer: this.#scripts.get(name)?.(said, side) };
  }

  #pushTo(side: Side): void {
    if (side === 'applicant') this.send(side, { type: 'state', view: this.view });
    else this.send(side, { type: 'state', ...this.console });
  }

  #send(side: Side, message: object): void {
    const ws = this.#sockets[side];
    if (ws?.readyState === WebSocket.OPEN) ws.send(JSON.stringify(message));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const page = /^\/(verify|console|unsupported|p|help(\/[a-z]+)?)$/.test(path);
    if (path === '/page_script.js' && this.pageScript !== null) {
      response.writeHead(200, { 'Content-Type': 'text/javascript' });
      return void response.end(this.pageScript);
    }
    if (page || path.startsWith('/assets/') || /^\/[a-z_]+\.(js|css)$/.test(path)) {
      const head = this.pageScript === null ? '' : '<script src="/page_script.js"></script>';
      return sendFile(response, path, policyAt(request.headers.host ?? ''), head);
    }
    const json = (status: number, value: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      response.end(JSON.stringify(value));
    };
    const refuse = ({ status, code, detail = '' }: Refusal) =>
      json(status, { code, title: code, status, detail });
    const name = `${request.method} ${path}`;
    const side = sideOf(path);
    const free = ['POST /applicant/link', 'POST /applicant/handoff/code'].includes(name);
    const opens = /^POST \/(applicant|console)\/session(\/|$)/.test(name);
    if (!opens && !free && !this.#signedIn[side])
      return refuse({ status: 401, code: 'not_signed_in' });
    const misnamed = this.#misnamed(request.url ?? '');
    if (misnamed) return refuse(misnamed);
    if (path.endsWith('/live')) {
      if (this.busy === null) return refuse({ status: 400, code: 'invalid_request' });
      const after = { 'Retry-After': String(this.busy) };
      return json(503, { code: 'busy', title: 'busy', status: 503 }, after);
    }
    if (name === 'GET /applicant/data') {
      const file = { 'Content-Disposition': 'attachment; filename="identity-verification.json"' };
      return json(200, { object: 'account_data' }, file);
    }
    if (path === shown.keptPhoto.url) {
      response.writeHead(200, { 'Content-Type': 'image/png' });
      return void response.end(shown.photoFile());
    }
    const file = this.files.get(path);
    if (file) return sendStill(file, response);
    if (request.method === 'GET') {
      const refusal = this.#refusals.get(name);
      this.#refusals.delete(name);
      if (refusal) return refuse(refusal);
      const found = this.#shows(name, new URL(request.url ?? '/', 'http://mock').searchParams);
      return found ? json(200, found) : refuse({ status: 404, code: 'not_found' });
    }
    const sent = await buffer(request);
    const said = saidIn(sent, request);
    const { refusal, answer } = this.#hear(name, said, side);
    if (refusal) return refuse(refusal);
    if (opens && !asksForMore(answer)) this.#signedIn[side] = true;
    if (answer === undefined) response.writeHead(204).end();
    else json(200, answer);
  }

  /** As the service does: what is asked of a verification names it, and the browser is at it. */
  #misnamed(address: string): Refusal | null {
    const { pathname, searchParams } = new URL(address, 'http://mock');
    if (!pathname.startsWith('/applicant/') || /\/(session|link|code)$/.test(pathname)) return null;
    const named = searchParams.get('verification');
    if (named === null && pathname === '/applicant/verification') return null;
    if (named === null) return { status: 422, code: 'invalid_parameter' };
    const at = (this.#at ?? this.view).verification;
    return named === at ? null : { status: 409, code: 'other_verification' };
  }

  #shows(name: string, asked: URLSearchParams): object | undefined {
    const known: Record<string, object> = {
      'GET /applicant/verification': this.#at ?? this.view,
      'GET /applicant/status': this.account,
      'GET /applicant/slots': this.freeSlots,
      'GET /console/session': { staff: shown.staff, second_factor: false },
      'GET /console/second-factor': this.setUp,
      'GET /console/sessions': { sessions: this.sessions },
      [name.endsWith('/evidence') ? name : '']: { evidence: this.evidence },
      'GET /console/acts': this.acts(asked),
      'GET /console/exports': { exports: this.exports },
      [name.startsWith('GET /console/accounts/') ? name : '']: { accounts: this.accounts },
      'GET /console/staff': { staff: [shown.staff, shown.supervisor, shown.auditor] },
      'GET /console/reasons': { reasons: shown.reasons },
      'GET /console/reviews': { reviews: this.reviews },
      'GET /console/appeals': { appeals: this.appeals },
    };
    return known[name];
  }
}

/** A body that is no JSON is beside what the address says. */
function saidIn(sent: Buffer, { headers, url }: IncomingMessage): Said {
  if (headers['content-type'] !== 'application/octet-stream')
    return sent.length > 0 ? (JSON.parse(String(sent)) as Said) : {};
  return { ...Object.fromEntries(new URL(url ?? '', 'http://mock').searchParams), sent };
}

function sendStill(file: Buffer, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'image/jpeg', 'Cache-Control': 'no-store' });
  response.end(file);
}

/** The password was right, and a second factor is asked for. */
function asksForMore(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'staff' in answer && !answer.staff;
}

function sideOf(path: string): Side {
  return path.startsWith('/applicant/') ? 'applicant' : 'representative';
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

async function sendFile(
  response: ServerResponse,
  path: string,
  policy: string,
  head: string,
): Promise<void> {
  const name = extname(path) === '' ? `${path}.html` : path;
  const file = await readFile(join(dist, normalize(name))).catch(() => null);
  if (!file) return void response.writeHead(404).end();
  const body = name.endsWith('.html') && head ? `${file}`.replace('<head>', `<head>${head}`) : file;
  response.writeHead(200, {
    'Content-Type': types[extname(name)] ?? 'application/octet-stream',
    'Content-Security-Policy': policy,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(body);
}
