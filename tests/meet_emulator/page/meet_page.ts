import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject, type Json } from '../api/names.ts';
import { type Answer, json, noSuchPage, readText, send } from '../http.ts';
import { atTheDoor, mayAdmit } from '../meeting/admission.ts';
import type { Meetings } from '../meeting/meetings.ts';
import type { Person, Space, Visitor } from '../meeting/model.ts';
import type { Workspace } from '../workspace.ts';
import { renderPage } from './render.ts';
import { Streams } from './streams.ts';

const files: Record<string, string> = {
  'page.js': 'text/javascript; charset=UTF-8',
  'page.css': 'text/css; charset=UTF-8',
};

/** The page that stands for meet.google.com, and what its script asks for. */
export class MeetPage {
  readonly #meetings: Meetings;
  readonly #workspace: Workspace;
  readonly #streams: Streams;

  constructor(meetings: Meetings, workspace: Workspace, goneMs: number) {
    this.#meetings = meetings;
    this.#workspace = workspace;
    this.#streams = new Streams(goneMs, (visitor) => meetings.leave(visitor));
    meetings.onChange((space) => {
      for (const visitor of this.#meetings.visitorsOf(space)) this.#tell(visitor);
    });
  }

  close(): void {
    this.#streams.close();
  }

  /** False where it is none of its paths. */
  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    const { pathname } = url;
    if (/^\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/i.test(pathname)) {
      send(response, await this.#show(pathname.slice(1), url.searchParams));
      return true;
    }
    const name = pathname.match(/^\/emulator\/page\/([a-z.]+)$/)?.[1];
    if (!name) return false;
    if (name === 'events') this.#follow(response, url.searchParams.get('visitor') ?? '');
    else if (request.method === 'GET') send(response, await file(name));
    else send(response, this.#act(name, await said(request)));
    return true;
  }

  async #show(code: string, query: URLSearchParams): Promise<Answer> {
    const space = this.#meetings.spaceByCode(code);
    if (!space) return renderPage(404, { code, account: '', name: '', door: 'unknown' });
    const email = query.get('as') ?? query.get('authuser') ?? '';
    const account = email.includes('@') ? this.#workspace.account(email) : undefined;
    return renderPage(200, {
      code: space.code,
      account: account?.email ?? '',
      name: account?.displayName ?? query.get('name') ?? '',
      door: atTheDoor(space, account),
    });
  }

  #act(name: string, body: Record<string, string>): Answer {
    const space = this.#meetings.spaceByCode(body.code ?? '');
    if (name === 'join' && space) return this.#join(space, body);
    const visitor = this.#meetings.visitor(body.visitor ?? '');
    if (!visitor) return noSuchPage();
    if (name === 'leave') this.#meetings.leave(visitor);
    const knocking = this.#meetings.visitor(body.knocking ?? '');
    if (knocking && (name === 'admit' || name === 'deny')) {
      const done = this.#meetings.answerKnock(knocking, visitor, name);
      if (!done) return json(403, { error: 'You cannot do this.' });
    }
    return json(200, {});
  }

  #join(space: Space, { as, name = '' }: Record<string, string>): Answer {
    const person: Person = as
      ? { kind: 'signedin', user: as }
      : { kind: 'anonymous', name: name.trim() || 'Guest' };
    const visitor = this.#meetings.arrive(space, person);
    this.#streams.expect(visitor);
    return json(200, { visitor: visitor.id });
  }

  #follow(response: ServerResponse, id: string): void {
    const visitor = this.#meetings.visitor(id);
    if (!visitor) return send(response, noSuchPage());
    this.#streams.open(visitor, response);
    return this.#tell(visitor);
  }

  #tell(visitor: Visitor): void {
    this.#streams.tell(visitor, () => this.#view(visitor));
  }

  /** What somebody sees: whoever is outside sees nobody. */
  #view(visitor: Visitor): Json {
    const others = this.#meetings.visitorsOf(visitor.space);
    const inside = visitor.state === 'in' ? others.filter(({ state }) => state === 'in') : [];
    const knocks = mayAdmit(visitor) ? others.filter(({ state }) => state === 'asking') : [];
    return {
      state: visitor.state,
      people: inside.map((each) => ({ name: each.displayName, you: each === visitor })),
      knocks: knocks.map(({ id, displayName }) => ({ id, name: displayName })),
    };
  }
}

async function said(request: IncomingMessage): Promise<Record<string, string>> {
  const body: unknown = JSON.parse((await readText(request)) || '{}');
  if (!isObject(body)) return {};
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
}

async function file(name: string): Promise<Answer> {
  const type = Object.hasOwn(files, name) ? files[name] : undefined;
  if (!type) return noSuchPage();
  return { status: 200, type, body: await readFile(new URL(name, import.meta.url), 'utf8') };
}
