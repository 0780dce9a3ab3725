import { useMemo } from 'react';
import { Part } from '../../shared/part';
import { browserNames, systemNames } from '../../shared/support/names';
import { usePart } from '../../shared/ui/later';
import { Screen } from '../../shared/ui/Screen';
import { useStore } from '../../shared/store';
import { HelpArticle } from './HelpArticle';
import { nextStep, partsFor } from './next_step';
import { type Page, screenOf } from '../page';
import type { Session } from '../session';
import { text } from './words';

/** The article of /help, with the reader's own next step on top. */
export function Help({ session, page }: { session: Session; page: Page }) {
  const words = text.help;
  const media = useStore(session.seat.media.store);
  const step = nextStep(screenOf(page), media.problem !== null);
  return (
    <Screen name="help" heading={words.heading} lead={words.lead}>
      {step ? (
        <section className="card next-step" data-testid="next-step" data-step={step}>
          <h2>{words.nextHeading}</h2>
          <p>{words.next[step].lead}</p>
          <button
            type="button"
            className="button button-main"
            data-testid="next-step-go"
            onClick={() => session.closeAside()}
          >
            {words.next[step].button}
          </button>
        </section>
      ) : null}
      <p className="aside">{words.english}</p>
      <Device />
      <HelpArticle key={step} parts={Object.entries(words.parts)} open={partsFor(step)} />
    </Screen>
  );
}

const detection = new Part(async () => (await import('../../shared/support/browser')).here);

/** What the reader holds, so that they know which lines of the article are for them. */
function Device() {
  const here = usePart(detection);
  const around = useMemo(() => here?.(), [here]);
  const browser = around && browserNames[around.browser];
  const system = around && systemNames[around.system];
  return browser && system ? (
    <p className="aside" data-testid="own-device">
      {text.help.device({ browser, system })}
    </p>
  ) : null;
}
