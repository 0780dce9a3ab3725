import { answered } from '../../shared/attempt';
import englishWords from 'virtual:words/page';
import type { Text } from '../../shared/words/generated';
import { type Compiled, opened, wordsFor } from '../../shared/words/opened';
import { createStore } from '../../shared/store';
import { plain } from '../../shared/ui/words';
import { folderOf, type Language } from './languages';
import { preferred, remember } from './preferred';
import { textOf } from './text_of';

export type { Text } from '../../shared/words/generated';

/** In the page itself: whatever does not load, there is something to read. What comes with later screens is added then. */
const english = textOf(englishWords, folderOf('en'));

/** Read it where it is shown, never at a module's start: it changes. */
export let text: Text = english;

/** English words of screens that are fetched later; every other language has them all. */
export function addEnglish(areas: Record<string, Compiled>): void {
  Object.assign(english, opened(areas, folderOf('en').formats));
}

/** The language of `text`; whoever shows words draws anew when it changes. */
export const shownLanguage = createStore<Language>('en');

/** A language that takes longer is waited for no more: English is shown until it is there. */
const patience_ms = 4000;

/** Resolves when the applicant's language is shown, or English in its place. */
export async function openLanguage(): Promise<void> {
  await answered(() => show(preferred()), patience_ms);
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
  const found = await textIn(language).catch(() => null);
  if (!found || wanted !== language) return false;
  text = found;
  document.documentElement.lang = language;
  document.documentElement.dir = folderOf(language).direction;
  shownLanguage.set(language);
  return true;
}

async function textIn(language: Language): Promise<Text> {
  const folder = folderOf(language);
  const { address } = folder;
  if (!address) return english;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return textOf((await answer.json()) as Compiled, folder);
}

/** A marketplace's own actions are shown by their names. */
export function actionWords(action: string): string {
  const words = plain(action);
  return wordsFor(text.common.actions, action) ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** Reasons have codes, so they have words in every language; the server's are for new codes. */
export function reasonWords<Reason extends { code: string; text: string }>(reason: Reason): Reason {
  return { ...reason, text: wordsFor(text.reasons, reason.code) ?? reason.text };
}

/** For what staff wrote, beside words of another language. */
export function inEnglish(): string | null {
  return text.language === 'en' ? null : text.common.writtenInEnglish;
}
