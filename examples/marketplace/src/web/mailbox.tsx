import { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { HTTPException } from 'hono/http-exception';
import type { Letter } from '../demo/mailbox.ts';
import type { Env } from './context.ts';
import { page } from './layout.tsx';
import { Moment } from './parts.tsx';

const address = /(https?:\/\/\S+)/;

/** What the demo's people find in their e-mail. Open to everybody, as the demo's passwords are. */
export function mailboxRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/mailbox', (c) => {
    const { mailbox } = c.get('services');
    if (!mailbox) throw new HTTPException(404);
    return page(
      c,
      'Mailbox',
      <>
        <h1>Mailbox</h1>
        <p class="soft">E-mails to everyone in this demo. Reload the page to see new ones.</p>
        {mailbox.letters.length === 0 ? (
          <p data-testid="mailbox-empty">No e-mails yet.</p>
        ) : (
          <ul class="cards">
            {mailbox.letters.map((letter) => (
              <Shown letter={letter} />
            ))}
          </ul>
        )}
      </>,
    );
  });
  return routes;
}

const Shown: FC<{ letter: Letter }> = ({ letter: { number, to, subject, text, received } }) => (
  <li class="card" data-testid="letter" data-number={number}>
    <h2 class="h3">{subject}</h2>
    <p class="soft">
      To {to}, <Moment at={received.toISOString()} />
    </p>
    {text.split(/\n{2,}/).map((paragraph) => (
      <p class="letter-text">
        {paragraph
          .split(address)
          .map((part) => (address.test(part) ? <a href={part}>{part}</a> : part))}
      </p>
    ))}
  </li>
);
