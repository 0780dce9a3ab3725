import { type ComponentType, useEffect } from 'react';
import { type Missing, Part } from '../part';
import { useStore } from '../store';
import { useAsk } from './ask';
import { Notice } from './Notice';

/** Of a part, for what goes on without it: null until it is there. */
export function usePart<T>(part: Part<T>, needed = true): T | null {
  const found = useStore(part.found);
  useEffect(() => {
    if (needed) void part.fetch();
  }, [part, needed]);
  return found.is === 'here' ? found.it : null;
}

interface MissingWords {
  unreachable: string;
  again: string;
  /** Of the page, what only a reload mends. */
  reload: { heading: string; lead: string; reload: string };
}

/** Why a part is not there and what to do; nothing while it comes or is there. */
export function MissingPart({ part, words }: { part: Part<unknown>; words: MissingWords }) {
  const found = useStore(part.found);
  return found.is === 'missing' ? <Why why={found.why} part={part} words={words} /> : null;
}

function Why(props: { why: Missing; part: Part<unknown>; words: MissingWords }) {
  const { why, part, words } = props;
  const { busy, ask } = useAsk();
  if (why === 'unreachable') {
    return (
      <Notice kind="error" testid="part-missing">
        <p>{words.unreachable}</p>
        <button
          type="button"
          className="button"
          aria-disabled={busy}
          data-testid="part-again"
          onClick={() => void ask(() => part.fetch())}
        >
          {words.again}
        </button>
      </Notice>
    );
  }
  const { heading, lead, reload } = words.reload;
  return (
    <Notice kind="error" title={heading} testid="part-missing">
      {why === 'updated' ? <p>{lead}</p> : null}
      <button
        type="button"
        className="button"
        data-testid="part-reload"
        onClick={() => location.reload()}
      >
        {reload}
      </button>
    </Notice>
  );
}

/** A component that is a part; in its place stands why it does not come. */
export function laterIn(words: () => MissingWords) {
  return function later<Props extends object>(
    load: () => Promise<ComponentType<Props>>,
  ): ComponentType<Props> {
    const part = new Part(async () => ({ Shown: await load() }));
    return function Later(props: Props) {
      const found = usePart(part);
      return found ? <found.Shown {...props} /> : <MissingPart part={part} words={words()} />;
    };
  };
}
