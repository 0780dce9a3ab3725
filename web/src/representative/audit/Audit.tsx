import { useMemo } from 'react';
import type { Staff } from '../../shared/api/types';
import { Screen } from '../../shared/ui/Screen';
import { text } from '../text';
import { Account } from './Account';
import { Acts } from './Acts';
import { Exports } from './Exports';
import { Filters } from './Filters';
import { LookAgain } from './LookAgain';
import {
  accountHash,
  accountIn,
  exports_hash,
  hashOf,
  isVerification,
  type Question,
  questionIn,
} from './question';

const words = text.audit;
const looks = { name: 'evidence.looked_at' };

/** What staff and operators did: for those who look after it. What is asked stands in the address. */
export function Audit({ hash, staff }: { hash: string; staff: Staff }) {
  const question = useMemo(() => questionIn(hash), [hash]);
  if (staff.role === 'representative')
    return (
      <Screen name="audit" heading={words.heading}>
        <p className="card" data-testid="not-yours">
          {words.notYours({ role: text.roles[staff.role] })}
        </p>
      </Screen>
    );
  const account = accountIn(hash);
  const asked = account === null && hash !== exports_hash ? hashOf(question) : hash;
  const ofOne = account === null ? words.lead : words.account.lead;
  const lead = hash === exports_hash ? words.exports.lead : ofOne;
  return (
    <Screen name="audit" heading={words.heading} lead={lead}>
      <nav className="row audit-views" aria-label={words.views.label}>
        {[
          { href: hashOf({}), say: words.views.all, testid: 'audit-all' },
          { href: hashOf(looks), say: words.views.looks, testid: 'audit-looks' },
          { href: exports_hash, say: words.views.exports, testid: 'audit-exports' },
        ].map(({ href, say, testid }) => (
          <a
            key={href}
            href={href}
            aria-current={asked === href ? 'true' : undefined}
            data-testid={testid}
          >
            {say}
          </a>
        ))}
      </nav>
      <View hash={hash} account={account} question={question} staff={staff} />
    </Screen>
  );
}

function View(props: { hash: string; account: string | null; question: Question; staff: Staff }) {
  const { hash, account, question, staff } = props;
  if (account !== null) return <Account key={account} account={account} />;
  if (hash === exports_hash) return <Exports staff={staff} />;
  return <Log question={question} staff={staff} />;
}

function Log({ question, staff }: { question: Question; staff: Staff }) {
  return (
    <>
      <Filters question={question} />
      {isVerification(question.of) ? (
        <LookAgain key={question.of} verification={question.of} watcher={staff.name} />
      ) : null}
      {question.of !== '' && !isVerification(question.of) ? (
        <p>
          <a href={accountHash(question.of)} data-testid="to-account">
            {words.account.see({ account: question.of })}
          </a>
        </p>
      ) : null}
      <Acts key={hashOf(question)} question={question} />
    </>
  );
}
