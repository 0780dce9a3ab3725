import { useState } from 'react';
import { limits } from '../shared/api/limits';
import { asProblem } from '../shared/api/problem';
import type { Said } from '../shared/words/opened';
import { AskButton } from './AskButton';
import type { Session } from './session';
import { text } from './words';

/** A link by e-mail, to the address that the service has. */
export function MailLink(props: {
  session: Session;
  asked: Said<{ minutes: number }>;
  main?: boolean;
  children: string;
}) {
  const { session, asked, main = false, children } = props;
  const { asking, enough } = text.common.link.byMail;
  const [said, setSaid] = useState('');
  const ask = session.askForLink();
  if (!ask) return null;
  return (
    <>
      <AskButton
        testid="mail-link"
        ask={async () => {
          setSaid('');
          try {
            await ask();
            setSaid(asked({ minutes: limits.mailed_link_minutes }));
          } catch (error) {
            if (asProblem(error).code !== 'too_many_attempts') throw error;
            setSaid(enough);
          }
        }}
        busyWords={asking}
        main={main}
      >
        {children}
      </AskButton>
      <p role="status" data-testid="mail-link-said">
        {said}
      </p>
    </>
  );
}
