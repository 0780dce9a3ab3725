import { useId, useState } from 'react';
import { missingHere } from '../../shared/support/gate';
import { inAppOf } from '../../shared/support/in_app';
import { Screen } from '../../shared/ui/Screen';
import type { Session } from '../session';
import { text } from '../words';

// Before a link is used where another browser does better.

/** An app's own browser, which often has no camera. */
export function InAppGate({ session }: { session: Session }) {
  const words = text.support.inApp;
  const app = inAppOf(navigator.userAgent);
  return (
    <Screen name="in_app" heading={words.heading} lead={words.lead}>
      <section className="card">
        <ol className="steps">
          {app ? <li>{text.recovery.inAppMenus[app]}</li> : null}
          <li>{words.paste}</li>
        </ol>
        <CopyLink />
        <p className="fine">{words.linkKept}</p>
      </section>
      {missingHere().length > 0 ? null : (
        <button
          type="button"
          className="button button-quiet"
          data-testid="try-here"
          onClick={() => void session.open(true)}
        >
          {words.anyway}
        </button>
      )}
    </Screen>
  );
}

/** No call is possible in this browser. */
export function CannotCall() {
  const words = text.support.cannot;
  return (
    <Screen name="cannot" heading={words.heading} lead={words.lead}>
      <section className="card">
        <h2>{words.stepsHeading}</h2>
        <ol className="steps">
          {words.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <CopyLink />
      </section>
      <p>
        <a href={`/unsupported${location.hash}`}>{words.more}</a>
      </p>
    </Screen>
  );
}

function CopyLink() {
  const words = text.support.inApp;
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      setCopied(true);
    } catch {
      // Refused or missing, as in many apps: the field beside it can be copied from by hand.
      document.getElementById(id)?.focus();
    }
  };
  return (
    <div className="field">
      <label htmlFor={id}>{words.copyByHand}</label>
      <input
        id={id}
        type="text"
        readOnly
        dir="ltr"
        value={location.href}
        data-testid="link-to-copy"
        onFocus={(event) => event.target.select()}
      />
      <button
        type="button"
        className="button button-main"
        data-testid="copy-link"
        onClick={() => void copy()}
      >
        {words.copy}
      </button>
      <p role="status" className="fine">
        {copied ? words.copied : ''}
      </p>
    </div>
  );
}
