import { useEffect } from 'react';
import type { ChecklistItem } from '../../shared/api/types';
import { nextItem } from './ask_next';
import type { Draft } from './draft';
import { text } from '../text';

const words = text.checklist;

export function AskNext(props: {
  items: ChecklistItem[];
  marks: Draft['checklist'];
  current: string | null;
  ask: (item: string | null) => void;
}) {
  const { items, marks, current, ask } = props;
  const next = nextItem(items, marks, current);
  const item = next?.item ?? null;
  useEffect(() => {
    if (item === null) return;
    const key = (event: KeyboardEvent) => {
      // By its place on the keyboard: with Alt, some systems type another letter.
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyN') return;
      event.preventDefault();
      // Held down, it would run through the whole list.
      if (!event.repeat) ask(item);
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [item, ask]);
  if (!next) return null;
  return (
    <div className="ask-next" data-testid="ask-next-place">
      <p>
        <span className="item-kind">{`${words.next}: ${words.kinds[next.kind]}`}</span>
        <span>{next.text}</span>
      </p>
      <span className="ask-next-go">
        <button
          type="button"
          className="button"
          data-testid="ask-next"
          data-item={next.item}
          aria-keyshortcuts="Alt+N"
          onClick={() => ask(next.item)}
        >
          {words.ask}
        </button>
        <kbd className="fine">{words.shortcut}</kbd>
      </span>
    </div>
  );
}
