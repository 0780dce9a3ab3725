import { textOf } from '../src/applicant/words/text_of';
import type { Text } from '../src/shared/words/generated';
import { languagesOf, pageWords, readLocales } from './catalogue.mjs';

// The applicant's page in all languages at once: for tests.

const locales = readLocales();

export const everyText: Readonly<Record<string, Text>> = Object.fromEntries(
  languagesOf(locales).map((one) => [one.tag, textOf(pageWords(locales, one.tag), one)]),
);

export const en = textOf(pageWords(locales, 'en'), { tag: 'en', formats: 'en' });
