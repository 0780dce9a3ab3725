import type { Text } from '../../shared/words/generated';
import { type Compiled, opened } from '../../shared/words/opened';
import type { Language } from './languages';

export function textOf(words: Compiled, language: Language): Text {
  return { ...(opened(words, language) as Omit<Text, 'language'>), language };
}
