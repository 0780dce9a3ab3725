import { useState } from 'react';
import { useAsk } from '../../shared/ui/ask';
import { Dialog } from '../../shared/ui/Dialog';
import { Refusal } from '../Refusal';

/** A button that asks before it does what cannot be taken back. */
export function SureButton(props: {
  words: { button: string; heading: string; lead: string; go: string; back: string };
  testid: string;
  act: () => Promise<void>;
}) {
  const { words, testid, act } = props;
  const [asked, setAsked] = useState(false);
  const { busy, problem, ask } = useAsk();
  const go = async () => {
    if (await ask(act)) setAsked(false);
  };
  return (
    <>
      <button type="button" className="button" data-testid={testid} onClick={() => setAsked(true)}>
        {words.button}
      </button>
      {asked ? (
        <Dialog heading={words.heading} testid={`${testid}-sure`} onClose={() => setAsked(false)}>
          <p>{words.lead}</p>
          <Refusal problem={problem} testid={`${testid}-error`} />
          <div className="row">
            <button
              type="button"
              className="button button-main"
              aria-disabled={busy}
              data-testid={`${testid}-go`}
              onClick={() => void go()}
            >
              {words.go}
            </button>
            <button
              type="button"
              className="button"
              data-testid={`${testid}-back`}
              onClick={() => setAsked(false)}
            >
              {words.back}
            </button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
