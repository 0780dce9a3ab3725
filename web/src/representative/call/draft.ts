import type {
  ChecklistItem,
  ChecklistMark,
  Decision,
  Outcome,
  Reason,
} from '../../shared/api/types';
import { forget, forgetAll, recall, remember } from '../../shared/tab_storage';

/** What is said of an item by a press. */
export type Marked = Exclude<ChecklistMark, 'not_asked'>;

/** A decision in the making. Survives a reload of the tab, and nothing else. */
export interface Draft {
  outcome: Outcome | null;
  /** Of every outcome that was looked at; only those of the chosen one are sent. */
  reasons: string[];
  message: string;
  internal_text: string;
  checklist: Record<string, Marked>;
}

export const emptyDraft: Draft = {
  outcome: null,
  reasons: [],
  message: '',
  internal_text: '',
  checklist: {},
};

export function chosenReasons(draft: Draft, reasons: readonly Reason[]): Reason[] {
  return reasons.filter(
    ({ code, outcome }) => outcome === draft.outcome && draft.reasons.includes(code),
  );
}

export interface Missing {
  outcome: boolean;
  reason: boolean;
  items: number;
  /** A failure rests on an item that is not OK, or on the note. */
  evidence: boolean;
}

/** What the server would refuse, said before it has to. */
export function missing(
  draft: Draft,
  reasons: readonly Reason[],
  checklist: readonly ChecklistItem[],
): Missing {
  const open = checklist.filter(({ item, required }) => required && draft.checklist[item] !== 'ok');
  return {
    outcome: draft.outcome === null,
    reason:
      draft.outcome !== null &&
      draft.outcome !== 'passed' &&
      chosenReasons(draft, reasons).length === 0,
    items: draft.outcome === 'passed' ? open.length : 0,
    evidence:
      draft.outcome === 'failed' &&
      draft.internal_text.trim() === '' &&
      !checklist.some(({ item }) => draft.checklist[item] === 'not_ok'),
  };
}

export function nothingMissing({ outcome, reason, items, evidence }: Missing): boolean {
  return !outcome && !reason && items === 0 && !evidence;
}

/** An item that nobody touched was not asked: who reviews it must not read that it was skipped. */
export function decisionOf(
  draft: Draft,
  outcome: Outcome,
  reasons: readonly Reason[],
  checklist: readonly ChecklistItem[],
): Decision {
  return {
    outcome,
    reasons: chosenReasons(draft, reasons).map(({ code }) => code),
    message: draft.message.trim(),
    internal_text: draft.internal_text.trim(),
    checklist: checklist.map(({ item }) => ({
      item,
      result: draft.checklist[item] ?? 'not_asked',
    })),
  };
}

const prefix = 'visavis_draft:';

export function readDraft(call: string): Draft {
  try {
    const stored = JSON.parse(recall(prefix + call) ?? '{}') as Partial<Draft>;
    return { ...emptyDraft, ...stored };
  } catch {
    return emptyDraft;
  }
}

export function keepDraft(call: string, draft: Draft): void {
  remember(prefix + call, JSON.stringify(draft));
}

export function dropDraft(call: string): void {
  forget(prefix + call);
}

/** At signing out: what was noted about people does not stay behind. */
export function dropAllDrafts(): void {
  forgetAll(prefix);
}
