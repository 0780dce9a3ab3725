import type { ChecklistItem } from '../../shared/api/types';
import { AskNext } from './AskNext';
import type { Draft, Marked } from './draft';
import { text } from '../text';

const words = text.checklist;
const results: Marked[] = ['ok', 'not_ok', 'skipped'];

export function Checklist(props: {
  items: ChecklistItem[];
  marks: Draft['checklist'];
  mark: (item: string, result: Marked) => void;
  /** Shown to the applicant now. */
  current: string | null;
  ask: (item: string | null) => void;
}) {
  const { items, marks, mark, current, ask } = props;
  const done = items.filter(({ item }) => marks[item]).length;
  return (
    <section className="checklist" aria-labelledby="checklist-heading" data-testid="checklist">
      <div className="split">
        <h2 id="checklist-heading">{words.heading}</h2>
        <span className="fine" data-testid="checklist-done">
          {words.done({ done, all: items.length })}
        </span>
      </div>
      <AskNext items={items} marks={marks} current={current} ask={ask} />
      <ol>
        {items.map((item) => (
          <Item
            key={item.item}
            item={item}
            marked={marks[item.item]}
            mark={mark}
            current={item.item === current}
            ask={ask}
          />
        ))}
      </ol>
    </section>
  );
}

function Item(props: {
  item: ChecklistItem;
  marked: Marked | undefined;
  mark: (item: string, result: Marked) => void;
  current: boolean;
  ask: (item: string | null) => void;
}) {
  const { item, marked, mark, current, ask } = props;
  const name = `item-${item.item}`;
  const look = `item item-${marked ?? 'open'}${current ? ' item-current' : ''}`;
  return (
    <li className={look} data-testid={name} aria-current={current ? 'step' : undefined}>
      <fieldset>
        <legend>
          <span className="item-kind">
            {words.kinds[item.kind] + (item.required ? '' : `, ${words.optional}`)}
          </span>
          <span>{item.text}</span>
        </legend>
        <div className="segments">
          {results.map((result) => (
            <label key={result} className={`segment segment-${result}`}>
              <input
                type="radio"
                name={name}
                value={result}
                checked={marked === result}
                data-testid={`${name}-${result}`}
                onChange={() => mark(item.item, result)}
              />
              <span>{words.results[result]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <button
        type="button"
        className={current ? 'item-ask item-asking' : 'item-ask'}
        aria-label={`${current ? words.asking : words.ask}: ${item.text}`}
        data-testid={`${name}-ask`}
        onClick={() => ask(current ? null : item.item)}
      >
        {current ? words.asking : words.ask}
      </button>
    </li>
  );
}
