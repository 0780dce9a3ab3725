import { attempt } from '../attempt';

const two = (n: number) => String(n).padStart(2, '0');

/** `m:ss`, or `h:mm:ss` from an hour on. */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(s / 3600);
  const minutes = Math.floor((s % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(s % 60)}` : `${minutes}:${two(s % 60)}`;
}

/** `submit_proposal` -> `submit proposal`, for names that the catalogue does not know. */
export function plain(name: string): string {
  return name.replaceAll('_', ' ');
}

/** The address when it is one that a link may lead to, else null. */
export function webAddress(
  url: string | null | undefined,
  protocols = ['https:', 'http:'],
): string | null {
  const protocol = url && attempt(() => new URL(url).protocol);
  return url && protocol && protocols.includes(protocol) ? url : null;
}

/** Sentences one after the other, those that there are: behind a full-width stop there is no space. */
export function joined(...sentences: (string | null | false)[]): string {
  return sentences
    .filter((one) => one !== null && one !== false)
    .reduce((before, next) => (/[。！？]$/.test(before) ? before + next : `${before} ${next}`));
}

export function countryName(code: string, language: string): string {
  return attempt(() => new Intl.DisplayNames([language], { type: 'region' }).of(code)) ?? code;
}

/** Where the browser has no calendar of its own. */
export function dayIn(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The reader's own tag of a language: en-US and en-GB say dates and times in other ways. */
export function inRegion(language: string): string {
  const theirs = attempt(() => navigator.languages.find((tag) => tag.split('-')[0] === language));
  // English of no country would be American; the mails are not.
  return theirs ?? (language === 'en' ? 'en-GB' : language);
}

export function timeOfDay(time: string, language?: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return time;
  const tag = language && inRegion(language);
  return (
    attempt(() => new Intl.DateTimeFormat(tag, { timeStyle: 'short' }).format(date)) ??
    `${two(date.getHours())}:${two(date.getMinutes())}`
  );
}

/** With the zone: a deadline that others wrote down is the same time, said otherwise. */
export function dayAndTime(time: string, language: string, zone?: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return time;
  const form = {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: zone,
  } as const;
  return (
    attempt(() => new Intl.DateTimeFormat(inRegion(language), form).format(date)) ??
    `${dayIn(date)} ${timeOfDay(time)}`
  );
}
