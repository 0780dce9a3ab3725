import { attempt } from '../../shared/attempt';
import { dayIn, inRegion, timeOfDay } from '../../shared/ui/words';

// Free times by the day of whoever looks at them. No browser here but its calendar.

export interface Day {
  key: string;
  label: string;
  times: { at: string; label: string }[];
}

export function byDay(slots: readonly { at: string }[], language: string, zone?: string): Day[] {
  const days: Day[] = [];
  const tag = inRegion(language);
  const form = { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone } as const;
  const day = attempt(() => new Intl.DateTimeFormat(tag, form));
  const time = attempt(() => new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone: zone }));
  const named = {
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: zone,
  } as const;
  const inZone = attempt(() => new Intl.DateTimeFormat(tag, named));
  for (const { at } of slots) {
    const date = new Date(at);
    const label = attempt(() => day?.format(date)) ?? dayIn(date);
    if (days.at(-1)?.label !== label) days.push({ key: label, label, times: [] });
    days.at(-1)?.times.push({ at, label: attempt(() => time?.format(date)) ?? timeOfDay(at) });
  }
  for (const { times } of days) tellApart(times, (date) => inZone?.format(date));
  return days;
}

/** The hour that comes twice when summer time ends: there each time is said with its zone. */
function tellApart(times: Day['times'], withZone: (date: Date) => string | undefined): void {
  const count = new Map<string, number>();
  for (const { label } of times) count.set(label, (count.get(label) ?? 0) + 1);
  for (const time of times) {
    if (count.get(time.label) === 1) continue;
    const date = new Date(time.at);
    time.label = attempt(() => withZone(date)) ?? `${time.label} ${offsetOf(date)}`;
  }
}

function offsetOf(date: Date): string {
  const hours = -date.getTimezoneOffset() / 60;
  return `UTC${hours < 0 ? '' : '+'}${hours}`;
}

/** As the browser knows it: "Europe/Kyiv". */
export function timeZone(): string {
  return (
    attempt(() => new Intl.DateTimeFormat().resolvedOptions().timeZone) ?? offsetOf(new Date())
  );
}
