import type { Child } from 'hono/jsx';
import type { Gated } from '../visavis/gate.ts';
import { settingsPath } from '../visavis/verifications.ts';
import type { Ctx } from './context.ts';
import { page } from './layout.tsx';
import { actionInWords, listed } from './words.ts';

type NotDone = Exclude<Gated<never>, { kind: 'done' }>;

/** The page for a gated action that did not happen. `kept` tells what was saved all the same. */
export function notDone(c: Ctx, answer: NotDone, kept?: Child) {
  return answer.kind === 'denied' ? denied(c, answer, kept) : unavailable(c, answer.action, kept);
}

function denied(c: Ctx, { action, hold }: Extract<NotDone, { kind: 'denied' }>, kept?: Child) {
  const others = (hold?.denied_actions ?? []).filter((other) => other !== action);
  const title = `You can’t ${actionInWords(action)} right now`;
  return page(
    c,
    title,
    <section
      class="card stop"
      data-testid="denied"
      data-action={action}
      data-hold={hold?.kind ?? ''}
    >
      <h1>{title}</h1>
      <p data-testid="denial-reason">{hold?.reason ?? 'Your account can’t do this right now.'}</p>
      {kept}
      {others.length > 0 && (
        <p>Until you’re verified, you also can’t {listed(others.map(actionInWords))}.</p>
      )}
      <p>
        <a class="button" href={settingsPath} data-testid="denied-settings-link">
          {hold?.kind === 'failed' ? 'See what you can do' : 'Verify your identity'}
        </a>
      </p>
    </section>,
    403,
  );
}

function unavailable(c: Ctx, action: string, kept?: Child) {
  const title = 'Please try again in a moment';
  c.header('Retry-After', '30');
  return page(
    c,
    title,
    <section class="card" data-testid="unavailable" data-action={action}>
      <h1>{title}</h1>
      <p>
        We couldn’t check whether you can {actionInWords(action)}, so nothing was done. This is a
        problem on our side; nothing is lost.
      </p>
      {kept}
    </section>,
    503,
  );
}
