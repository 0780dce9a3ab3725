import { createStore } from '../../shared/ui/store';
import type { en } from './en';
import { directionOf, type Language } from './languages';
import type { Like } from './like';
import { preferred, remember } from './preferred';

export type Text = Like<typeof en>;

// A chunk each: only the chosen language is fetched.
const catalogues: Record<Language, () => Promise<Text>> = {
  en: async () => (await import('./en')).en,
  es: async () => (await import('./es')).es,
  pt: async () => (await import('./pt')).pt,
  fr: async () => (await import('./fr')).fr,
  de: async () => (await import('./de')).de,
  uk: async () => (await import('./uk')).uk,
  hi: async () => (await import('./hi')).hi,
  ar: async () => (await import('./ar')).ar,
  zh: async () => (await import('./zh')).zh,
};

/** Read it where it is shown, never at a module's start: it comes later, and it changes. */
export let text: Text = undefined as unknown as Text;

/** The language of `text`; whoever shows words draws anew when it changes. */
export const shownLanguage = createStore<Language>('en');

const retry_ms = 2000;

/**
 * Resolves with words to show: without any, there is not even a way to say that the line is down.
 */
export function openLanguage(): Promise<void> {
  opened ??= showFirst();
  return opened;
}

let opened: Promise<void> | null = null;

async function showFirst(): Promise<void> {
  const best = preferred();
  while (!(await show(best)) && !(await show('en'))) {
    await new Promise((resolve) => setTimeout(resolve, retry_ms));
  }
}

/** The applicant's own choice: kept for the next time, and no longer overruled by the address. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (!(await show(language))) return;
  remember(language);
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  history.replaceState(null, '', address);
}

let wanted: Language = 'en';

/** False when it could not be fetched, or when another one was wanted meanwhile. */
async function show(language: Language): Promise<boolean> {
  wanted = language;
  const found = await catalogues[language]().catch(() => null);
  if (!found || wanted !== language) return false;
  text = found;
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  shownLanguage.set(language);
  return true;
}

export function actionWords(action: string): string {
  return text.actions[action] ?? text.otherAction(action);
}

/** Reasons have codes, so they have words in every language; the server's are for new codes. */
export function reasonWords<Reason extends { code: string; text: string }>(reason: Reason): Reason {
  return { ...reason, text: (text.reasons as Record<string, string>)[reason.code] ?? reason.text };
}
