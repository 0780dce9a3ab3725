import { type FormEvent, useState } from 'react';
import { useAsk } from '../../shared/ui/ask';
import { Notice } from '../../shared/ui/Notice';
import { Refusal } from '../Refusal';
import { text } from '../text';
import { exports_hash } from './question';
import { askExport } from './requests';
import { WhyField } from './WhyField';

const words = text.audit.exports;

/** Asks for what is kept of a verification as a file. */
export function AskExport({ verification }: { verification: string }) {
  const [why, setWhy] = useState('');
  const [asked, setAsked] = useState(false);
  const { busy, problem, ask } = useAsk();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (await ask(() => askExport(verification, why.trim()))) setAsked(true);
  };
  if (asked)
    return (
      <Notice kind="good" title={words.askedNow} testid="export-asked">
        <p>
          <span>{words.tellSomebody}</span> <a href={exports_hash}>{words.see}</a>
        </p>
      </Notice>
    );
  return (
    <details className="ask-export" data-testid="ask-export">
      <summary>{words.ask}</summary>
      <form onSubmit={(event) => void send(event)}>
        <p className="fine">{words.lead}</p>
        <WhyField
          label={words.askWhy}
          value={why}
          testid="ask-export-why"
          required
          onChange={setWhy}
        />
        <Refusal problem={problem} testid="ask-export-error" />
        <button type="submit" className="button" aria-disabled={busy} data-testid="ask-export-send">
          {words.send}
        </button>
      </form>
    </details>
  );
}
