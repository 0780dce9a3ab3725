import { useState } from 'react';
import type { SecondFactorSetUp } from '../../shared/api/types';
import { useAsk, useLoaded } from '../../shared/ui/ask';
import { Screen } from '../../shared/ui/Screen';
import { CodeForm } from '../CodeForm';
import { PasskeyButton } from '../PasskeyButton';
import { Refusal } from '../Refusal';
import { text } from '../text';
import { AuthenticatorApp } from './AuthenticatorApp';
import { Passkeys } from './Passkeys';
import { PasswordAgain } from './PasswordAgain';
import { Codes, RecoveryCodes } from './RecoveryCodes';
import { askPasskey, proveWithCode, proveWithPasskey, seeSetUp } from './requests';
import { Sessions } from './Sessions';

const words = text.security;

/** What somebody proves beside the password, and where they are signed in. */
export function Security() {
  const { loaded: setUp, problem, again } = useLoaded(seeSetUp, null);
  const [codes, setCodes] = useState<string[]>([]);
  const changed = (made: string[] = []) => {
    if (made.length > 0) setCodes(made);
    again();
  };
  return (
    <Screen name="security" heading={words.heading} lead={words.lead}>
      <Refusal problem={problem} testid="security-error" />
      {codes.length > 0 ? <Codes codes={codes} done={() => setCodes([])} /> : null}
      {setUp ? <SetUp setUp={setUp} changed={changed} /> : null}
      {setUp || problem ? null : <p className="fine">{words.loading}</p>}
    </Screen>
  );
}

function SetUp(props: { setUp: SecondFactorSetUp; changed: (codes?: string[]) => void }) {
  const { setUp, changed } = props;
  const any = setUp.totp_since !== null || setUp.passkeys.length > 0;
  if (any && !setUp.proven) return <Prove setUp={setUp} changed={changed} />;
  if (setUp.password_first) return <PasswordAgain typed={() => changed()} />;
  return (
    <>
      <AuthenticatorApp since={setUp.totp_since} changed={changed} />
      <Passkeys passkeys={setUp.passkeys} changed={changed} />
      {any ? <RecoveryCodes left={setUp.recovery_codes_left} changed={changed} /> : null}
      {any ? <Sessions /> : <p className="fine">{words.sessions.afterSetUp}</p>}
    </>
  );
}

/** This session is from before the second factor was set up. */
function Prove({ setUp, changed }: { setUp: SecondFactorSetUp; changed: () => void }) {
  const { busy, problem, ask } = useAsk();
  const send = (code: string) => void ask(() => proveWithCode(code).then(() => changed()));
  const coded = setUp.totp_since !== null || setUp.recovery_codes_left > 0;
  return (
    <section className="card" data-testid="prove">
      <h2>{words.prove.heading}</h2>
      <p>{words.prove.lead}</p>
      {setUp.passkeys.length > 0 ? (
        <PasskeyButton
          options={askPasskey}
          prove={(signed) => proveWithPasskey(signed).then(() => changed())}
        />
      ) : null}
      {coded ? (
        <CodeForm
          of={setUp.totp_since ? 'totp' : 'recovery'}
          go={words.prove.go}
          busy={busy}
          problem={problem}
          send={send}
        />
      ) : null}
    </section>
  );
}
