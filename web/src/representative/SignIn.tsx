import { type FormEvent, useState } from 'react';
import type { Problem } from '../shared/api/problem';
import type { SecondStep } from '../shared/api/types';
import { useAsk } from '../shared/ui/ask';
import { Notice } from '../shared/ui/Notice';
import { Screen } from '../shared/ui/Screen';
import { triesWords } from './Refusal';
import { SecondStepForm } from './SecondStep';
import type { Session } from './session';
import { text } from './text';

export function SignIn({ session, signedOut }: { session: Session; signedOut: boolean }) {
  const words = text.signIn;
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const [step, setStep] = useState<SecondStep | null>(null);
  const [over, setOver] = useState(false);
  const { busy, problem, ask } = useAsk();
  const error = errorWords(missing, over, problem);

  const go = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const lacking = !email.trim() || !password;
    setMissing(lacking);
    setOver(false);
    if (!lacking) void ask(async () => setStep(await session.signIn(email.trim(), password)));
  };
  const startOver = (tooLate: boolean) => {
    setStep(null);
    setPassword('');
    setOver(tooLate);
  };

  if (step) return <SecondStepForm session={session} step={step} startOver={startOver} />;

  return (
    <main className="narrow">
      <Screen name="sign_in" heading={words.heading} lead={words.lead}>
        {signedOut ? (
          <Notice kind="info" testid="signed-out">
            {words.signedOut}
          </Notice>
        ) : null}
        <form className="card" onSubmit={go} noValidate>
          <div className="field">
            <label htmlFor="email">{words.email}</label>
            <input
              id="email"
              type="email"
              autoComplete="username"
              required
              value={email}
              aria-describedby={error ? 'sign-in-error' : undefined}
              data-testid="email"
              onChange={(event) => setEmail(event.target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor="password">{words.password}</label>
            <input
              id="password"
              type="password"
              autoComplete="current-password"
              required
              value={password}
              aria-describedby={error ? 'sign-in-error' : undefined}
              data-testid="password"
              onChange={(event) => setPassword(event.target.value)}
            />
          </div>
          {error ? (
            <p id="sign-in-error" className="field-error" role="alert" data-testid="sign-in-error">
              {error}
            </p>
          ) : null}
          <button
            type="submit"
            className="button button-main"
            aria-disabled={busy}
            data-testid="sign-in"
          >
            {busy ? words.going : words.go}
          </button>
        </form>
      </Screen>
    </main>
  );
}

function errorWords(missing: boolean, over: boolean, problem: Problem | null): string | null {
  if (missing) return text.signIn.missing;
  if (over) return text.secondStep.over;
  return problem && signInWords(problem);
}

function signInWords(problem: Problem): string {
  return problem.code === 'wrong_credentials' ? text.signIn.wrong : triesWords(problem);
}
