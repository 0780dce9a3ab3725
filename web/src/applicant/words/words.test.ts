import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { needsReload, type RecoveryId } from '../../shared/call/recovery';
import { ar } from './ar';
import { counted } from './counted';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { hi } from './hi';
import { everyLanguage, fulfil } from './languages';
import { pt } from './pt';
import { uk } from './uk';
import { zh } from './zh';

const catalogues = { en, es, pt, fr, de, uk, hi, ar, zh };
type Word = { path: string; value: string };

const numbers = [7, 8, 9, 6];
const names = ['Northwork', 'Kente', 'Accra', 'Kumasi'];

/** What a function is called with. */
function givensOf(path: string): unknown[][] {
  if (path.startsWith('.recovery.')) {
    return [[{ browser: 'Northwork', device: 'microphone' }], [{ browser: null, device: null }], names];
  }
  if (path === '.deviceProblem') return [['denied', 'camera'], ['in_use', null]];
  return [names, numbers];
}

/** Every word of a catalogue; what functions answer is among them. */
function wordsOf(value: unknown, path: string): Word[] {
  if (typeof value === 'string') return [{ path, value }];
  if (typeof value === 'function') {
    return givensOf(path).flatMap((given, kind) => wordsOf(said(value, given), `${path}(${kind})`));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => wordsOf(inner, `${path}.${name}`));
}

function said(words: unknown, given: unknown[]): unknown {
  try {
    return (words as (...given: unknown[]) => unknown)(...given);
  } catch {
    return null;
  }
}

function mentions(value: string): string[] {
  return [...names, ...numbers.map(String)].filter((one) => value.includes(one)).toSorted();
}

/** The same in some language on purpose: words that it shares with English, units, bare names. */
const sharedWords = /^(Status|Code|Chat|No|Question|Version (Northwork|7|denied))$/;
const bareFigures = /^\.(otherAction|devices\.unnamed|line\.check\.(speed|loss|roundTrip)Of)\(/;

describe.each(everyLanguage)('%s', (language) => {
  const own = new Map(wordsOf(catalogues[language], '').map(({ path, value }) => [path, value]));
  const english = wordsOf(en, '');

  test('has the shape of English, nothing empty, and says what it is given', () => {
    expect([...own.keys()].toSorted()).toEqual(english.map(({ path }) => path).toSorted());
    expect([...own].filter(([, value]) => value.trim() === '')).toEqual([]);
    for (const { path, value } of english) {
      expect(mentions(own.get(path) ?? ''), path).toEqual(mentions(value));
    }
  });

  if (language === 'en') return;
  test('leaves nothing in English', () => {
    const borrowed = english.filter(
      ({ path, value }) =>
        own.get(path) === value && !bareFigures.test(path) && !sharedWords.test(value),
    );
    expect(borrowed).toEqual([]);
  });
});

test('every reason of the server has words, and the English ones are the same', () => {
  const source = readFileSync(new URL('../../../../src/domain/reasons.def', import.meta.url), 'utf8');
  const reasons = [...source.matchAll(/^VISAVIS_REASON\((\w+),\s*\w+,\s*"(.*)"\)$/gm)];
  expect(reasons.length).toBeGreaterThan(10);
  expect(en.reasons).toEqual(Object.fromEntries(reasons.map(([, code, words]) => [code, words])));
});

test('the e-mails say reasons and actions in the words of the page', () => {
  for (const [language, { actions, reasons }] of Object.entries(catalogues)) {
    const file = `../../../../src/app/notices/texts/${language}.def`;
    const source = readFileSync(new URL(file, import.meta.url), 'utf8');
    const texts = [...source.matchAll(/^VISAVIS_TEXT\(((?:reason|action)_\w+), "(.*)"\)$/gm)];
    const mailed = Object.fromEntries(texts.map(([, key, words]) => [key, words?.toLowerCase()]));
    const shown = { ...keyed('reason', reasons), ...keyed('action', actions) };
    // English names actions as what is not done for now: "sending new proposals".
    for (const [key, words] of Object.entries(shown)) {
      if (language === 'en' && key.startsWith('action_')) continue;
      expect(mailed[key], `${language} ${key}`).toBe(words.toLowerCase());
    }
    expect(Object.keys(mailed).toSorted()).toEqual(Object.keys(shown).toSorted());
  }
});

function keyed(kind: string, words: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([code, one]) => [`${kind}_${code}`, one]));
}

/** What the server never answers to an applicant's page, or what its link problems say. */
const notForApplicants =
  /^(api_key_.*|verification_.*|account_unknown|unknown_.*|not_failed|failed_not_lifted|not_overdue|link_.*|wrong_.*|role_not_allowed|checklist_.*|not_your_call|offer_over|reason_.*|not_in_review|same_reviewer|reminder_not_due|no_appeal|took_part|answer_required|invalid_.*|body_too_large|not_found|method_not_allowed|unsupported_media_type|sdp_refused)$/;

test('every refusal that an applicant can meet has words', () => {
  const source = readFileSync(new URL('../../../../src/base/refusals.def', import.meta.url), 'utf8');
  const codes = [...source.matchAll(/^VISAVIS_REFUSAL\((\w+),/gm)].map(([, code]) => code ?? '');
  expect(codes.length).toBeGreaterThan(40);
  const met = codes.filter((code) => !notForApplicants.test(code));
  for (const [language, { refused }] of Object.entries(catalogues)) {
    expect(met.filter((code) => !refused[code]), language).toEqual([]);
  }
});

test('where a reload is needed, the last step says so, and elsewhere none but as a last resort', () => {
  const lastResort = ['site_chrome', 'site_edge', 'site_opera'];
  for (const [language, { recovery, devices }] of Object.entries(catalogues)) {
    for (const [id, steps] of Object.entries(recovery.steps)) {
      const last = steps({ browser: null, device: null }).at(-1) ?? '';
      const expected = needsReload(id as RecoveryId) || lastResort.includes(id);
      expect(last.includes(devices.reload), `${language} ${id}`).toBe(expected);
    }
  }
});

test('the first wish that can be fulfilled', () => {
  expect(fulfil(['nl', 'pt-BR', 'en'])).toBe('pt');
  expect(fulfil([null, 'ZH_Hant'])).toBe('zh');
  expect(fulfil(['nl', ''])).toBeNull();
});

test('counts follow the language', () => {
  const forms = { one: '# хвилина', few: '# хвилини', other: '# хвилин' };
  expect([1, 3, 5, 21].map((count) => counted('uk')(count, forms))).toEqual([
    '1 хвилина',
    '3 хвилини',
    '5 хвилин',
    '21 хвилина',
  ]);
});
