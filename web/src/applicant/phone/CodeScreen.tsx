import { type FormEvent, useId, useState } from 'react';
import { useAsk } from '../../shared/ui/ask';
import { Screen } from '../../shared/ui/Screen';
import { refusalWords } from '../Refusal';
import type { Session } from '../session';
import { text } from '../words';
import { digitsIn } from './typed_code';

const digits = 6;

/** On a phone that cannot scan: the digits that the computer shows beside its QR code. */
export function CodeScreen({ session }: { session: Session }) {
  const words = text.phone.type;
  const id = useId();
  const [written, setWritten] = useState('');
  const [short, setShort] = useState(false);
  const { busy, problem, ask, clear } = useAsk();
  const wrong = short || problem?.code === 'link_expired' ? words.wrong : null;
  const error = wrong ?? (problem && refusalWords(problem));

  const go = (event: FormEvent) => {
    event.preventDefault();
    const code = digitsIn(written);
    if (code.length === digits) void ask(() => session.typeCode(code));
    else setShort(true);
  };

  return (
    <Screen name="code" heading={words.heading}>
      <form className="card" onSubmit={go} noValidate>
        <div className="field">
          <label htmlFor={id}>{words.label}</label>
          <input
            id={id}
            type="text"
            className="code-field"
            dir="ltr"
            inputMode="numeric"
            autoComplete="one-time-code"
            value={written}
            aria-invalid={error !== null}
            aria-describedby={error ? `${id}-wrong` : undefined}
            data-testid="code-field"
            onChange={(event) => {
              setWritten(event.target.value);
              setShort(false);
              clear();
            }}
          />
          {error ? (
            <p id={`${id}-wrong`} className="field-error" role="alert" data-testid="code-wrong">
              {error}
            </p>
          ) : null}
        </div>
        <button
          type="submit"
          className="button button-main"
          aria-disabled={busy}
          data-testid="code-go"
        >
          {text.intro.go}
        </button>
      </form>
    </Screen>
  );
}
