import { type FormEvent, useState } from 'react';
import { Recordings } from '../evidence/Recordings';
import { text } from '../text';
import { AskExport } from './AskExport';
import { WhyField } from './WhyField';

const words = text.audit.lookAgain;

/** What is kept of a verification's calls, for whoever looks after the log: they say why first. */
export function LookAgain({ verification, watcher }: { verification: string; watcher: string }) {
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
          <WhyField
            label={words.why}
            value={typed}
            testid="look-again-why"
            required
            onChange={setTyped}
          />
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
