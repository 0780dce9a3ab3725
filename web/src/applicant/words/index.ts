import { en } from './en';

/** Widened: another language has other strings under the same names. */
export type Text = typeof en;

const languages: Record<string, Text> = { en };

function choose(preferred: readonly string[]): Text {
  for (const tag of preferred) {
    const found = languages[tag.split('-')[0] ?? ''];
    if (found) return found;
  }
  return en;
}

/** Read it where it is shown, never at a module's start: the language is chosen after that. */
export const text: Text = choose(typeof navigator === 'undefined' ? [] : navigator.languages);

export function actionWords(action: string): string {
  return text.actions[action] ?? text.otherAction(action);
}
