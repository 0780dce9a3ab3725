import { attempt } from '../../shared/attempt';
import { webAddress } from '../../shared/ui/words';

// The booked time as a file for any calendar (RFC 5545), made in the page.

export interface Appointment {
  /** The same for a booking that is changed: the calendar then moves what it has. */
  uid: string;
  at: Date;
  made: Date;
  title: string;
  description: string;
  /** Where they come back from. */
  url: string | null;
}

const minute_ms = 60_000;
/** As long as the place at the head is kept, and the call after it. */
const length_ms = 30 * minute_ms;
const octets_max = 75;

export function calendarFile({ uid, at, made, title, description, url }: Appointment): string {
  const address = webAddress(url);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Visavis//Booked time//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utc(made)}`,
    // The later file of two with one UID is the one that counts.
    `SEQUENCE:${Math.floor(made.getTime() / minute_ms)}`,
    `DTSTART:${utc(at)}`,
    `DTEND:${utc(new Date(at.getTime() + length_ms))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    // An address is no text: nothing in it is escaped, and nothing of ours needs to be.
    ...(address ? [`URL:${new URL(address).href}`] : []),
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:-PT10M',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20261128T143000Z` */
function utc(time: Date): string {
  return time.toISOString().replace(/[-:]|\.\d+/g, '');
}

/** Marks that keep the direction of what is filled in are for pages: many calendars draw them. */
function escaped(text: string): string {
  return text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/[\\;,]/g, (found) => `\\${found}`)
    .replace(/\r\n|\r|\n/g, '\\n');
}

/** Lines of at most 75 octets, going on behind a space; no character is cut. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > octets_max) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}

/** Of this browser and marketplace: a time that is changed is not a second one. */
export function uidFor(marketplace: string): string {
  const key = `visavis_calendar:${marketplace}`;
  const known = attempt(() => localStorage.getItem(key));
  if (known) return known;
  const random = crypto.getRandomValues(new Uint32Array(4));
  const uid = `${[...random].map((part) => part.toString(36)).join('')}@${location.hostname}`;
  attempt(() => localStorage.setItem(key, uid));
  return uid;
}

export function saveFile(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers begin to read it a moment after the press.
  window.setTimeout(() => URL.revokeObjectURL(url), minute_ms);
}
