import { Fragment, type ReactNode, useState } from 'react';
import type { ActList, AuditedAct, Staff } from '../../shared/api/types';
import { useAsk, useLoaded } from '../../shared/ui/ask';
import { download } from '../../shared/ui/download';
import { useHeadingAfter } from '../../shared/ui/Screen';
import { Refusal } from '../Refusal';
import { text } from '../text';
import { csvOf } from './csv';
import { actWords } from './Filters';
import { asksNothing, hashOf, type Question } from './question';
import { seeActs } from './requests';
import { clockOf, dayOf } from './times';

const words = text.audit;

/** What was found, newest first, as many pages as were asked for. */
export function Acts({ question }: { question: Question }) {
  const { loaded, problem, again } = useLoaded(() => seeActs(question), null);
  const [older, setOlder] = useState<ActList[]>([]);
  const { busy, problem: refused, ask } = useAsk();
  const lists = loaded ? [loaded, ...older] : [];
  const acts = lists.flatMap((list) => list.acts);
  const more = lists.at(-1)?.more ?? false;
  useHeadingAfter(more);
  const goOn = () =>
    void ask(async () => {
      const next = await seeActs(question, acts.at(-1)?.position);
      setOlder((before) => [...before, next]);
    });
  return (
    <>
      <Refusal problem={refused ?? problem} testid="audit-error" />
      {problem ? (
        <button type="button" className="button" data-testid="audit-again" onClick={again}>
          {words.again}
        </button>
      ) : null}
      <div className="row audit-count">
        <p role="status" className="fine" data-testid="audit-count">
          {countWords(loaded !== null, problem !== null, acts.length, more)}
        </p>
        {acts.length > 0 ? (
          <button
            type="button"
            className="button"
            data-testid="audit-export"
            onClick={() => takeAlong(acts)}
          >
            {words.download}
          </button>
        ) : null}
      </div>
      {loaded && acts.length === 0 ? (
        <div className="card" data-testid="audit-empty">
          <p>{asksNothing(question) ? words.emptyAll : words.empty}</p>
        </div>
      ) : null}
      {acts.length > 0 ? <Table acts={acts} question={question} /> : null}
      {more ? (
        <div className="row">
          <button
            type="button"
            className="button"
            aria-disabled={busy}
            data-testid="audit-more"
            onClick={goOn}
          >
            {busy ? words.loading : words.older}
          </button>
        </div>
      ) : null}
    </>
  );
}

function countWords(here: boolean, refused: boolean, count: number, more: boolean): string {
  if (refused) return '';
  if (!here) return words.loading;
  return more ? words.newest({ count }) : words.all({ count });
}

/** What is shown. The mark lets a spreadsheet read it as UTF-8. */
function takeAlong(acts: AuditedAct[]): void {
  const day = new Date().toISOString().slice(0, 10);
  download(`visavis-audit-${day}.csv`, 'text/csv', `\uFEFF${csvOf(acts)}`);
}

function Table({ acts, question }: { acts: AuditedAct[]; question: Question }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keys
    <div className="audit-table" role="region" aria-label={words.table} tabIndex={0}>
      <table data-testid="audit-acts">
        <thead>
          <tr>
            <th scope="col">{words.columns.when}</th>
            <th scope="col">{words.columns.who}</th>
            <th scope="col">{words.columns.what}</th>
            <th scope="col">{words.columns.whom}</th>
            <th scope="col">{words.columns.why}</th>
          </tr>
        </thead>
        <tbody>
          {acts.map((act, index) => (
            <Fragment key={act.position}>
              {dayOf(act.at) === dayOf(acts[index - 1]?.at ?? '') ? null : (
                <tr className="audit-day">
                  <th colSpan={5}>{dayOf(act.at)}</th>
                </tr>
              )}
              <Row act={act} question={question} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ act, question }: { act: AuditedAct; question: Question }) {
  return (
    <tr data-testid={`act-${act.position}`}>
      <td className="audit-when">
        <time dateTime={act.at} title={act.at}>
          {clockOf(act.at)}
        </time>
      </td>
      <td>
        <span className="audit-whose">
          <Narrow question={{ ...question, by: act.by?.id ?? 'operator' }}>
            {act.by ? <bdi>{act.by.name}</bdi> : words.operator}
          </Narrow>
          {act.by ? <span className="fine">{text.roles[act.by.role]}</span> : null}
          {act.who ? <span className="fine">{words.askedBy({ who: act.who })}</span> : null}
        </span>
      </td>
      <td className="audit-what">
        <Narrow question={{ ...question, name: act.name }}>{actWords(act.name)}</Narrow>
      </td>
      <td>
        <Whom act={act} question={question} />
      </td>
      <td className="audit-why" data-label={words.columns.why}>
        {act.why}
      </td>
    </tr>
  );
}

/** The same question, and this with it. */
function Narrow({ question, children }: { question: Question; children: ReactNode }) {
  return (
    <a className="audit-link" href={hashOf(question)}>
      {children}
    </a>
  );
}

/** To whom or what it was done, and how, as far as the act tells. */
function Whom({ act, question }: { act: AuditedAct; question: Question }) {
  const { staff, marketplace, account, verification, side, still, role, factor, key } = act;
  return (
    <>
      {staff ? <Person staff={staff} by={act.by} /> : null}
      {account || marketplace ? (
        <span className="audit-whose">
          {account ? <Narrow question={{ ...question, of: account }}>{account}</Narrow> : null}
          {marketplace ? <bdi className={account ? 'fine' : ''}>{marketplace.name}</bdi> : null}
        </span>
      ) : null}
      {verification ? (
        <Narrow question={{ ...question, of: verification }}>
          <span className="audit-id">{verification}</span>
        </Narrow>
      ) : null}
      {still ? <span className="fine">{words.still({ of: text.stills.of[still] })}</span> : null}
      {side && !still ? <span className="fine">{words.sides[side]}</span> : null}
      {role ? <span className="fine">{words.asRole({ role: text.roles[role] })}</span> : null}
      {factor ? <span className="fine">{words.factors[factor]}</span> : null}
      {key ? <span className="fine audit-id">{words.key({ key })}</span> : null}
    </>
  );
}

function Person({ staff, by }: { staff: Staff; by: Staff | null | undefined }) {
  if (by?.id === staff.id) return <span className="fine">{words.themselves}</span>;
  return <bdi>{staff.name || staff.id}</bdi>;
}
