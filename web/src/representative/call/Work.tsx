import { useCallback, useEffect, useState } from 'react';
import type { StaffCall } from '../../shared/api/types';
import { Checklist } from './Checklist';
import { DecisionForm } from './DecisionForm';
import { type Draft, keepDraft, type Marked, readDraft } from './draft';
import type { Console } from '../console';
import type { Session } from '../session';

/** What is asked and what is decided, wherever the call is held. */
export function Work({
  session,
  call,
  shown,
}: {
  session: Session;
  call: StaffCall;
  shown: Console;
}) {
  const [draft, setDraft] = useState<Draft>(() => readDraft(call.id));
  useEffect(() => keepDraft(call.id, draft), [call.id, draft]);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  // Refused or lost, it is seen at once: nothing is marked as shown, and the button is there again.
  const ask = useCallback(
    (item: string | null) => void session.showItem(item).catch(() => undefined),
    [session],
  );
  const mark = (item: string, result: Marked) => {
    change({ checklist: { ...draft.checklist, [item]: result } });
    // It is done, so the applicant need not read it any longer.
    if (item === call.now) ask(null);
  };
  return (
    <div className="pane pane-work">
      <Checklist
        items={call.checklist}
        marks={draft.checklist}
        mark={mark}
        current={call.now}
        ask={ask}
      />
      <DecisionForm
        session={session}
        call={call}
        draft={draft}
        change={change}
        reviewed={shown.state?.failed_needs_review ?? true}
      />
    </div>
  );
}
