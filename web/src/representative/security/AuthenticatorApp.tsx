import { useState } from 'react';
import type { TotpBegun } from '../../shared/api/types';
import { useAsk } from '../../shared/ui/ask';
import { dayAndTime } from '../../shared/ui/words';
import { CodeForm } from '../CodeForm';
import { Refusal } from '../Refusal';
import { text } from '../text';
import { beginTotp, confirmTotp, removeTotp } from './requests';
import { SureButton } from './SureButton';

const words = text.security.app;

export function AuthenticatorApp(props: {
  since: string | null;
  changed: (codes?: string[]) => void;
}) {
  const { since, changed } = props;
  const [begun, setBegun] = useState<TotpBegun | null>(null);
  const { busy, problem, ask } = useAsk();
  const begin = () => void ask(async () => setBegun(await beginTotp()));
  const confirmed = (codes: string[]) => {
    setBegun(null);
    changed(codes);
  };
  return (
    <section className="card" data-testid="authenticator-app">
      <h2>{words.heading}</h2>
      <p>{since ? words.since({ when: dayAndTime(since, text.language) }) : words.none}</p>
      <Refusal problem={problem} testid="app-error" />
      {begun ? (
        <Confirm begun={begun} confirmed={confirmed} cancel={() => setBegun(null)} />
      ) : (
        <div className="row">
          <button
            type="button"
            className={since ? 'button' : 'button button-main'}
            aria-disabled={busy}
            data-testid="begin-app"
            onClick={begin}
          >
            {since ? words.replace : words.begin}
          </button>
          {since ? (
            <SureButton
              words={{ ...words.remove, button: words.remove.button, back: text.security.back }}
              testid="remove-app"
              act={async () => {
                await removeTotp();
                changed();
              }}
            />
          ) : null}
        </div>
      )}
    </section>
  );
}

function Confirm(props: {
  begun: TotpBegun;
  confirmed: (codes: string[]) => void;
  cancel: () => void;
}) {
  const { begun, confirmed, cancel } = props;
  const { busy, problem, ask } = useAsk();
  const { modules, path } = begun.qr;
  const send = (code: string) => void ask(async () => confirmed(await confirmTotp(code)));
  return (
    <div className="set-up-app">
      <p>{words.scan}</p>
      <svg
        className="qr"
        role="img"
        aria-label={words.qr}
        viewBox={`0 0 ${modules} ${modules}`}
        shapeRendering="crispEdges"
        data-testid="app-qr"
      >
        <rect width={modules} height={modules} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p>{words.secret}</p>
      <p className="secret" translate="no" data-testid="app-secret">
        {begun.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
      </p>
      <CodeForm of="totp" go={words.confirm} busy={busy} problem={problem} send={send}>
        <button
          type="button"
          className="button button-quiet"
          data-testid="cancel-app"
          onClick={cancel}
        >
          {text.security.cancel}
        </button>
      </CodeForm>
    </div>
  );
}
