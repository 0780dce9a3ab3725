import words from 'virtual:words/console';
import type { ConsoleText } from '../shared/words/generated';
import { opened, wordsFor } from '../shared/words/opened';
import { plain } from '../shared/ui/words';

/** Everything that staff read: locales/en/console.json. */
export const text: ConsoleText = {
  ...(opened(words, 'en') as Omit<ConsoleText, 'language'>),
  language: 'en',
};

export function triggerWords(trigger: string): string {
  return wordsFor(text.triggers, trigger) ?? plain(trigger);
}
