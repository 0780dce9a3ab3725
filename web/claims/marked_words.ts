import { parsed, argumentsOf, pageAreas, readLocales, unfolded } from '../locales/catalogue.mjs';
import type { Compiled } from '../src/shared/words/opened';

// A language in which each message is its own key, with what is filled in: a drawn page then says which words it shows.

const english = readLocales()['en'] ?? {};
const begins = '\u27e6';
const ends = '\u27e7';
const literal = 0;
const argument = 1;

/** The applicant's words, each "⟦area.key|name=value⟧". */
export function markedWords(): Compiled {
  const areas = pageAreas(english).map((area) => [area, markedArea(area)]);
  return Object.fromEntries(areas) as Compiled;
}

export function markedArea(area: string): Compiled {
  const messages = Object.entries(english[area] ?? {}).map(([key, message]) => [
    key,
    marked(`${area}.${key}`, message),
  ]);
  return unfolded(Object.fromEntries(messages)) as Compiled;
}

function marked(key: string, message: string): Compiled {
  const names = new Set([...argumentsOf(parsed(message))].map(({ value }) => value));
  if (names.size === 0) return `${begins}${key}${ends}`;
  const filledIn = [...names].flatMap((name) => [
    { type: literal, value: `|${name}=` },
    { type: argument, value: name },
  ]);
  const all = [{ type: literal, value: begins + key }, ...filledIn, { type: literal, value: ends }];
  return all as Compiled;
}

export interface Shown {
  key: string;
  values: Record<string, string>;
  /** The actions of the list in which it stands: those that are paused, or those that go on. */
  list?: { paused: boolean; actions: string[] };
}

/** The messages in the markup of a page. */
export function messagesIn(markup: string): Shown[] {
  return [...listedIn(markup), ...saidIn(markup)];
}

function saidIn(markup: string): Shown[] {
  const found: Shown[] = [];
  // One message may be filled in with another: what is filled in then is its key.
  const open: string[] = [];
  for (const [part] of markup.matchAll(/[\u27e6\u27e7]|[^\u27e6\u27e7]+/g)) {
    if (part === begins) open.push('');
    else if (part !== ends) open[open.length - 1] += part;
    else {
      const shown = shownBy(open.pop() ?? '');
      found.push(shown);
      open[open.length - 1] += shown.key;
    }
  }
  return found;
}

function shownBy(said: string): Shown {
  const [key = '', ...values] = said.replaceAll(/<[^>]*>/g, '').split('|');
  const filledIn = values.map((one) => [one.split('=')[0] ?? '', one.slice(one.indexOf('=') + 1)]);
  return { key, values: Object.fromEntries(filledIn) };
}

function listedIn(markup: string): Shown[] {
  const lists = markup.matchAll(/data-testid="actions-(limited|free)">(.*?)<\/ul>/g);
  return [...lists].flatMap(([, kind, items = '']) => {
    const actions = saidIn(items);
    const list = { paused: kind === 'limited', actions: actions.map(({ key }) => key) };
    return actions.map((one) => ({ ...one, list }));
  });
}
