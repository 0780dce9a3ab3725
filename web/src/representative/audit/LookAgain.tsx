import { type FormEvent, useId, useState } from 'react';
import { Recordings } from '../evidence/Recordings';
import { limits } from '../../shared/api/limits';
import { text } from '../text';
import { AskExport } from './AskExport';

const words = text.audit.lookAgain;

/** What is kept of a verification's calls, for whoever looks after the log: they say why first. */
export function LookAgain({ verification, watcher }: { verification: string; watcher: string }) {
  const field = useId();
  const [typed, setTyped] = useState('');
  const [why, setWhy] = useState('');
  const goOn = (event: FormEvent) => {
    event.preventDefault();
    setWhy(typed.trim());
  };
  return (
    <section className="card look-again" data-testid="look-again">
      <h2>{words.heading}</h2>
      {why === '' ? (
        <form onSubmit={goOn}>
          <div className="field">
            <label htmlFor={field}>{words.why}</label>
            <input
              id={field}
              type="text"
              value={typed}
              required
              maxLength={limits.why_characters_max}
              data-testid="look-again-why"
              onChange={({ target }) => setTyped(target.value)}
            />
          </div>
          <p className="fine">{words.logged}</p>
          <button type="submit" className="button" data-testid="look-again-see">
            {words.see}
          </button>
        </form>
      ) : (
        <Recordings verification={verification} why={why} watcher={watcher} opened />
      )}
      <AskExport verification={verification} />
    </section>
  );
}
