import { describe, expect, test } from 'vitest';
import { readLocales } from '../locales/catalogue.mjs';
import { claimPatterns, readMarks } from '../locales/marks.mjs';
import { proposals } from './facts';
import { mailIsTrue, sentences } from './mails';
import { type Mail, readMails } from './snapshots';

const english = readLocales()['en']?.['mail'] ?? {};
const actions = Object.entries(english).filter(([key]) => key.startsWith('actions.'));

describe('the e-mails', () => {
  const mails = readMails();
  const kinds = Object.keys(mailIsTrue) as (keyof typeof mailIsTrue)[];
  const said = new Set<string>();
  const wrong = new Set<string>();
  for (const mail of mails) {
    const kind = kinds.find((one) => one === mail.mail);
    const holds = (what: string, so: boolean) => {
      said.add(what);
      if (!so) wrong.add(`${what}: ${JSON.stringify(mail.so)}`);
    };
    holds(mail.mail, kind !== undefined && mailIsTrue[kind](mail));
    for (const [claim, so] of Object.entries(sentences))
      if (has(mail.text, claim)) holds(claim, so(mail));
    if (has(mail.text, 'mail.limits')) holds('the actions', pausedIn(mail) === denied(mail));
    if (has(mail.subject, `mail.${mail.mail}.subject`)) said.add(`mail.${mail.mail}.subject`);
    if (mail.mail === 'not_verified' && proposals(mail) === 'being canceled')
      holds('canceled proposals are told', has(mail.text, 'mail.proposals'));
  }

  test('say what is so', () => expect([...wrong].join('\n')).toBe(''));

  test('are all sent', () => {
    const subjects = claimPatterns(readMarks()).filter((one) => /^mail\..*\.subject$/.test(one));
    const all = [...kinds, ...subjects, ...Object.keys(sentences), 'the actions'];
    expect(all.filter((one) => !said.has(one))).toEqual([]);
  });
});

/** Whether it says that, whatever is filled in. */
function has(text: string, claim: string): boolean {
  const parts = (english[claim.replace('mail.', '')] ?? '').split(/\{\w+\}/);
  return parts.every((part) => text.includes(part));
}

/** The paused actions that it lists. */
function pausedIn({ text }: Mail): string {
  const listed = actions.filter(([, words]) => text.includes(words));
  return listed
    .map(([key]) => key.replace('actions.', ''))
    .toSorted()
    .join();
}

function denied({ so }: Mail): string {
  return so.denied.toSorted().join();
}
