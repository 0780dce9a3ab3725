/** The languages of the applicant's page, each under its own name. */
export const languages = {
  en: 'English',
  es: 'Español',
  pt: 'Português',
  fr: 'Français',
  de: 'Deutsch',
  uk: 'Українська',
  hi: 'हिन्दी',
  ar: 'العربية',
  zh: '中文',
} as const;

export type Language = keyof typeof languages;

export const everyLanguage = Object.keys(languages) as Language[];

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** The first wish that we can fulfil: `pt-BR` is fulfilled by `pt`. */
export function fulfil(wishes: readonly (string | null | undefined)[]): Language | null {
  for (const wish of wishes) {
    const found = everyLanguage.find((tag) => tag === wish?.toLowerCase().split(/[-_]/)[0]);
    if (found) return found;
  }
  return null;
}
