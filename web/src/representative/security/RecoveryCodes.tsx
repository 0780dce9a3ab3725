import { useEffect, useRef, useState } from 'react';
import { text } from '../text';
import { makeRecoveryCodes } from './requests';
import { SureButton } from './SureButton';

const words = text.security.codes;

export function RecoveryCodes(props: { left: number; changed: (codes?: string[]) => void }) {
  const { left, changed } = props;
  return (
    <section className="card" data-testid="recovery-codes">
      <h2>{words.heading}</h2>
      <p>{words.what}</p>
      <p data-testid="codes-left">{words.left({ count: left })}</p>
      <div className="row">
        <SureButton
          words={{ ...words.renew, button: words.renew.button, back: text.security.back }}
          testid="new-codes"
          act={async () => changed(await makeRecoveryCodes())}
        />
      </div>
    </section>
  );
}

/** They are shown this once: so they take the focus, and stay until they were put away. */
export function Codes({ codes, done }: { codes: string[]; done: () => void }) {
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [codes]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join('\n'));
      setSaid(words.copied);
    } catch {
      // Refused; and without a secure origin there is no clipboard at all.
      setSaid(words.notCopied);
    }
  };
  return (
    <section className="card shown-codes" data-testid="shown-codes">
      <h2 ref={heading} tabIndex={-1}>
        {words.shown}
      </h2>
      <p>{words.shownLead}</p>
      <ol className="codes" translate="no">
        {codes.map((code) => (
          <li key={code} data-testid="recovery-code">
            {code}
          </li>
        ))}
      </ol>
      <div className="row">
        <button
          type="button"
          className="button"
          data-testid="copy-codes"
          onClick={() => void copy()}
        >
          {words.copy}
        </button>
        <button
          type="button"
          className="button"
          data-testid="print-codes"
          onClick={() => window.print()}
        >
          {words.print}
        </button>
        <button
          type="button"
          className="button button-main"
          data-testid="codes-saved"
          onClick={done}
        >
          {words.saved}
        </button>
      </div>
      <p role="status" className="fine" data-testid="codes-said">
        {said}
      </p>
    </section>
  );
}
