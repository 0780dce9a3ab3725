import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChecklistItem, Reason } from '../../shared/api/types';
import { recall, remember } from '../../shared/tab_storage';
import {
  decisionOf,
  type Draft,
  dropAllDrafts,
  emptyDraft,
  keepDraft,
  missing,
  nothingMissing,
  readDraft,
} from './draft';

const checklist: ChecklistItem[] = [
  { item: 'q1', kind: 'question', text: '', required: true },
  { item: 'd1', kind: 'document', text: '', required: false },
];
const reasons: Reason[] = [
  { code: 'identity_mismatch', outcome: 'failed', text: '' },
  { code: 'line_too_weak', outcome: 'technical', text: '' },
];

class Drafts {
  #kept = new Map<string, string>();
  get length(): number {
    return this.#kept.size;
  }
  getItem(key: string): string | null {
    return this.#kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.#kept.set(key, value);
  }
  removeItem(key: string): void {
    this.#kept.delete(key);
  }
  key(index: number): string | null {
    return [...this.#kept.keys()][index] ?? null;
  }
}

beforeEach(() => vi.stubGlobal('sessionStorage', new Drafts()));
afterEach(() => vi.unstubAllGlobals());

const lacking = (change: Partial<Draft>) =>
  missing({ ...emptyDraft, ...change }, reasons, checklist);

test('says what is missing before the server has to', () => {
  expect(lacking({})).toEqual({ outcome: true, reason: false, items: 0 });
  expect(lacking({ outcome: 'passed' })).toEqual({ outcome: false, reason: false, items: 1 });
  expect(nothingMissing(lacking({ outcome: 'passed', checklist: { q1: 'ok' } }))).toBe(true);
  expect(lacking({ outcome: 'passed', checklist: { q1: 'skipped' } }).items).toBe(1);
  expect(lacking({ outcome: 'failed' }).reason).toBe(true);
  expect(lacking({ outcome: 'failed', reasons: ['line_too_weak'] }).reason).toBe(true);
  expect(nothingMissing(lacking({ outcome: 'failed', reasons: ['identity_mismatch'] }))).toBe(true);
});

test('sends only the reasons of the outcome, and every item', () => {
  const draft: Draft = {
    outcome: 'failed',
    reasons: ['line_too_weak', 'identity_mismatch'],
    message: ' Please bring your passport. ',
    internal_text: '',
    checklist: { q1: 'not_ok' },
  };
  expect(decisionOf(draft, 'failed', reasons, checklist)).toEqual({
    outcome: 'failed',
    reasons: ['identity_mismatch'],
    message: 'Please bring your passport.',
    internal_text: '',
    checklist: [
      { item: 'q1', result: 'not_ok' },
      { item: 'd1', result: 'not_asked' },
    ],
  });
});

test('a draft survives a reload, and no sign-out', () => {
  const draft: Draft = { ...emptyDraft, internal_text: 'Hesitated at the second question.' };
  keepDraft('cal_1', draft);
  remember('other', 'stays');
  expect(readDraft('cal_1')).toEqual(draft);
  expect(readDraft('cal_2')).toEqual(emptyDraft);
  dropAllDrafts();
  expect(readDraft('cal_1')).toEqual(emptyDraft);
  expect(recall('other')).toBe('stays');
});

test('a damaged draft is an empty one', () => {
  remember('visavis_draft:cal_1', '{');
  expect(readDraft('cal_1')).toEqual(emptyDraft);
});
