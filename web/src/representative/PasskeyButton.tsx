import { useState } from 'react';
import type { PasskeyAsked, PasskeySigned } from '../shared/api/types';
import { useAsk } from '../shared/ui/ask';
import { Notice } from '../shared/ui/Notice';
import { triesWords } from './Refusal';
import { knowsPasskeys, signWithPasskey } from './security/webauthn';
import { text } from './text';

/** Has a passkey sign what the service asks, and gives that to it. */
export function PasskeyButton(props: {
  options: () => Promise<PasskeyAsked>;
  prove: (signed: PasskeySigned) => Promise<unknown>;
}) {
  const { options, prove } = props;
  const words = text.secondStep;
  const [notSigned, setNotSigned] = useState(false);
  const { busy, problem, ask } = useAsk();
  if (!knowsPasskeys()) return null;
  const go = () => {
    setNotSigned(false);
    void ask(async () => {
      const signed = await signWithPasskey(await options());
      if (signed) await prove(signed);
      else setNotSigned(true);
    });
  };
  const error = notSigned ? words.notSigned : problem && triesWords(problem);
  return (
    <>
      <button
        type="button"
        className="button button-main"
        aria-disabled={busy}
        data-testid="use-passkey"
        onClick={go}
      >
        {busy ? words.going : words.passkey}
      </button>
      {error ? (
        <Notice kind="error" testid="passkey-error">
          <p>{error}</p>
        </Notice>
      ) : null}
    </>
  );
}
