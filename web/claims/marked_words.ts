import { parsed, argumentsOf, pageAreas, readLocales, unfolded } from '../locales/catalogue.mjs';
import type { Compiled } from '../src/shared/words/opened';

// A language in which each message is its own key, with what is filled in: a drawn page then says which words it shows.

const begins = '\u27e6';
const ends = '\u27e7';
const literal = 0;
const argument = 1;

/** The pages' words, each "⟦area.key|name=value⟧". */
export function markedWords(): Compiled {
  const english = readLocales()['en'] ?? {};
  const areas = pageAreas(english).map((area) => {
    const messages = Object.entries(english[area] ?? {}).map(([key, message]) => [
      key,
      marked(`${area}.${key}`, message),
    ]);
    return [area, unfolded(Object.fromEntries(messages))];
  });
  return Object.fromEntries(areas) as Compiled;
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
}

/** The messages in the markup of a page. */
export function messagesIn(markup: string): Shown[] {
  return [...markup.matchAll(/\u27e6([^\u27e6\u27e7]*)\u27e7/g)].map(([, said = '']) => {
    const [key = '', ...values] = said.split('|');
    return {
      key,
      values: Object.fromEntries(
        values.map((one) => [one.split('=')[0] ?? '', one.slice(one.indexOf('=') + 1)]),
      ),
    };
  });
}
