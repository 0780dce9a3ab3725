import { useMemo } from 'react';
import type { Staff } from '../../shared/api/types';
import { Screen } from '../../shared/ui/Screen';
import { text } from '../text';
import { Acts } from './Acts';
import { Exports } from './Exports';
import { Filters } from './Filters';
import { LookAgain } from './LookAgain';
import { exports_hash, hashOf, isVerification, type Question, questionIn } from './question';

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
  const asked = hash === exports_hash ? hash : hashOf(question);
  return (
    <Screen name="audit" heading={words.heading} lead={words.lead}>
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
      {hash === exports_hash ? (
        <Exports staff={staff} />
      ) : (
        <Log question={question} staff={staff} />
      )}
    </Screen>
  );
}

function Log({ question, staff }: { question: Question; staff: Staff }) {
  return (
    <>
      <Filters question={question} />
      {isVerification(question.of) ? (
        <LookAgain key={question.of} verification={question.of} watcher={staff.name} />
      ) : null}
      <Acts key={hashOf(question)} question={question} />
    </>
  );
}
