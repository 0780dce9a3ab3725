import type { ChecklistItem, ChecklistResult } from '../shared/api/types';
import type { Draft } from './draft';
import { text } from './text';

const words = text.checklist;
const results: ChecklistResult[] = ['ok', 'not_ok', 'skipped'];

export function Checklist(props: {
  items: ChecklistItem[];
  marks: Draft['checklist'];
  mark: (item: string, result: ChecklistResult) => void;
}) {
  const { items, marks, mark } = props;
  const done = items.filter(({ item }) => marks[item]).length;
  return (
    <section className="checklist" aria-labelledby="checklist-heading" data-testid="checklist">
      <div className="split">
        <h2 id="checklist-heading">{words.heading}</h2>
        <span className="fine" data-testid="checklist-done">
          {words.done(done, items.length)}
        </span>
      </div>
      <ol>
        {items.map((item) => (
          <Item key={item.item} item={item} marked={marks[item.item]} mark={mark} />
        ))}
      </ol>
    </section>
  );
}

function Item(props: {
  item: ChecklistItem;
  marked: ChecklistResult | undefined;
  mark: (item: string, result: ChecklistResult) => void;
}) {
  const { item, marked, mark } = props;
  const name = `item-${item.item}`;
  return (
    <li className={`item item-${marked ?? 'open'}`} data-testid={name}>
      <fieldset>
        <legend>
          <span className="item-kind">
            {words.kinds[item.kind]}
            {item.required ? '' : `, ${words.optional}`}
          </span>
          {item.text}
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
    </li>
  );
}
