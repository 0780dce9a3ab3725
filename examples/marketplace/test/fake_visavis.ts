// A Visavis small enough for tests: speaks docs/protocol.md, with the policy that is shipped. What a
// representative would do is called as methods. Every change makes an event; `deliver` sends webhooks
// only when told to, so a test can lose, repeat and reorder them.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { Appeal, Effect, Hold, LastResult } from '../src/visavis/protocol.ts';

export const apiKey = 'test_key_0123456789';
export const webhookSecret = `whsec_${Buffer.from('a secret of thirty-two bytes ok!').toString('base64')}`;

interface FakeVerification {
  id: string;
  account: string;
  trigger: string;
  status: string;
  overdue: boolean;
  failed: boolean;
  sequence: number;
  since: string;
  deadline: string;
  effects: Effect[];
  last_result: LastResult | null;
  appeal: Appeal | null;
  slot: { at: string } | null;
  return_url: string;
  profile: unknown;
  contact: unknown;
}

export interface FakeEvent {
  object: 'event';
  id: string;
  position: number;
  type: string;
  created: string;
  verification: string;
  account: string;
  sequence: number;
  previous_status: string | null;
  data: { status: string; hold: Hold | null; effects: Effect[]; last_result: LastResult | null };
}

const open = new Set(['required', 'waiting', 'in_call', 'in_review']);
const actions = new Set([
  'submit_proposal',
  'change_profile_photo',
  'withdraw_earnings',
  'accept_direct_hire',
  'appear_in_search',
  'work_on_contract',
]);

