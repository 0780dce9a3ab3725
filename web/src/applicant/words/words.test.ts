import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { everyText as texts } from '../../../locales/texts';
import { readLocales } from '../../../locales/catalogue.mjs';
import { needsReload, type RecoveryId } from '../../shared/call/recovery';
import { filled, listed, wordsFor } from '../../shared/words/opened';
import { everyLanguage, fulfil } from './languages';

const locales = readLocales();
const english = locales['en'] ?? {};

function source(path: string): string {
  return readFileSync(new URL(`../../../../src/${path}`, import.meta.url), 'utf8');
}

/** The same in some language on purpose: words that it shares with English, units, bare names. */
const sharedWords = /^(Status|Code|Chat|No|Question|Version \{version\})$/;
/** Nothing but what is filled in, and units. */
const bareFigures = /^(check\.unnamed|line\.check\.(speedKbit|speedMbit|lossOf|roundTripOf))$/;
/** Blocks of mails: nothing to translate. */
const onlyBlocks = /^(language\.|mail\.date$)/;

describe.each(Object.keys(locales).filter((tag) => tag !== 'en'))('%s', (tag) => {
  test('leaves nothing in English', () => {
    const borrowed = Object.entries(locales[tag] ?? {}).flatMap(([area, messages]) =>
      Object.entries(messages)
        .filter(([key, message]) => message === english[area]?.[key] && !sharedWords.test(message))
        .map(([key]) => `${area}.${key}`)
        .filter((key) => !bareFigures.test(key) && !onlyBlocks.test(key)),
    );
    expect(borrowed).toEqual([]);
  });

  test('the e-mails name actions as the page does', () => {
    const mailed = familyOf(locales[tag]?.['mail'] ?? {});
    const shown = familyOf(locales[tag]?.['common'] ?? {});
    expect(mailed).toEqual(shown);
  });
});

function familyOf(area: Record<string, string>): [string, string][] {
  const actions = Object.entries(area).filter(([key]) => key.startsWith('actions.'));
  return actions.map(([key, words]) => [key, words.toLowerCase()]);
}

test('every reason of the server has words', () => {
  const codes = [...source('domain/reasons.def').matchAll(/^VISAVIS_REASON\((\w+),/gm)];
  expect(codes.length).toBeGreaterThan(10);
  expect(Object.keys(english['reasons'] ?? {}).toSorted()).toEqual(
    codes.map(([, code]) => code).toSorted(),
  );
});

/** What the server never answers to an applicant's page, or what its link problems say. */
const notForApplicants = new RegExp(
  `^(${[
    'api_key_.*|verification_.*|account_unknown|unknown_.*|not_failed|failed_not_lifted|not_overdue|link_.*',
    'wrong_.*|role_not_allowed|checklist_.*|not_your_call|match_over|reason_.*|not_in_review|same_reviewer',
    'reminder_not_due|no_appeal|took_part|answer_required|invalid_.*|body_too_large|not_found|method_not_allowed',
    'unsupported_.*|sdp_refused|evidence_required|meeting_unavailable|medium_not_set_up|second_factor_.*|sign_in_over',
    'password_required|passkey_refused|stills_not_kept|still_under_way|too_many_stills|still_not_wanted|look_first|evidence_gone|evidence_damaged|range_not_satisfiable',
    'export_.*|own_export|not_the_asker',
  ].join('|')})$`,
);

test('every refusal that an applicant can meet has words', () => {
  const found = source('base/refusals.def').matchAll(/^VISAVIS_REFUSAL\((\w+),/gm);
  const codes = [...found].map(([, code]) => code ?? '');
  expect(codes.length).toBeGreaterThan(40);
  const met = codes.filter((code) => !notForApplicants.test(code));
  for (const [language, { common }] of Object.entries(texts)) {
    expect(
      met.filter((code) => !wordsFor(common.refused, code)),
      language,
    ).toEqual([]);
  }
});

test('where a reload is needed, the last step says so, and elsewhere none but as a last resort', () => {
  const lastResort = ['site_chrome', 'site_edge', 'site_opera'];
  for (const [language, { recovery, check }] of Object.entries(texts)) {
    for (const [id, steps] of Object.entries(recovery.steps)) {
      const last = listed(steps, { browser: 'unknown', device: 'both' }).at(-1) ?? '';
      const expected = needsReload(id as RecoveryId) || lastResort.includes(id);
      expect(last.includes(check.reload), `${language} ${id}`).toBe(expected);
    }
  }
});

test('languages are the folders, English first, each under its own name', () => {
  expect([...everyLanguage].toSorted()).toEqual(Object.keys(locales).toSorted());
  expect(everyLanguage[0]).toBe('en');
});

test('the first wish that can be fulfilled', () => {
  expect(fulfil(['nl', 'pt-BR', 'en'])).toBe('pt');
  expect(fulfil([null, 'ZH_Hant'])).toBe('zh');
  expect(fulfil(['nl', ''])).toBeNull();
});

test('counts follow the language', () => {
  const minutes = [1, 3, 5, 21].map((count) => texts['uk']?.waiting.minutes({ minutes: count }));
  expect(minutes).toEqual([
    'Приблизно 1 хвилина',
    'Приблизно 3 хвилини',
    'Приблизно 5 хвилин',
    'Приблизно 21 хвилина',
  ]);
});

test('a value stays whole in words that run the other way', () => {
  const [to, back] = ['ar', 'es'].map((tag) => texts[tag]?.call.heading({ name: 'Eva {x}' }));
  expect(to).toContain('\u2068Eva {x}\u2069');
  expect(back).toBe('Tu llamada con Eva {x}');
});

test('a choice is made by the value itself, and what is chosen is filled in', () => {
  const { site } = texts['en']?.recovery.titles ?? { site: '' };
  expect(filled(site, { browser: 'Edge', device: 'camera' })).toBe(
    'Edge blocks the camera on this page',
  );
  expect(filled(site, { browser: 'unknown', device: 'both' })).toBe(
    'Your browser blocks the camera and microphone on this page',
  );
});
