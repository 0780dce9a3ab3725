import { type FormEvent, useRef, useState } from 'react';
import { limits } from '../../shared/api/limits';
import type { Outcome, Reason, StaffCall } from '../../shared/api/types';
import { useAsk, useLoaded } from '../../shared/ui/ask';
import { Notice } from '../../shared/ui/Notice';
import { ResultWords } from '../../shared/ui/ResultWords';
import { useStore } from '../../shared/store';
import { chosenReasons, decisionOf, type Draft, missing, nothingMissing } from './draft';
import { Refusal } from '../Refusal';
import type { Session } from '../session';
import { text } from '../text';

const words = text.decision;
const outcomes: Outcome[] = ['passed', 'failed', 'inconclusive', 'technical'];

export function DecisionForm(props: {
  session: Session;
  call: StaffCall;
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  /** A failure waits for a second person. */
  reviewed: boolean;
}) {
  const { session, call, draft, change, reviewed } = props;
  const reasons = useStore(session.reasons);
  const { busy, problem, ask } = useAsk({ once: true });
  const [tried, setTried] = useState(false);
  const known = reasons.length > 0;
  const loading = useLoaded(known ? null : () => session.loadReasons(), known);
  const trouble = useRef<HTMLDivElement>(null);
  const lacking = missing(draft, reasons, call.checklist);
  const unfounded = tried && lacking.evidence;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    const { outcome } = draft;
    if (!outcome || !nothingMissing(lacking)) {
      trouble.current?.focus();
      return;
    }
    const decision = decisionOf(draft, outcome, reasons, call.checklist);
    if (!(await ask(() => session.decide(call.id, decision)))) trouble.current?.focus();
  };

  return (
    <form className="decision" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{words.heading}</h2>
      <OutcomeChoice draft={draft} change={change} reviewed={reviewed} />
      {draft.outcome && draft.outcome !== 'passed' ? (
        <ReasonChoice draft={draft} change={change} reasons={reasons} />
      ) : null}
      <div className="field">
        <label htmlFor="message">{words.message}</label>
        <span id="message-hint" className="fine">
          {words.messageHint}
        </span>
        <textarea
          id="message"
          rows={3}
          maxLength={2000}
          value={draft.message}
          aria-describedby="message-hint"
          data-testid="message"
          onChange={(event) => change({ message: event.target.value })}
        />
      </div>
      <Preview draft={draft} reasons={reasons} reviewed={reviewed} />
      <div className="field">
        <label htmlFor="internal-text">{words.internal}</label>
        <span id="internal-hint" className="fine">
          {words.internalHint}
        </span>
        <textarea
          id="internal-text"
          rows={3}
          maxLength={limits.note_bytes_max}
          value={draft.internal_text}
          aria-describedby={unfounded ? 'internal-hint internal-missing' : 'internal-hint'}
          aria-invalid={unfounded}
          data-testid="internal-text"
          onChange={(event) => change({ internal_text: event.target.value })}
        />
        {unfounded ? (
          <p id="internal-missing" className="field-error" data-testid="internal-missing">
            {words.missingEvidence}
          </p>
        ) : null}
      </div>
      <div className="decision-end">
        <div ref={trouble} tabIndex={-1} className="trouble">
          {tried ? <Lacking lacking={lacking} /> : null}
          <Refusal problem={problem ?? loading.problem} testid="decision-error" />
        </div>
        {call.meeting ? <p className="fine decision-ends">{words.endsMeeting}</p> : null}
        <button
          type="submit"
          className="button button-main button-large"
          aria-disabled={busy}
          data-testid="submit-decision"
        >
          {busy ? words.submitting : words.submit}
        </button>
      </div>
    </form>
  );
}

type Part = { draft: Draft; change: (change: Partial<Draft>) => void };

function OutcomeChoice({ draft, change, reviewed }: Part & { reviewed: boolean }) {
  const hint = (outcome: Outcome) =>
    outcome === 'failed' && !reviewed
      ? words.outcomeHints.failedAtOnce
      : words.outcomeHints[outcome];
  return (
    <fieldset className="outcomes">
      <legend className="field-name">{words.outcome}</legend>
      <div className="outcome-grid">
        {outcomes.map((outcome) => (
          <label key={outcome} className={`outcome outcome-${outcome}`}>
            <input
              type="radio"
              name="outcome"
              value={outcome}
              checked={draft.outcome === outcome}
              data-testid={`outcome-${outcome}`}
              onChange={() => change({ outcome })}
            />
            <span>
              <strong>{words.outcomes[outcome]}</strong>
              <span className="fine">{hint(outcome)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function ReasonChoice({ draft, change, reasons }: Part & { reasons: Reason[] }) {
  const offered = reasons.filter(({ outcome }) => outcome === draft.outcome);
  const toggle = (code: string, on: boolean) => {
    const others = draft.reasons.filter((other) => other !== code);
    change({ reasons: on ? [...others, code] : others });
  };
  return (
    <fieldset data-testid="reason-choice" aria-describedby="reasons-hint">
      <legend className="field-name">{words.reasons}</legend>
      <p id="reasons-hint" className="fine">
        {words.reasonsHint}
      </p>
      {offered.map(({ code, text: reason }) => (
        <label key={code} className="check">
          <input
            type="checkbox"
            checked={draft.reasons.includes(code)}
            data-testid={`reason-${code}`}
            onChange={(event) => toggle(code, event.target.checked)}
          />
          <span>{reason}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Preview(props: { draft: Draft; reasons: Reason[]; reviewed: boolean }) {
  const { draft, reasons, reviewed } = props;
  const { outcome } = draft;
  return (
    <section className="preview" aria-labelledby="preview-heading" data-testid="preview">
      <h3 id="preview-heading">{words.preview}</h3>
      {outcome === 'failed' && reviewed ? <p className="fine">{words.afterReview}</p> : null}
      {outcome ? (
        <div className="preview-page">
          <p className="preview-heading">{words.applicantHeading[outcome]}</p>
          <p>{words.applicantLead[outcome]}</p>
          <ResultWords
            level={4}
            heading={words.why}
            messageHeading={words.applicantMessage}
            reasons={chosenReasons(draft, reasons)}
            message={draft.message.trim() || null}
          />
        </div>
      ) : (
        <p className="fine">{words.previewEmpty}</p>
      )}
    </section>
  );
}

function Lacking({ lacking }: { lacking: ReturnType<typeof missing> }) {
  if (nothingMissing(lacking)) return null;
  return (
    <Notice kind="warning" title={words.missing} testid="decision-missing">
      <ul role="status">
        {lacking.outcome ? <li>{words.missingOutcome}</li> : null}
        {lacking.reason ? <li>{words.missingReason}</li> : null}
        {lacking.evidence ? <li>{words.missingEvidence}</li> : null}
        {lacking.items > 0 ? <li>{words.missingItems({ count: lacking.items })}</li> : null}
      </ul>
    </Notice>
  );
}