export class FakeVisavis {
  readonly verifications: FakeVerification[] = [];
  readonly events: FakeEvent[] = [];
  /** "METHOD /path" of every request, in order. */
  readonly requests: string[] = [];
  /** Answers every request with this status instead. */
  failWith: number | null = null;
  /** Called with each request before it is answered. */
  onRequest: (request: string) => void | Promise<void> = () => {};
  /** Called when the answer is made and before it is sent. */
  onAnswer: (request: string) => void | Promise<void> = () => {};
  webhookUrl = '';
  publicUrl = '';
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      void this.#serve(request, response);
    });
  }

  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => {
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    this.publicUrl = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this.publicUrl;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  require(
    account: string,
    trigger = 'manual',
    profile: unknown = {},
    returnUrl = '',
    contact: unknown = null,
  ): FakeVerification {
    const now = new Date();
    const verification: FakeVerification = {
      id: `ver_${this.verifications.length + 1}`,
      account,
      trigger,
      status: 'required',
      overdue: false,
      failed: false,
      sequence: 0,
      since: now.toISOString(),
      deadline: new Date(now.getTime() + 7 * 86_400_000).toISOString(),
      effects: [],
      last_result: null,
      appeal: null,
      slot: null,
      return_url: returnUrl,
      profile,
      contact,
    };
    this.verifications.push(verification);
    this.#record(verification, 'verification.required', 'required', null);
    return verification;
  }

  waiting(account: string): void {
    this.#record(this.of(account), 'verification.waiting', 'waiting');
  }

  callStarted(account: string): void {
    this.#record(this.of(account), 'verification.call_started', 'in_call');
  }

  inReview(account: string): void {
    this.#record(this.of(account), 'verification.in_review', 'in_review');
  }

  overdue(account: string): void {
    const verification = this.of(account);
    verification.overdue = true;
    this.#record(verification, 'verification.overdue', verification.status);
  }

  pass(account: string): void {
    const verification = this.of(account);
    verification.failed = false;
    this.#decide(verification, 'passed', []);
    this.#record(verification, 'verification.verified', 'verified');
  }

  fail(account: string): void {
    const verification = this.of(account);
    verification.failed = true;
    verification.effects.push({
      id: `eff_${this.events.length + 1}`,
      name: 'cancel_active_proposals',
      status: 'open',
    });
    this.#decide(verification, 'failed', [
      { code: 'document_not_genuine', text: 'The document could not be accepted.' },
      { code: 'profile_not_confirmed', text: 'Your answers did not fit the work in your profile.' },
    ]);
    this.#record(verification, 'verification.not_verified', 'not_verified');
  }

  appeal(account: string): void {
    const requested = new Date();
    this.of(account).appeal = {
      status: 'open',
      requested: requested.toISOString(),
      answer_by: new Date(requested.getTime() + 3 * 86_400_000).toISOString(),
    };
  }

  /** As a retry does, too. */
  grantAppeal(account: string): void {
    const { appeal } = this.of(account);
    if (!appeal) throw new Error(`${account} has not appealed`);
    appeal.status = 'granted';
  }

  inconclusive(account: string): void {
    const verification = this.of(account);
    this.#decide(verification, 'inconclusive', [
      { code: 'document_unreadable', text: 'The document could not be read.' },
    ]);
    this.#record(verification, 'verification.inconclusive', 'required');
  }

  leave(account: string): void {
    const verification = this.of(account);
    this.#decide(verification, 'technical', [
      { code: 'left_call', text: 'You left the call before it was finished.' },
    ]);
    this.#record(verification, 'verification.technical', 'required');
  }

  review(account: string): void {
    this.#record(this.of(account), 'verification.in_review', 'in_review');
  }

  cancel(account: string): void {
    this.#record(this.of(account), 'verification.canceled', 'canceled');
  }

  of(account: string): FakeVerification {
    const found = this.verifications.findLast((verification) => verification.account === account);
    if (!found) throw new Error(`${account} was never asked`);
    return found;
  }

  eventsOf(account: string): FakeEvent[] {
    return this.events.filter((event) => event.account === account);
  }

  /** Sends an event as a webhook, as often as it is called; answers the status. */
  async deliver(
    event: FakeEvent,
    { secret = webhookSecret, at = new Date() } = {},
  ): Promise<number> {
    const body = JSON.stringify({ type: event.type, timestamp: event.created, data: event });
    const response = await fetch(this.webhookUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': event.id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(event.id, at, body),
      },
      body,
    });
    await response.arrayBuffer();
    return response.status;
  }

  async deliverAll(): Promise<void> {
    for (const event of this.events) await this.deliver(event);
  }

  #decide(verification: FakeVerification, outcome: string, reasons: LastResult['reasons']): void {
    verification.last_result = {
      outcome,
      reasons,
      message: null,
      decided: new Date().toISOString(),
    };
  }

  #record(
    verification: FakeVerification,
    type: string,
    status: string,
    previous: string | null = verification.status,
  ): void {
    verification.status = status;
    verification.sequence += 1;
    const position = (this.events.at(-1)?.position ?? 0) + 1 + (this.events.length % 3); // with gaps
    this.events.push({
      object: 'event',
      id: `evt_${position}`,
      position,
      type,
      created: new Date().toISOString(),
      verification: verification.id,
      account: verification.account,
      sequence: verification.sequence,
      previous_status: previous,
      data: structuredClone({
        status,
        hold: holdOf(verification),
        effects: verification.effects,
        last_result: verification.last_result,
      }),
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const line = `${request.method} ${request.url}`;
    this.requests.push(line);
    await this.onRequest(line);
    const url = new URL(request.url ?? '/', this.publicUrl);
    const body = chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString()) as object) : {};
    const [status, answer] = this.#answer(request, url, body as Record<string, string>);
    await this.onAnswer(line);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  }

  #answer(request: IncomingMessage, url: URL, body: Record<string, string>): [number, unknown] {
    if (this.failWith) return problem(this.failWith, 'fault');
    if (request.headers.authorization !== `Bearer ${apiKey}`) return problem(401, 'wrong_api_key');
    const [, , collection, id = '', part, name = '', last] = url.pathname.split('/');
    const route = `${request.method} ${collection}${id && '/id'}${part ? `/${part}` : ''}`;
    switch (route) {
      case 'POST verifications':
        return this.#create(body);
      case 'GET verifications':
        return this.#list(url.searchParams);
      case 'GET verifications/id':
        return this.#withVerification(id, () => {});
      case 'POST verifications/id/cancel':
        if (this.verifications.find((known) => known.id === id)?.failed) {
          return problem(409, 'failed_not_lifted');
        }
        return this.#change(id, (status) => open.has(status), 'verification.canceled', 'canceled');
      case 'POST verifications/id/retry':
        return this.#change(
          id,
          (status) => status === 'not_verified',
          'verification.required',
          'required',
        );
      case 'GET accounts/id':
        return [200, this.#account(id)];
      case 'GET accounts/id/permissions':
        return this.#permission(id, name);
      case 'POST accounts/id/effects':
        return last === 'done' ? this.#effectDone(id, name) : problem(404, 'not_found');
      case 'GET events':
        return this.#events(url.searchParams);
      default:
        return problem(404, 'not_found');
    }
  }

  #create(body: Record<string, string>): [number, unknown] {
    const { account = '', trigger, profile, return_url, contact } = body;
    const known = this.verifications.findLast((verification) => verification.account === account);
    if (known && (open.has(known.status) || known.status === 'not_verified')) {
      return [409, { ...problem(409, 'verification_exists')[1], verification: known.id }];
    }
    return [201, this.#object(this.require(account, trigger, profile, return_url, contact))];
  }

  #list(query: URLSearchParams): [number, unknown] {
    const found = this.verifications.filter(({ account }) => account === query.get('account'));
    const newest = found.toReversed().slice(0, Number(query.get('limit') ?? 20));
    const data = newest.map((verification) => ({ ...this.#object(verification), url: null }));
    return [200, { object: 'list', data, has_more: found.length > data.length }];
  }

  #withVerification(id: string, act: (found: FakeVerification) => void): [number, unknown] {
    const found = this.verifications.find((verification) => verification.id === id);
    if (!found) return problem(404, 'unknown_verification');
    act(found);
    return [200, this.#object(found)];
  }

  #change(
    id: string,
    possible: (status: string) => boolean,
    type: string,
    status: string,
  ): [number, unknown] {
    const found = this.verifications.find((verification) => verification.id === id);
    if (found && !possible(found.status)) return problem(409, 'wrong_status');
    return this.#withVerification(id, (verification) => this.#record(verification, type, status));
  }

  #object(verification: FakeVerification): object {
    return {
      ...verification,
      object: 'verification',
      version: verification.sequence,
      hold: holdOf(verification),
      url: `${this.publicUrl}/verify#lnk_${verification.id}_${this.requests.length}`,
      metadata: {},
    };
  }

  #account(account: string): object {
    const found = this.verifications.findLast(
      (verification) => verification.account === account && verification.status !== 'canceled',
    );
    return {
      object: 'account',
      account,
      verified: found?.status === 'verified',
      verified_at: found?.status === 'verified' ? found.last_result?.decided : null,
      verification: found?.id ?? null,
      status: found?.status ?? null,
      hold: found ? holdOf(found) : null,
      effects: found?.effects ?? [],
    };
  }

  #permission(account: string, action: string): [number, unknown] {
    if (!actions.has(action)) return problem(404, 'unknown_action');
    const found = this.verifications.findLast((verification) => verification.account === account);
    const hold = found ? holdOf(found) : null;
    const allowed = !hold?.denied_actions.includes(action);
    const verification = found?.id ?? null;
    return [200, { object: 'permission', account, action, allowed, verification, hold }];
  }

  #effectDone(account: string, id: string): [number, unknown] {
    const verification = this.verifications.find(
      (known) => known.account === account && known.effects.some((effect) => effect.id === id),
    );
    const effect = verification?.effects.find((known) => known.id === id);
    if (!verification || !effect) return problem(404, 'unknown_effect');
    if (effect.status === 'open') {
      effect.status = 'done';
      this.#record(verification, 'effect.done', verification.status);
    }
    return [200, effect];
  }

  #events(query: URLSearchParams): [number, unknown] {
    const after = Number(query.get('after') ?? 0);
    const limit = Number(query.get('limit') ?? 20);
    const rest = this.events.filter(({ position }) => position > after);
    const data = rest.slice(0, limit);
    return [200, { object: 'list', data, has_more: rest.length > data.length }];
  }
}

function holdOf(verification: FakeVerification): Hold | null {
  const { status, failed, overdue, since } = verification;
  if (status === 'verified' || status === 'canceled') return null;
  if (failed) {
    return {
      kind: 'failed',
      denied_actions: [
        'withdraw_earnings',
        'submit_proposal',
        'accept_direct_hire',
        'appear_in_search',
        'change_profile_photo',
      ],
      reason: 'Identity verification was not passed.',
      since,
    };
  }
  const pending = ['submit_proposal', 'change_profile_photo'];
  return {
    kind: overdue ? 'overdue' : 'pending',
    denied_actions: overdue ? [...pending, 'withdraw_earnings'] : pending,
    reason: overdue ? 'Identity verification is overdue.' : 'Identity verification is required.',
    since,
  };
}

function problem(status: number, code: string): [number, Record<string, unknown>] {
  const title = code.replaceAll('_', ' ');
  const type = `https://visavis.example/docs/errors#${code}`;
  return [status, { type, title, status, detail: `${title}.`, code, request_id: 'req_1' }];
}
