import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { Problem } from '../shared/api/problem';
import { triesWords } from './Refusal';
import { text } from './text';

/** A field for a code, and the button that sends it. `of`: where it comes from. */
export function CodeForm(props: {
  of: 'totp' | 'recovery';
  go: string;
  busy: boolean;
  problem: Problem | null;
  send: (code: string) => void;
  children?: ReactNode;
}) {
  const { of, go, busy, problem, send, children } = props;
  const id = useId();
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const words = text.secondStep;
  const wrong = of === 'totp' ? words.wrong : words.wrongRecovery;
  const refused = problem && (problem.code === 'wrong_code' ? wrong : triesWords(problem));
  const error = missing ? words.missing : refused;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const given = code.trim();
    setMissing(!given);
    if (given) send(given);
  };
  return (
    <form className="code-form" onSubmit={submit} noValidate>
      <div className="field">
        <label htmlFor={id}>{of === 'totp' ? words.code : words.recoveryCode}</label>
        <input
          id={id}
          type="text"
          inputMode={of === 'totp' ? 'numeric' : 'text'}
          autoComplete={of === 'totp' ? 'one-time-code' : 'off'}
          autoCapitalize="none"
          spellCheck={false}
          value={code}
          aria-invalid={error !== null}
          aria-describedby={error ? `${id}-error` : undefined}
          data-testid="code"
          onChange={(event) => setCode(event.target.value)}
        />
      </div>
      {error ? (
        <p id={`${id}-error`} className="field-error" role="alert" data-testid="code-error">
          {error}
        </p>
      ) : null}
      <div className="row">
        <button
          type="submit"
          className="button button-main"
          aria-disabled={busy}
          data-testid="send-code"
        >
          {busy ? words.going : go}
        </button>
        {children}
      </div>
    </form>
  );
}
