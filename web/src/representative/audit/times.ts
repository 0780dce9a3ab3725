import { attempt } from '../../shared/attempt';
import { dayIn, inRegion } from '../../shared/ui/words';
import { text } from '../text';

// When something was, in a list with a line for each day.

function formed(time: string, form: Intl.DateTimeFormatOptions): string | null {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return null;
  const say = () => new Intl.DateTimeFormat(inRegion(text.language), form).format(date);
  return attempt(say) ?? null;
}

/** "Friday 20 November 2026"; empty for no time. */
export function dayOf(time: string): string {
  const long = formed(time, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return long ?? (time === '' ? '' : dayIn(new Date(time)));
}

/** "14:05:09". */
export function clockOf(time: string): string {
  return formed(time, { timeStyle: 'medium' }) ?? time;
}
