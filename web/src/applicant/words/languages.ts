import { languages as folders } from 'virtual:languages';

/** As its folder in locales/ is named. */
export type Language = string;

/** The languages of the applicant's page, each under its own name. */
export const languages: Readonly<Record<Language, string>> = Object.fromEntries(
  folders.map(({ tag, name }) => [tag, name]),
);

export const everyLanguage: readonly Language[] = folders.map(({ tag }) => tag);

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return folders.find(({ tag }) => tag === language)?.direction ?? 'ltr';
}

/** Where its words are fetched; null for English, which is in the page. */
export function addressOf(language: Language): string | null {
  return folders.find(({ tag }) => tag === language)?.address ?? null;
}

/** The first wish that we can fulfil: `pt-BR` is fulfilled by `pt`. */
export function fulfil(wishes: readonly (string | null | undefined)[]): Language | null {
  for (const wish of wishes) {
    const found = everyLanguage.find((tag) => tag === wish?.toLowerCase().split(/[-_]/)[0]);
    if (found) return found;
  }
  return null;
}
