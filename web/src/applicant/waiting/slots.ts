import { attempt } from '../../shared/attempt';
import type { ApplicantView } from '../../shared/api/types';
import { dayIn, timeOfDay } from '../../shared/ui/words';
import { brokeOff } from '../account/account_calls';

// Free times by the day of whoever looks at them, and what a booked one does. No browser here but
// its calendar.

export interface Day {
  key: string;
  label: string;
  times: { at: string; label: string }[];
}

export function byDay(slots: readonly { at: string }[], language: string, zone?: string): Day[] {
  const days: Day[] = [];
  const form = { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone } as const;
  const day = attempt(() => new Intl.DateTimeFormat(language, form));
  const time = attempt(
    () => new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: zone }),
  );
  for (const { at } of slots) {
    const date = new Date(at);
    const label = attempt(() => day?.format(date)) ?? dayIn(date);
    if (days.at(-1)?.label !== label) days.push({ key: label, label, times: [] });
    days.at(-1)?.times.push({ at, label: attempt(() => time?.format(date)) ?? timeOfDay(at) });
  }
  return days;
}

/** The booked time until it is over: nobody tells a page that it is. */
export function comingSlot(slot: ApplicantView['slot'], now_ms: number): ApplicantView['slot'] {
  return slot !== null && now_ms <= Date.parse(slot.head_until) ? slot : null;
}

/** The reader's region in the page's language: of English, `en-GB` writes times as it does, not as `en`. */
export function regional(
  language: string,
  wishes: readonly string[] = navigator.languages ?? [],
): string {
  return wishes.find((wish) => wish.toLowerCase().startsWith(`${language}-`)) ?? language;
}

/** Day, time and its zone: "Saturday, 28 November at 14:30 CET". */
export function slotTime(at: string, language: string, zone?: string): string {
  const form = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: zone,
  } as const;
  const date = new Date(at);
  return (
    attempt(() => new Intl.DateTimeFormat(language, form).format(date)) ??
    `${dayIn(date)} ${timeOfDay(at)} (${timeZone()})`
  );
}

/** Joining now, or waiting already, leads to the head of the line. */
export function slotCounts(slot: ApplicantView['slot'], now_ms: number): boolean {
  return (
    slot !== null && now_ms >= Date.parse(slot.head_from) && now_ms <= Date.parse(slot.head_until)
  );
}

/** What their place in line is from, when it is older than the wait. A booked time speaks for itself. */
export function placeFrom(view: ApplicantView, now_ms: number): 'technical' | 'earlier' | null {
  if (!view.queue?.kept || slotCounts(view.slot, now_ms)) return null;
  // Nothing is kept for who left: then it was an absence.
  return brokeOff(view.last_result) ? 'technical' : 'earlier';
}

/** As the browser knows it: "Europe/Kyiv". */
export function timeZone(): string {
  const hours = -new Date().getTimezoneOffset() / 60;
  return (
    attempt(() => new Intl.DateTimeFormat().resolvedOptions().timeZone) ??
    `UTC${hours < 0 ? '' : '+'}${hours}`
  );
}
