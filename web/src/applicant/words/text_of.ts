import type { Text } from '../../shared/words/generated';
import { type Compiled, opened } from '../../shared/words/opened';

/** `formats` is the tag by which numbers and plurals are formed. */
export function textOf(words: Compiled, { tag, formats }: { tag: string; formats: string }): Text {
  return { ...(opened(words, formats) as Omit<Text, 'language'>), language: tag };
}
