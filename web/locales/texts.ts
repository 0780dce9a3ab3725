import { textOf } from '../src/applicant/words/text_of';
import type { Text } from '../src/shared/words/generated';
import { pageWords, readLocales } from './catalogue.mjs';

// The applicant's page in all languages at once: for tests.

const locales = readLocales();

export const everyText: Readonly<Record<string, Text>> = Object.fromEntries(
  Object.keys(locales).map((tag) => [tag, textOf(pageWords(locales, tag), tag)]),
);

export const en = textOf(pageWords(locales, 'en'), 'en');
