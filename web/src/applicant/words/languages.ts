import { languages as folders } from 'virtual:languages';

/** As its folder in locales/ is named. */
export type Language = string;

type Folder = (typeof folders)[number];

/** The languages of the applicant's page, each under its own name. */
export const languages: Readonly<Record<Language, string>> = Object.fromEntries(
  folders.map(({ tag, name }) => [tag, name]),
);

export const everyLanguage: readonly Language[] = folders.map(({ tag }) => tag);

export function folderOf(language: Language): Folder {
  const found = folders.find(({ tag }) => tag === language);
  return (
    found ?? { tag: language, name: language, direction: 'ltr', formats: language, address: null }
  );
}

/** The first wish that we can fulfil: `pt-BR` is fulfilled by `pt`. */
export function fulfil(wishes: readonly (string | null | undefined)[]): Language | null {
  for (const wish of wishes) {
    const found = everyLanguage.find((tag) => tag === wish?.toLowerCase().split(/[-_]/)[0]);
    if (found) return found;
  }
  return null;
}
