import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { ActsAsked } from '../../shared/api/types';
import { useLoaded } from '../../shared/ui/ask';
import { plain } from '../../shared/ui/words';
import { wordsFor } from '../../shared/words/opened';
import { text } from '../text';
import { asksNothing, hashOf, type Question, type Wrong, wrongIn } from './question';
import { seeStaff } from './requests';

const words = text.audit;

type ActName = NonNullable<ActsAsked['name']>;
type Key<Name> = Name extends `${infer What}.${infer Did}` ? `${What}_${Did}` : never;

/** An act without words does not compile. */
const sayings: Record<Key<ActName>, string> = words.names;

/** "Signed in", for a name that the service uses. */
export function actWords(name: string): string {
  return wordsFor(sayings, name.replace('.', '_')) ?? plain(name);
}

/** In the order in which somebody may look for them: what people see of others first. All that there are. */
const named: Record<ActName, true> = {
  'evidence.looked_at': true,
  'evidence.look_refused': true,
  'evidence.export_asked': true,
  'evidence.export_approved': true,
  'evidence.export_declined': true,
  'evidence.export_downloaded': true,
  'evidence.held': true,
  'evidence.released': true,
  'evidence.account_erased': true,
  'staff.signed_in': true,
  'staff.signed_out': true,
  'staff.sessions_ended': true,
  'staff.own_sessions_ended': true,
  'staff.second_factor_added': true,
  'staff.second_factor_removed': true,
  'staff.second_factors_reset': true,
  'staff.recovery_codes_made': true,
  'staff.recovery_code_used': true,
  'staff.added': true,
  'staff.disabled': true,
  'staff.enabled': true,
  'staff.role_changed': true,
  'staff.password_changed': true,
  'staff.photo_changed': true,
  'marketplace.added': true,
  'marketplace.key_added': true,
  'marketplace.key_revoked': true,
  'marketplace.medium_changed': true,
  'marketplace.support_changed': true,
  'marketplace.webhook_changed': true,
  'marketplace.secret_changed': true,
  'marketplace.webhooks_resumed': true,
  'keys.master_rotated': true,
  'keys.account_rotated': true,
};
const names = Object.keys(named) as ActName[];

type Group = ActName extends `${infer What}.${string}` ? What : never;
const groupOf = (name: ActName) => name.split('.')[0] as Group;
const groups = [...new Set(names.map(groupOf))];

/** Choosing is asking; what is typed is asked for with Enter or the button. */
export function Filters({ question }: { question: Question }) {
  const form = useRef<HTMLFormElement>(null);
  const { loaded: staff } = useLoaded(seeStaff, null);
  const [refused, setRefused] = useState<{ question: Question; wrong: Wrong }>();
  const wrong = refused?.question === question ? refused.wrong : null;
  const id = useId();
  useEffect(() => {
    // Fields are the reader's own; what another address asks is put into them.
    for (const [name, value] of Object.entries(question)) {
      const there = form.current?.elements.namedItem(name);
      if (there instanceof HTMLInputElement || there instanceof HTMLSelectElement)
        there.value = value;
    }
  }, [question]);
  const send = () => {
    if (!form.current) return;
    const said = Object.fromEntries(new FormData(form.current)) as unknown as Question;
    const asked = { ...said, of: said.of.trim() };
    const found = wrongIn(asked);
    setRefused({ question, wrong: found });
    if (!found) location.hash = hashOf(asked);
  };
  return (
    <form
      ref={form}
      className="card audit-filters"
      data-testid="audit-filters"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Choice name="by" label={words.by} value={question.by} chosen={send}>
        <option value="">{words.byAnybody}</option>
        <option value="operator">{words.byOperator}</option>
        {withAsked(staff ?? [], question.by).map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </Choice>
      <Choice name="name" label={words.what} value={question.name} chosen={send}>
        <option value="">{words.whatever}</option>
        {groups.map((group) => (
          <optgroup key={group} label={words.groups[group]}>
            {names
              .filter((one) => groupOf(one) === group)
              .map((one) => (
                <option key={one} value={one}>
                  {actWords(one)}
                </option>
              ))}
          </optgroup>
        ))}
      </Choice>
      <div className="field">
        <label htmlFor={`${id}-of`}>{words.of}</label>
        <input
          id={`${id}-of`}
          type="text"
          name="of"
          autoComplete="off"
          spellCheck={false}
          defaultValue={question.of}
          aria-invalid={wrong === 'of'}
          aria-describedby={wrong === 'of' ? `${id}-wrong` : undefined}
          data-testid="audit-of"
        />
        {wrong === 'of' ? (
          <p id={`${id}-wrong`} className="field-error" role="alert" data-testid="audit-of-wrong">
            {words.ofWrong}
          </p>
        ) : null}
      </div>
      <Day name="from" label={words.from} value={question.from} chosen={send} />
      <Day
        name="until"
        label={words.until}
        value={question.until}
        chosen={send}
        wrong={wrong === 'until' ? words.untilWrong : null}
      />
      <div className="row audit-go">
        <button type="submit" className="button" data-testid="audit-search">
          {words.search}
        </button>
        {asksNothing(question) ? null : (
          <a className="button button-quiet" href={hashOf({})} data-testid="audit-clear">
            {words.clear}
          </a>
        )}
      </div>
    </form>
  );
}

/** With the one who is asked for, before the names are there. */
function withAsked(
  staff: { id: string; name: string }[],
  id: string,
): { id: string; name: string }[] {
  const unknown = id !== '' && id !== 'operator' && !staff.some((one) => one.id === id);
  return unknown ? [...staff, { id, name: id }] : staff;
}

function Choice(props: {
  name: keyof Question;
  label: string;
  value: string;
  chosen: () => void;
  children: ReactNode;
}) {
  const { name, label, value, chosen, children } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={name}
        defaultValue={value}
        onChange={chosen}
        data-testid={`audit-${name}`}
      >
        {children}
      </select>
    </div>
  );
}

function Day(props: {
  name: keyof Question;
  label: string;
  value: string;
  chosen: () => void;
  wrong?: string | null;
}) {
  const { name, label, value, chosen, wrong } = props;
  const id = useId();
  return (
    <div className="field audit-day-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        name={name}
        defaultValue={value}
        // A year that is being typed is one of the first centuries.
        onChange={({ target }) => (target.value === '' || target.value > '2000') && chosen()}
        aria-invalid={Boolean(wrong)}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        data-testid={`audit-${name}`}
      />
      {wrong ? (
        <p
          id={`${id}-wrong`}
          className="field-error"
          role="alert"
          data-testid={`audit-${name}-wrong`}
        >
          {wrong}
        </p>
      ) : null}
    </div>
  );
}
