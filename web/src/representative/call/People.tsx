import { secondsSince } from '../../shared/api/clock';
import type { InMeeting } from '../../shared/api/types';
import { useNow } from '../../shared/ui/hooks';
import { duration } from '../../shared/ui/words';
import { text } from '../text';
import { inOrder, nameAdvice } from './presence';

const words = text.meet;

/** Who is or was in the meeting, as Google tells it. */
export function People({ people }: { people: InMeeting[] }) {
  const now_ms = useNow(people.length > 0);
  if (people.length === 0) return null;
  return (
    <ul className="people" data-testid="meeting-people">
      {inOrder(people).map((one, index) => (
        <Person key={`${one.role} ${one.since} ${index}`} one={one} now_ms={now_ms} />
      ))}
    </ul>
  );
}

function Person({ one, now_ms }: { one: InMeeting; now_ms: number }) {
  const { role, kind, name, left, since, joins } = one;
  const advice = nameAdvice(one);
  const ago = (time: string) => ({ time: duration(secondsSince(time, now_ms)) });
  const { times } = words;
  const when = left
    ? times.left(ago(left))
    : joins > 1
      ? times.first(ago(since))
      : times.joined(ago(since));
  return (
    <li
      className={left ? 'person person-left' : `person person-${role}`}
      data-testid={`person-${role}`}
    >
      <p className="person-name">
        <strong translate="no">{name ? <bdi>{name}</bdi> : words.nameless}</strong>
        <span className="person-role">{words.takenFor[role]}</span>
      </p>
      <p className="fine">
        <span>{words.kinds[kind]}</span>
        {' · '}
        <span>{when}</span>
        {joins > 1 ? <span>{` · ${times.often({ count: joins })}`}</span> : null}
      </p>
      {advice ? (
        <p className={`person-advice person-advice-${advice}`}>{words.name[advice]}</p>
      ) : null}
    </li>
  );
}
