import { useState } from 'react';
import { asProblem } from '../shared/api/problem';
import type { SecondStep } from '../shared/api/types';
import { useAsk } from '../shared/ui/ask';
import { Screen } from '../shared/ui/Screen';
import { CodeForm } from './CodeForm';
import { PasskeyButton } from './PasskeyButton';
import { knowsPasskeys } from './security/webauthn';
import type { Session } from './session';
import { text } from './text';

type Way = 'totp' | 'recovery' | 'passkey';

/** After the password. `startOver`: whether it took too long. */
export function SecondStepForm(props: {
  session: Session;
  step: SecondStep;
  startOver: (tooLate: boolean) => void;
}) {
  const { session, step, startOver } = props;
  const words = text.secondStep;
  const [first = 'recovery', ...others] = waysOf(step);
  const [by, setBy] = useState<Way>(first);
  const { busy, problem, ask, clear } = useAsk();
  const unlessOver = (proven: Promise<void>) =>
    proven.catch((error: unknown) => {
      if (asProblem(error).code !== 'sign_in_over') throw error;
      startOver(true);
    });
  const leads = { totp: words.lead, recovery: words.recoveryLead, passkey: words.passkeyLead };
  const turnTo = {
    totp: words.withTotp,
    recovery: words.withRecovery,
    passkey: words.withPasskey,
  };

  return (
    <main className="narrow">
      <Screen name="second_step" heading={words.heading} lead={leads[by]}>
        <div className="card">
          {by === 'passkey' ? (
            <PasskeyButton
              options={() => session.passkeyAsked()}
              prove={(signed) => unlessOver(session.signInWithPasskey(signed))}
            />
          ) : (
            <CodeForm
              key={by}
              of={by}
              go={words.go}
              busy={busy}
              problem={problem}
              send={(code) => void ask(() => unlessOver(session.signInWithCode(code)))}
            />
          )}
          {[first, ...others]
            .filter((one) => one !== by)
            .map((one) => (
              <button
                key={one}
                type="button"
                className="button button-quiet"
                data-testid={`use-${one === 'passkey' ? 'a-passkey' : one}`}
                onClick={() => {
                  clear();
                  setBy(one);
                }}
              >
                {turnTo[one]}
              </button>
            ))}
        </div>
        <p className="fine">{words.lost}</p>
        <button
          type="button"
          className="button button-quiet"
          data-testid="start-over"
          onClick={() => startOver(false)}
        >
          {words.startOver}
        </button>
      </Screen>
    </main>
  );
}

/** What there is and this browser knows, the easiest first. */
function waysOf(step: SecondStep): Way[] {
  const all: [Way, boolean][] = [
    ['passkey', step.passkeys && knowsPasskeys()],
    ['totp', step.totp],
    ['recovery', step.recovery_codes],
  ];
  return all.filter(([, is]) => is).map(([way]) => way);
}
