import { type FormEvent, useId, useState } from 'react';
import { limits } from '../../shared/api/limits';
import type { OwnPasskey } from '../../shared/api/types';
import { useAsk } from '../../shared/ui/ask';
import { Notice } from '../../shared/ui/Notice';
import { dayAndTime } from '../../shared/ui/words';
import { Refusal } from '../Refusal';
import { text } from '../text';
import { addPasskey, removePasskey, wantPasskey } from './requests';
import { SureButton } from './SureButton';
import { knowsPasskeys, makePasskey } from './webauthn';

const words = text.security.passkeys;

export function Passkeys(props: { passkeys: OwnPasskey[]; changed: (codes?: string[]) => void }) {
  const { passkeys, changed } = props;
  const [adding, setAdding] = useState(false);
  const added = (codes: string[]) => {
    setAdding(false);
    changed(codes);
  };
  return (
    <section className="card" data-testid="passkeys">
      <h2>{words.heading}</h2>
      <p>{words.what}</p>
      <ul className="sessions">
        {passkeys.map((one) => (
          <li key={one.id} data-testid="passkey">
            <span className="session-words">
              <strong>
                <bdi>{one.name}</bdi>
              </strong>
              <span className="fine">
                {words.added({ when: dayAndTime(one.added, text.language) })}
              </span>
              {one.used ? (
                <span className="fine">
                  {words.used({ when: dayAndTime(one.used, text.language) })}
                </span>
              ) : null}
            </span>
            <SureButton
              words={{ ...words.remove, button: words.remove.button, back: text.security.back }}
              testid="remove-passkey"
              act={async () => {
                await removePasskey(one.id);
                changed();
              }}
            />
          </li>
        ))}
      </ul>
      {adding ? <Add added={added} cancel={() => setAdding(false)} /> : null}
      {adding || !knowsPasskeys() ? null : (
        <div className="row">
          <button
            type="button"
            className="button"
            data-testid="add-passkey"
            onClick={() => setAdding(true)}
          >
            {words.add}
          </button>
        </div>
      )}
      {knowsPasskeys() ? null : <p className="fine">{words.unknown}</p>}
    </section>
  );
}

function Add({ added, cancel }: { added: (codes: string[]) => void; cancel: () => void }) {
  const id = useId();
  const [name, setName] = useState('');
  const [notMade, setNotMade] = useState(false);
  const { busy, problem, ask } = useAsk();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    if (!given) return;
    setNotMade(false);
    void ask(async () => {
      const made = await makePasskey(await wantPasskey(), given);
      if (made) added(await addPasskey(made));
      else setNotMade(true);
    });
  };
  return (
    <form className="code-form" onSubmit={submit} noValidate>
      <div className="field">
        <label htmlFor={id}>{words.name}</label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          maxLength={limits.passkey_name_characters_max}
          value={name}
          aria-describedby={`${id}-hint`}
          data-testid="passkey-name"
          onChange={(event) => setName(event.target.value)}
        />
        <p id={`${id}-hint`} className="fine">
          {words.nameHint}
        </p>
      </div>
      <Refusal problem={problem} testid="passkey-error" />
      {notMade ? (
        <Notice kind="error" testid="passkey-not-made">
          <p>{words.notMade}</p>
        </Notice>
      ) : null}
      <div className="row">
        <button
          type="submit"
          className="button button-main"
          aria-disabled={busy || !name.trim()}
          data-testid="make-passkey"
        >
          {busy ? words.making : words.make}
        </button>
        <button type="button" className="button button-quiet" onClick={cancel}>
          {text.security.cancel}
        </button>
      </div>
    </form>
  );
}
