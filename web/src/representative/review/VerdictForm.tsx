import { useId, useRef, useState } from 'react';
import { limits } from '../../shared/api/limits';
import { forget, recall, remember } from '../../shared/tab_storage';
import { useAsk } from '../../shared/ui/ask';
import { Refusal } from '../Refusal';

/** What a second person writes, and the buttons that say it. A reload finds what was written. */
export function VerdictForm<Verdict extends string>(props: {
  /** Of what is remembered. */
  draft: string;
  field: { label: string; testid: string; rows: number; hint?: string };
  /** What is said beside the buttons. */
  hint?: string;
  busyWords: string;
  errorTestid: string;
  verdicts: { verdict: Verdict; testid: string; words: string; needsText?: string }[];
  say: (verdict: Verdict, text: string) => Promise<void>;
}) {
  const { draft, field, hint, busyWords, errorTestid, verdicts, say } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => recall(draft) ?? '');
  const [missing, setMissing] = useState<string | null>(null);
  const { busy, problem, ask } = useAsk({ once: true });
  const choose = async ({ verdict, needsText }: (typeof verdicts)[number]) => {
    if (busy) return;
    const written = text.trim();
    if (needsText && written === '') {
      setMissing(needsText);
      area.current?.focus();
      return;
    }
    await ask(() => say(verdict, written).then(() => forget(draft)));
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
      {hint ? (
        <p id={`${id}-hint`} className="fine">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
