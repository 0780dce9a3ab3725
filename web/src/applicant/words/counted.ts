type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** `counted('uk')(5, { one: '# хвилина', few: '# хвилини', other: '# хвилин' })` -> '5 хвилин'. */
export function counted(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) =>
    (forms[rules.select(count)] ?? forms.other).replaceAll('#', String(count));
}

/** Keeps a name, number or address whole in a sentence that runs the other way. */
export function isolated(value: string | number): string {
  return `\u2068${value}\u2069`;
}
