import { describe, expect, test } from 'vitest';
import { calendarFile } from './calendar';

const booked = {
  uid: 'abc@verify.example',
  at: new Date('2026-11-28T13:30:00.000Z'),
  made: new Date('2026-11-23T12:00:00.000Z'),
  title: 'Identity verification for Northwork',
  description: 'Come back.',
  url: 'https://market.example/settings',
};
const lines = (change = {}) => calendarFile({ ...booked, ...change }).split('\r\n');
/** As a calendar reads it. */
const unfolded = (change = {}) =>
  calendarFile({ ...booked, ...change })
    .replaceAll('\r\n ', '')
    .split('\r\n');

describe('a calendar file', () => {
  test('is an event with all that RFC 5545 asks for, and a reminder', () => {
    expect(lines()).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Visavis//Booked time//EN',
      'BEGIN:VEVENT',
      'UID:abc@verify.example',
      'DTSTAMP:20261123T120000Z',
      `SEQUENCE:${booked.made.getTime() / 60_000}`,
      'DTSTART:20261128T133000Z',
      'DTEND:20261128T140000Z',
      'SUMMARY:Identity verification for Northwork',
      'DESCRIPTION:Come back.',
      'URL:https://market.example/settings',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Identity verification for Northwork',
      'TRIGGER:-PT10M',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  test('ends every line with CRLF, and has no other line break', () => {
    expect(calendarFile({ ...booked, description: 'a\nb\r\nc\rd' })).not.toMatch(/[^\r]\n|\r[^\n]/);
    expect(unfolded({ description: 'a\nb\r\nc\rd' })).toContain('DESCRIPTION:a\\nb\\nc\\nd');
  });

  test('escapes what has a meaning, and adds no property of its own', () => {
    const title = 'Wood; Sons, Ltd \\ END:VEVENT\nX-BAD:1';
    expect(unfolded({ title })).toContain('SUMMARY:Wood\\; Sons\\, Ltd \\\\ END:VEVENT\\nX-BAD:1');
  });

  test.each([
    'ä'.repeat(90),
    '中'.repeat(60),
    '😀'.repeat(50),
    'word '.repeat(60),
    'x'.repeat(200),
  ])('folds at 75 octets and cuts no character: %s', (description) => {
    for (const line of lines({ description })) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/\p{Cs}/u);
    }
    expect(unfolded({ description })).toContain(`DESCRIPTION:${description}`);
  });

  test('leads nowhere but to a web address, and holds no marks of direction', () => {
    expect(unfolded({ url: 'javascript:alert(1)' }).join()).not.toContain('URL');
    expect(unfolded({ url: null }).join()).not.toContain('URL');
    expect(unfolded({ url: 'https://market.example/a\r\nX-BAD:1' }).join()).not.toContain(',X-BAD');
    expect(unfolded({ title: '\u2068Northwork\u2069' })).toContain('SUMMARY:Northwork');
  });
});
