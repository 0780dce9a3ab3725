import { useState } from 'react';
import type { Export, Staff } from '../../shared/api/types';
import { useAsk, useLoaded } from '../../shared/ui/ask';
import { downloadFrom } from '../../shared/ui/download';
import { dayAndTime } from '../../shared/ui/words';
import { Refusal } from '../Refusal';
import { Fact } from '../review/ReviewQueue';
import { text } from '../text';
import { sizeWords } from './file_size';
import { NotYet } from './NotYet';
import { accountHash, hashOf } from './question';
import { answerExport, fileOfExport, seeExports } from './requests';
import { WhyField } from './WhyField';

const words = text.audit.exports;

const when = (time: string) => dayAndTime(time, text.language);
/** Without a name where they are not there any more. */
const named = (staff: Staff) => staff.name || staff.id;

/** The exports that were asked for, newest first: to approve what others ask for, and to download one's own. */
export function Exports({ staff }: { staff: Staff }) {
  const { loaded, problem, again } = useLoaded(seeExports, null);
  return (
    <section className="exports" data-testid="exports">
      <NotYet name="exports" loaded={loaded !== null} problem={problem} again={again} />
      {loaded?.length === 0 ? (
        <p className="card" data-testid="exports-none">
          {words.none}
        </p>
      ) : null}
      {loaded?.map((one) => (
        <Card key={one.id} one={one} staff={staff} again={again} />
      ))}
    </section>
  );
}

function Card({ one, staff, again }: { one: Export; staff: Staff; again: () => void }) {
  const mine = one.asked_by.id === staff.id;
  return (
    <article className="card export" data-testid={`export-${one.id}`}>
      <h2>
        <a className="audit-link" href={accountHash(one.account)}>
          {one.account}
        </a>{' '}
        <bdi className="fine">{one.marketplace.name}</bdi>
      </h2>
      <p className="export-state" data-testid="export-state">
        {stateOf(one, mine)}
      </p>
      <dl className="facts">
        <Fact name={words.askedBy}>
          <dd>
            <bdi>{named(one.asked_by)}</bdi>
          </dd>
        </Fact>
        <Fact name={words.asked}>
          <dd>{when(one.asked)}</dd>
        </Fact>
        <Fact name={words.why}>
          <dd className="quoted">{one.why}</dd>
        </Fact>
        {one.answer ? (
          <Fact name={words.answer}>
            <dd className="quoted">{one.answer}</dd>
          </Fact>
        ) : null}
        <Fact name={words.verification}>
          <dd>
            <a className="audit-link audit-id" href={hashOf({ of: one.verification })}>
              {one.verification}
            </a>
          </dd>
        </Fact>
      </dl>
      {one.state === 'waiting' && !mine ? <Answer one={one} again={again} /> : null}
      {one.can_be_given && mine ? <Download one={one} again={again} /> : null}
    </article>
  );
}

function stateOf(one: Export, mine: boolean): string {
  const until = one.ends ? when(one.ends) : '';
  const by = one.answered_by ? named(one.answered_by) : '';
  const asker = named(one.asked_by);
  switch (one.state) {
    case 'waiting':
      return mine ? words.waitingMine({ until }) : words.waiting({ until });
    case 'approved':
      if (!one.can_be_given) return words.stopped({ by });
      return mine ? words.approvedMine({ by, until }) : words.approved({ by, asker, until });
    case 'declined':
      return words.declined({ by });
    case 'lapsed':
      return words.lapsed;
    case 'over':
      return words.over({ by });
  }
}

function Answer({ one, again }: { one: Export; again: () => void }) {
  const [why, setWhy] = useState('');
  const { busy, problem, ask } = useAsk();
  const say = (approved: boolean) =>
    void ask(async () => {
      await answerExport(one.id, approved, why.trim());
      again();
    });
  return (
    <div className="export-answer">
      <p>{words.follows({ asker: named(one.asked_by) })}</p>
      <WhyField label={words.yourWords} value={why} testid="export-why" onChange={setWhy} />
      <Refusal problem={problem} testid="export-error" />
      <div className="row">
        <button
          type="button"
          className="button button-main"
          aria-disabled={busy}
          data-testid="export-approve"
          onClick={() => say(true)}
        >
          {words.approve}
        </button>
        <button
          type="button"
          className="button"
          aria-disabled={busy}
          data-testid="export-decline"
          onClick={() => say(false)}
        >
          {words.decline}
        </button>
      </div>
    </div>
  );
}

function Download({ one, again }: { one: Export; again: () => void }) {
  const { busy, problem, ask } = useAsk();
  // A browser does not tell a page why a download was refused: whether it will be is asked before.
  const take = () =>
    void ask(async () => {
      const now = (await seeExports()).find(({ id }) => id === one.id);
      if (now?.can_be_given) downloadFrom(fileOfExport(one.id));
      else again();
    });
  return (
    <>
      <Refusal problem={problem} testid="export-error" />
      <div className="row">
        <button
          type="button"
          className="button button-main"
          aria-disabled={busy}
          data-testid="export-download"
          onClick={take}
        >
          {words.download({ size: sizeWords(one.bytes ?? 0, text.language) })}
        </button>
      </div>
      <p className="fine">{words.proves}</p>
    </>
  );
}
