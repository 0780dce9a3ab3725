import { Fragment } from 'react';
import type { AccountEntry, AccountStory } from '../../shared/api/types';
import { useLoaded } from '../../shared/ui/ask';
import { dayAndTime, plain } from '../../shared/ui/words';
import { wordsFor } from '../../shared/words/opened';
import { Fact } from '../review/ReviewQueue';
import { text } from '../text';
import { actWords } from './Filters';
import { NotYet } from './NotYet';
import { hashOf } from './question';
import { seeAccount } from './requests';
import { clockOf, dayOf } from './times';

const words = text.audit.account;

/** All that is known of an account, at each marketplace that has one of this name. */
export function Account({ account }: { account: string }) {
  const { loaded, problem, again } = useLoaded(() => seeAccount(account), account);
  return (
    <section className="account" data-testid="account">
      <NotYet name="account" loaded={loaded !== null} problem={problem} again={again} />
      {loaded?.map((story, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two marketplaces may have one name
        <Story key={index} story={story} />
      ))}
    </section>
  );
}

function Story({ story }: { story: AccountStory }) {
  const { account, marketplace, hold, verifications } = story;
  return (
    <>
      <article className="card account-now" data-testid="account-now">
        <h2>
          <bdi>{account}</bdi> <bdi className="fine">{marketplace.name}</bdi>
        </h2>
        <dl className="facts">
          <Fact name={words.hold}>
            {hold ? (
              hold.denied_actions.map((action) => (
                <dd key={action}>
                  {words.cannot({
                    action: wordsFor(text.reviews.actions, action) ?? plain(action),
                  })}
                </dd>
              ))
            ) : (
              <dd>{words.noHold}</dd>
            )}
          </Fact>
          <Fact name={words.verifications}>
            {verifications.map(({ verification, status, created }) => (
              <dd key={verification}>
                <a href={hashOf({ of: verification })}>
                  {words.verification({
                    when: dayAndTime(created, text.language),
                    status: words.statuses[status],
                  })}
                </a>
              </dd>
            ))}
          </Fact>
        </dl>
        <p className="fine">{words.kept}</p>
      </article>
      <TimeLine entries={story.entries.toReversed()} />
    </>
  );
}

/** Newest first. */
function TimeLine({ entries }: { entries: AccountEntry[] }) {
  return (
    <ol className="time-line" data-testid="time-line">
      {entries.map((entry, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- entries never change their places
        <Fragment key={index}>
          {dayOf(entry.at) === dayOf(entries[index - 1]?.at ?? '') ? null : (
            <li className="time-line-day">{dayOf(entry.at)}</li>
          )}
          <li className={`time-line-entry time-line-${kindOf(entry)}`}>
            <time dateTime={entry.at} title={entry.at}>
              {clockOf(entry.at)}
            </time>
            <div>
              <p>
                <strong>{whatOf(entry)}</strong> <Whose entry={entry} />
              </p>
              <Found entry={entry} />
            </div>
          </li>
        </Fragment>
      ))}
    </ol>
  );
}

function kindOf({ event, act }: AccountEntry): 'event' | 'act' | 'mail' {
  if (event) return 'event';
  return act ? 'act' : 'mail';
}

function whatOf({ event, act, mail }: AccountEntry): string {
  if (event) return words.events[event];
  if (act) return actWords(act);
  const what = mail ?? '';
  return words.mail({ what: wordsFor(words.mails, what) ?? plain(what) });
}

function Whose({ entry: { by, act, who } }: { entry: AccountEntry }) {
  if (who) return <span className="fine">{text.audit.askedBy({ who })}</span>;
  if (by) return <bdi className="fine">{by.name || by.id}</bdi>;
  return act ? <span className="fine">{text.audit.operator}</span> : null;
}

/** What there is to say beside it. */
function Found({ entry }: { entry: AccountEntry }) {
  const { outcome, judgement, reasons, side, still, mail_state: sent } = entry;
  const short = [
    outcome ? words.outcomes[outcome] : null,
    judgement ? words.judgements[judgement] : null,
    still ? text.audit.still({ of: text.stills.of[still] }) : null,
    side && !still ? text.audit.sides[side] : null,
    sent ? words.sent[sent] : null,
  ].filter((one) => one !== null);
  return (
    <>
      {short.map((one) => (
        <p key={one}>{one}</p>
      ))}
      {reasons.map((reason) => (
        <p key={reason.code}>{reason.text}</p>
      ))}
      {entry.text ? <p className="quoted">{entry.text}</p> : null}
      {entry.internal ? (
        <p className="quoted fine">
          <span className="unseen">{words.internal}</span> <span>{entry.internal}</span>
        </p>
      ) : null}
    </>
  );
}
