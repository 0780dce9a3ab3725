// Free times by the day of whoever looks at them. No browser here but its calendar.

export interface Day {
  key: string;
  label: string;
  times: { at: string; label: string }[];
}

export function byDay(slots: readonly { at: string }[], language: string, zone?: string): Day[] {
  const days: Day[] = [];
  const day = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: zone,
  });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: zone });
  for (const { at } of slots) {
    const date = new Date(at);
    const label = day.format(date);
    if (days.at(-1)?.label !== label) days.push({ key: label, label, times: [] });
    days.at(-1)?.times.push({ at, label: time.format(date) });
  }
  return days;
}

/** As the browser knows it: "Europe/Kyiv". */
export function timeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
