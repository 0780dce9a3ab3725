/** One letter as people see it, for browsers that cannot tell: with its marks, a flag, a joined picture. */
const letter =
  /\p{RI}{2}|[^](?:[\p{M}\p{Emoji_Modifier}\u{E0020}-\u{E007F}]|\u200D\p{Extended_Pictographic})*/gu;
const shown = /^[\p{L}\p{N}\p{Extended_Pictographic}\p{RI}]/u;
/** Side by side they would join to a word that nobody is called. */
const joins = /\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Mongolian}|\p{Script=Nko}/u;

/** Of the first word, and of the last when there are more: whole letters, whatever the script. Empty when a name has none. */
export function initials(name: string, most: 1 | 2 = 2): string {
  const words = name.split(/\s+/u).map(firstOf).filter(Boolean);
  const chosen = words.length > 1 && most > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return chosen.join(joins.test(name) ? '\u200C' : '').toUpperCase();
}

function firstOf(word: string): string {
  return lettersOf(word).find((one) => shown.test(one)) ?? '';
}

function lettersOf(word: string): string[] {
  try {
    return Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment);
  } catch {
    return word.match(letter) ?? [];
  }
}
