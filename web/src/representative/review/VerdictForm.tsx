import { type ReactNode, useId, useRef, useState } from 'react';
import { limits } from '../../shared/api/limits';
import { forget, recall, remember } from '../../shared/tab_storage';
import { useAsk } from '../../shared/ui/ask';
import { Dialog } from '../../shared/ui/Dialog';
import { Refusal } from '../Refusal';
import { text as words } from '../text';

/** Asked before what cannot be taken back: what follows from it. */
export interface Sure {
  heading: string;
  consequences: ReactNode;
  testid: string;
  go: string;
  back: string;
}

export function sureOf(
  { heading, lead, go }: { heading: string; lead: string; go: string },
  testid: string,
): Sure {
  return { heading, consequences: <p>{lead}</p>, testid, go, back: words.reviews.sure.back };
}

/** What a second person writes, and the buttons that say it. A reload finds what was written. */
export function VerdictForm<Verdict extends string>(props: {
  /** Of what is remembered. */
  draft: string;
  field: { label: string; testid: string; rows: number; hint?: string };
  /** What is said beside the buttons. */
  hint?: string;
  busyWords: string;
  errorTestid: string;
  verdicts: { verdict: Verdict; testid: string; words: string; needsText?: string; sure?: Sure }[];
  say: (verdict: Verdict, text: string) => Promise<void>;
}) {
  const { draft, field, hint, busyWords, errorTestid, verdicts, say } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => recall(draft) ?? '');
  const [missing, setMissing] = useState<string | null>(null);
  const { busy, problem, ask } = useAsk({ once: true });
  const [asked, setAsked] = useState<{ verdict: Verdict; sure: Sure } | null>(null);
  const send = (verdict: Verdict) => ask(() => say(verdict, text.trim()).then(() => forget(draft)));
  const choose = async ({ verdict, needsText, sure }: (typeof verdicts)[number]) => {
    if (busy) return;
    const written = text.trim();
    if (needsText && written === '') {
      setMissing(needsText);
      area.current?.focus();
      return;
    }
    if (sure) setAsked({ verdict, sure });
    else await send(verdict);
  };
  const describedBy = [field.hint && `${id}-field-hint`, missing && `${id}-missing`];
  return (
    <div className="verdict">
      <div className="field">
        <label htmlFor={id}>{field.label}</label>
        <textarea
          ref={area}
          id={id}
          rows={field.rows}
          maxLength={limits.note_bytes_max}
          value={text}
          aria-describedby={describedBy.filter(Boolean).join(' ') || undefined}
          aria-invalid={missing !== null}
          data-testid={field.testid}
          onChange={(event) => {
            setText(event.target.value);
            setMissing(null);
            remember(draft, event.target.value);
          }}
        />
        {field.hint ? (
          <p id={`${id}-field-hint`} className="fine">
            {field.hint}
          </p>
        ) : null}
        {missing ? (
          <p
            id={`${id}-missing`}
            className="field-error"
            role="alert"
            data-testid={`${field.testid.replace(/-text$/, '')}-missing`}
          >
            {missing}
          </p>
        ) : null}
      </div>
      <Refusal problem={problem} testid={errorTestid} />
      <div className="row">
        {verdicts.map((one) => (
          <button
            key={one.verdict}
            type="button"
            className="button"
            aria-disabled={busy}
            aria-describedby={hint ? `${id}-hint` : undefined}
            data-testid={one.testid}
            onClick={() => void choose(one)}
          >
            {busy ? busyWords : one.words}
          </button>
        ))}
      </div>
      {asked ? (
        <Question
          sure={asked.sure}
          answer={(yes) => {
            setAsked(null);
            if (yes) void send(asked.verdict);
          }}
        />
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className="fine">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

function Question({ sure, answer }: { sure: Sure; answer: (yes: boolean) => void }) {
  return (
    <Dialog heading={sure.heading} testid={sure.testid} onClose={() => answer(false)}>
      <div className="sure">{sure.consequences}</div>
      <div className="row">
        <button
          type="button"
          className="button button-main"
          data-testid={`${sure.testid}-no`}
          onClick={() => answer(false)}
        >
          {sure.back}
        </button>
        <button
          type="button"
          className="button button-bad"
          data-testid={`${sure.testid}-yes`}
          onClick={() => answer(true)}
        >
          {sure.go}
        </button>
      </div>
    </Dialog>
  );
}
