import type { IncomingMessage } from 'node:http';
import { camel, isObject, type Json, snake } from '../api/names.ts';
import { type Answer, json, readText } from '../http.ts';
import type { Person } from '../meeting/model.ts';
import type { Controls, Switches } from './controls.ts';
import type { Fault } from './faults.ts';

type Command = (controls: Controls, said: Json) => unknown;

/** The emulator's own methods, for other processes: one each, with the same names in snake case. */
const commands: Record<string, Command> = {
  'GET /emulator/clock': (controls) => ({ now: controls.now() }),
  'POST /emulator/clock': (controls, said) => ({ now: controls.advance(Number(said.advanceMs)) }),
  'GET /emulator/spaces': (controls) => ({ spaces: controls.spaces() }),
  'POST /emulator/space': (controls, said) => controls.space(text(said, 'space')),
  'POST /emulator/conferences': (controls, said) => ({
    conferences: controls.conferencesOf(text(said, 'space')),
  }),
  'POST /emulator/join': (controls, said) =>
    controls.join(text(said, 'space'), person(said.person), said.letIn === true),
  'POST /emulator/leave': (controls, said) => controls.leave(text(said, 'visitor')),
  'POST /emulator/visit': (controls, said) => controls.visit(text(said, 'visitor')),
  'POST /emulator/admit': (controls, said) =>
    controls.answerKnock(text(said, 'visitor'), text(said, 'by'), 'admit'),
  'POST /emulator/deny': (controls, said) =>
    controls.answerKnock(text(said, 'visitor'), text(said, 'by'), 'deny'),
  'POST /emulator/artifacts': (controls, said) =>
    controls.addArtifact(text(said, 'conference'), artifactKind(said)),
  'POST /emulator/faults': (controls, said) => controls.fail(fault(said)),
  'DELETE /emulator/faults': (controls) => controls.clearFaults(),
  'GET /emulator/switches': (controls) => controls.set({}),
  'POST /emulator/switches': (controls, said) => controls.set(switches(said)),
  'GET /emulator/requests': (controls) => ({ requests: controls.requests() }),
  'DELETE /emulator/requests': (controls) => controls.clearLog(),
  'GET /emulator/counts': (controls) => controls.counts(),
  'POST /emulator/key': (controls) => controls.makeKey(),
};

/** Names that are data and stay as they are. */
const verbatim = new Set(['byMethod', 'peaks', 'headers', 'body']);

/** Nothing where it is no command. What cannot be done is a 400 with the reason. */
export async function answerControl(
  controls: Controls,
  request: IncomingMessage,
  path: string,
): Promise<Answer | undefined> {
  const name = `${request.method} ${path}`;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return undefined;
  try {
    const said: unknown = renamed(JSON.parse((await readText(request)) || '{}'), camel);
    return json(200, renamed(command(controls, isObject(said) ? said : {}) ?? {}, snake));
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => renamed(each, rename));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      rename(name),
      verbatim.has(name) ? inner : renamed(inner, rename),
    ]),
  );
}

function text(said: Json, name: string): string {
  const value = said[name];
  if (typeof value === 'string') return value;
  throw new TypeError(`"${snake(name)}" has to be said, as text`);
}

function person(value: unknown): Person {
  const said = isObject(value) ? value : {};
  const name = typeof said.name === 'string' ? { name: said.name } : {};
  if (said.kind === 'signedin') return { kind: 'signedin', user: text(said, 'user'), ...name };
  if (said.kind === 'anonymous' || said.kind === 'phone') {
    return { kind: said.kind, name: text(said, 'name') };
  }
  throw new TypeError('"person" has a "kind": signedin, anonymous or phone');
}

function artifactKind({ kind }: Json): 'recording' | 'transcript' {
  if (kind === 'recording' || kind === 'transcript') return kind;
  throw new TypeError('"kind" is recording or transcript');
}

const faultNames = new Set<string>([
  'times',
  'verb',
  'path',
  'status',
  'reason',
  'body',
  'headers',
  'delayMs',
  'reset',
] satisfies (keyof Fault)[]);

/** A word that is misspelt would be a fault that never comes. */
function fault(said: Json): Fault {
  const { times = 1, reset = 'before' } = said;
  const strange = Object.keys(said).find((name) => !faultNames.has(name));
  if (strange) throw new TypeError(`a fault has no "${snake(strange)}"`);
  if (!Number.isInteger(times)) throw new TypeError('"times" is how many requests');
  if (reset !== 'before' && reset !== 'after') throw new TypeError('"reset" is before or after');
  return { ...said, times: Number(times), ...answeredWith(said.body) };
}

/** An object is answered as its JSON. */
function answeredWith(body: unknown): Pick<Fault, 'body'> {
  if (body === undefined) return {};
  if (typeof body === 'string') return { body };
  if (isObject(body) || Array.isArray(body)) return { body: JSON.stringify(body) };
  throw new TypeError('"body" is text, or JSON that is answered as text');
}

function switches(said: Json): Partial<Switches> {
  const names = ['apiEnabled', 'membersReleased', 'delegation'];
  const known = Object.entries(said).every(
    ([name, value]) => names.includes(name) && typeof value === 'boolean',
  );
  if (!known) throw new TypeError(`switches are ${names.map(snake).join(', ')}: true or false`);
  return said;
}
