import { type FormEvent, useId, useState } from 'react';
import { useAsk } from '../../shared/ui/ask';
import { triesWords } from '../Refusal';
import { text } from '../text';
import { typePassword } from './requests';

const words = text.security.password;

/** Before a first factor is set up in a session that began a while ago. */
export function PasswordAgain({ typed }: { typed: () => void }) {
  const id = useId();
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, problem, ask } = useAsk();
  const refusal =
    problem && (problem.code === 'wrong_credentials' ? words.wrong : triesWords(problem));
  const error = missing ? words.missing : refusal;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setMissing(!password);
    if (password) void ask(() => typePassword(password).then(typed));
  };
  return (
    <section className="card" data-testid="password-again">
      <h2>{words.heading}</h2>
      <p>{words.lead}</p>
      <form className="code-form" onSubmit={submit} noValidate>
        <div className="field">
          <label htmlFor={id}>{words.label}</label>
          <input
            id={id}
            type="password"
            autoComplete="current-password"
            value={password}
            aria-invalid={error !== null}
            aria-describedby={error ? `${id}-error` : undefined}
            data-testid="password"
            onChange={(event) => setPassword(event.target.value)}
          />
        </div>
        {error ? (
          <p id={`${id}-error`} className="field-error" role="alert" data-testid="password-error">
            {error}
          </p>
        ) : null}
        <div className="row">
          <button
            type="submit"
            className="button button-main"
            aria-disabled={busy}
            data-testid="send-password"
          >
            {words.go}
          </button>
        </div>
      </form>
    </section>
  );
}
