import { attempt } from '../attempt';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';

// Words as a page loads them: the messages of locales/, parsed when the page was built.

/** A string has nothing to fill in; what has is a message's elements. */
export type Compiled = string | MessageFormatElement[] | Compiled[] | { [name: string]: Compiled };

export type Values = Record<string, string | number | Date>;
export type Said<Given extends Values> = (values: Given) => string;
export type Listed<Given extends Values> = (values: Given) => readonly string[];

/** Makes functions of messages: `text.appeal.expect({ days: 3 })`. */
export function opened(words: Compiled, language: string): unknown {
  if (typeof words === 'string') return words;
  if (!Array.isArray(words)) {
    return Object.fromEntries(
      Object.entries(words).map(([name, one]) => [name, opened(one, language)]),
    );
  }
  if (isMessage(words)) return said(words, language);
  const all = words.map((one) => opened(one, language) as string | Said<Values>);
  if (all.every((one) => typeof one === 'string')) return all;
  return (values: Values) => all.map((one) => filled(one, values));
}

function isMessage(words: MessageFormatElement[] | Compiled[]): words is MessageFormatElement[] {
  const [first] = words;
  return typeof first === 'object' && 'type' in first;
}

function said(message: MessageFormatElement[], language: string): Said<Values> {
  const joined = message.map(part);
  if (joined.every((one) => one !== null))
    return (values) => joined.map((say) => say(values)).join('');
  let format: IntlMessageFormat | null = null;
  return (values) => {
    const formed = attempt(() => {
      format ??= new IntlMessageFormat(message, language);
      return String(format.format(values));
    });
    return formed ?? plainly(message, values);
  };
}

/** Where the browser cannot form numbers and plurals: the words with the bare figures. */
function plainly(message: MessageFormatElement[], values: Values, count?: unknown): string {
  return message
    .map((element) => {
      if (element.type === literal) return element.value;
      if (!('value' in element)) return String(count);
      const value = values[element.value];
      if (!('options' in element)) return String(value);
      const { options } = element;
      const chosen = options[String(value)] ?? options[`=${value}`] ?? options['other'];
      return chosen ? plainly(chosen.value, values, value) : '';
    })
    .join('');
}

/** TYPE.literal and TYPE.argument of the parser, which is not in the pages. */
const literal = 0;
const argument = 1;

/**
 * Most messages only put values between words. They are joined at once: the library's first words take tens of
 * milliseconds, and the first words of a call are drawn while its picture is awaited.
 */
function part(element: MessageFormatElement): Said<Values> | null {
  const { type } = element;
  if (type === literal) return () => element.value;
  if (type === argument) return (values) => String(values[element.value]);
  return null;
}

/** For families of messages where some have something to fill in, and some have not. */
export function filled<Given extends Values>(words: string | Said<Given>, values: Given): string {
  return typeof words === 'string' ? words : words(values);
}

/** The same for lists. */
export function listed<Given extends Values>(
  words: readonly string[] | Listed<Given>,
  values: Given,
): readonly string[] {
  return typeof words === 'function' ? words(values) : words;
}

/** Words by a code that we may not know. */
export function wordsFor<Words>(
  family: Readonly<Record<string, Words>>,
  code: string,
): Words | undefined {
  return Object.hasOwn(family, code) ? family[code] : undefined;
}
