const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** "312 MB", as the language writes it. */
export function sizeWords(bytes: number, language: string): string {
  const step = Math.min(steps.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** step;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: steps[step],
    unitDisplay: 'short',
    maximumFractionDigits: step > 0 && value < 10 ? 1 : 0,
  }).format(value);
}
