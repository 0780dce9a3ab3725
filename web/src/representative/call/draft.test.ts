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
  const nothing = { outcome: false, reason: false, items: 0, evidence: false };
  expect(lacking({})).toEqual({ ...nothing, outcome: true });
  expect(lacking({ outcome: 'passed' })).toEqual({ ...nothing, items: 1 });
  expect(nothingMissing(lacking({ outcome: 'passed', checklist: { q1: 'ok' } }))).toBe(true);
  expect(lacking({ outcome: 'passed', checklist: { q1: 'skipped' } }).items).toBe(1);
  expect(lacking({ outcome: 'failed' }).reason).toBe(true);
  expect(lacking({ outcome: 'failed', reasons: ['line_too_weak'] }).reason).toBe(true);
});

test('a failure rests on an item that is not OK, or on a note', () => {
  const failed = { outcome: 'failed', reasons: ['identity_mismatch'] } as const;
  const evidence = (change: Partial<Draft>) =>
    lacking({ ...failed, reasons: [...failed.reasons], ...change }).evidence;
  expect(evidence({})).toBe(true);
  expect(evidence({ internal_text: ' \n' })).toBe(true);
  expect(evidence({ checklist: { q1: 'ok', d1: 'skipped' } })).toBe(true);
  expect(evidence({ checklist: { of_another_call: 'not_ok' } })).toBe(true);
  expect(evidence({ checklist: { d1: 'not_ok' } })).toBe(false);
  expect(evidence({ internal_text: 'The lips move after the sound.' })).toBe(false);
  expect(lacking({ outcome: 'technical' }).evidence).toBe(false);
  const found = { ...failed, reasons: [...failed.reasons], checklist: { q1: 'not_ok' as const } };
  expect(nothingMissing(lacking(found))).toBe(true);
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
