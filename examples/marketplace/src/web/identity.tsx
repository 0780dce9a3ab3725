import { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { proposalsOf } from '../domain/proposals.ts';
import type { Proposal } from '../domain/proposals.ts';
import { errorText } from '../log.ts';
import type { AccountState } from '../visavis/account_state.ts';
import { VisavisUnavailable } from '../visavis/client.ts';
import { proposalsCanceled } from '../visavis/effects.ts';
import { actions } from '../visavis/protocol.ts';
import type { Hold, LastResult } from '../visavis/protocol.ts';
import { settingsPath } from '../visavis/verifications.ts';
import { freelancerOnly, see, signedIn } from './context.ts';
import type { Ctx, Env, Viewer } from './context.ts';
import { page } from './layout.tsx';
import { Moment } from './parts.tsx';
import { actionInWords, resultInWords, statusInWords } from './words.ts';

export function identityRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get(settingsPath, freelancerOnly, async (c) => {
    const known = await look(c);
    return identityPage(c, signedIn(c), known);
  });

  // For live.js: changes whenever there is news.
  routes.get(`${settingsPath}/news`, freelancerOnly, (c) => c.json({ news: newsOf(signedIn(c)) }));

  routes.post(`${settingsPath}/start`, freelancerOnly, async (c) => {
    const { verifications, config, log } = c.get('services');
    const { state, person } = signedIn(c);
    const verification = state?.verification ?? (await latestId(c, person.account));
    if (!verification) return see(c, settingsPath, 'nothing-to-verify');
    const url = await asked(
      c,
      async () => (await verifications.withLink(verification)).url ?? null,
    );
    if (url === undefined) return notReached(c);
    if (url === null) return see(c, settingsPath, 'nothing-to-verify');
    const { origin, protocol } = new URL(url);
    if (origin === config.visavisPublicUrl) return c.redirect(url, 303);
    if (protocol !== 'https:' && protocol !== 'http:')
      throw new Error('the link is no web address');
    // Our own form-action would stop the browser silently; a link is not under it.
    log.warn('VISAVIS_PUBLIC_URL is not where the links lead', { origin });
    return page(
      c,
      'Verify your identity',
      <section class="card">
        <h1>Verify your identity</h1>
        <p>
          <a class="button" href={url} data-testid="continue-link">
            Continue to the call
          </a>
        </p>
      </section>,
    );
  });

  routes.post(`${settingsPath}/retry`, freelancerOnly, async (c) => {
    const { verifications } = c.get('services');
    const { state, person } = signedIn(c);
    if (!state) return see(c, settingsPath, 'nothing-to-verify');
    const result = await asked(c, () =>
      verifications.askForAnotherCall(person.account, state.verification),
    );
    if (result === undefined) return notReached(c);
    const notices = {
      granted: 'retry-granted',
      noted: 'retry-noted',
      not_needed: 'retry-not-needed',
    } as const;
    return see(c, settingsPath, notices[result]);
  });

  return routes;
}

/** Undefined when Visavis cannot be reached. */
async function asked<T>(c: Ctx, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof VisavisUnavailable)) throw error;
    c.get('services').log.warn('identity verification not reached', { error: errorText(error) });
    return undefined;
  }
}

async function latestId(c: Ctx, account: string): Promise<string | undefined> {
  const latest = await asked(c, () => c.get('services').verifications.latest(account));
  return latest?.id;
}

const newsOf = ({ state }: Viewer): string => (state ? `${state.position}` : 'none');

interface Known {
  status: string | null;
  hold: Hold | null;
  deadline: string | null;
  overdue: boolean;
  lastResult: LastResult | null;
  verification: string | null;
  /** When the call is booked for. */
  slot: string | null;
  /** Until when an appeal that waits is answered. */
  appealBy: string | null;
  /** An appeal gave them the call that is due. */
  appealGranted: boolean;
  /** False: Visavis could not be asked, and this is what the last event said. */
  live: boolean;
}

async function look(c: Ctx): Promise<Known> {
  const { verifications } = c.get('services');
  const { person, state } = signedIn(c);
  const latest = await asked(c, () => verifications.latest(person.account));
  if (latest === undefined) return fromState(state);
  if (latest === null) {
    return {
      status: null,
      hold: null,
      deadline: null,
      overdue: false,
      lastResult: null,
      verification: null,
      slot: null,
      appealBy: null,
      appealGranted: false,
      live: true,
    };
  }
  const { id, status, hold, deadline, overdue, last_result, slot, appeal } = latest;
  const same =
    state?.verification === id && state.status === status && state.hold?.kind === hold?.kind;
  if (!same) await verifications.catchUp(); // The banner should say the same as the page.
  return {
    status,
    hold,
    deadline: deadline ?? null,
    overdue,
    lastResult: last_result,
    verification: id,
    slot: slot?.at ?? null,
    appealBy: appeal?.status === 'open' ? appeal.answer_by : null,
    appealGranted: appeal?.status === 'granted' && status === 'required',
    live: true,
  };
}

const fromState = (state: AccountState | undefined): Known => ({
  status: state?.status ?? null,
  hold: state?.hold ?? null,
  deadline: null,
  overdue: state?.hold?.kind === 'overdue',
  lastResult: state?.lastResult ?? null,
  verification: state?.verification ?? null,
  slot: null,
  appealBy: null,
  appealGranted: false,
  live: false,
});

function identityPage(c: Ctx, viewer: Viewer, known: Known) {
  const { db, verifications } = c.get('services');
  const words = statusInWords(known.status, known.hold);
  const noted = known.verification !== null && verifications.isRetryNoted(known.verification);
  const canceled = proposalsCanceled(db, viewer.person.account);
  const drafts = proposalsOf(db, viewer.person.id).filter(({ status }) => status === 'draft');
  // The first thing to do for who is verified; else a word, and the proposals say what is missing.
  const sendHere = known.status === 'verified';
  const maySend = !known.hold?.denied_actions.includes('submit_proposal');
  return page(
    c,
    'Identity Verification',
    <div data-news-url={`${settingsPath}/news`} data-news={newsOf(viewer)}>
      <p class="crumb">
        <a href="/settings">Settings</a>
      </p>
      <h1>Identity Verification</h1>
      {!known.live && (
        <p class="hint" data-testid="not-live">
          We can’t reach our verification service right now. This is the last status we received.
        </p>
      )}
      <section
        class={`card status ${words.tone}`}
        data-testid="verification-status"
        data-status={known.status ?? 'none'}
        data-hold={known.hold?.kind ?? ''}
      >
        <h2 data-testid="status-title">{words.title}</h2>
        <p>{words.text}</p>
        {known.slot && ['required', 'waiting'].includes(known.status ?? '') && (
          <Booked at={known.slot} />
        )}
        {known.status === 'required' && known.deadline && (
          <Deadline at={known.deadline} passed={known.overdue} />
        )}
        {known.appealBy && <AppealWaits by={known.appealBy} />}
        {known.appealGranted && (
          <p data-testid="appeal-granted">
            Your appeal was accepted: passing another call removes all restrictions.
          </p>
        )}
        {known.status === 'not_verified' && <CanceledProposals count={canceled} />}
        {sendHere && maySend && <DraftsToSend drafts={drafts} />}
        <NextStep status={known.status} noted={noted} appealed={known.appealBy !== null} />
      </section>
      {known.lastResult && isStillNews(known) && <Result result={known.lastResult} />}
      {drafts.length > 0 && maySend && known.status !== null && !sendHere && (
        <p class="notice" data-testid="drafts-ready">
          {drafts.length === 1
            ? 'A draft is ready to send: '
            : `${drafts.length} drafts are ready to send: `}
          <a href="/proposals">your proposals</a>
        </p>
      )}
      <Limits hold={known.hold} />
      {known.status === 'required' && <BeforeTheCall />}
    </div>,
  );
}

/** A result is told until something newer is: another call, a review, or that none is needed any more. */
function isStillNews({ status, lastResult }: Known): boolean {
  if (lastResult === null || lastResult.outcome === 'passed') return false;
  return status === 'not_verified' || status === 'required';
}

const CanceledProposals: FC<{ count: number }> = ({ count }) =>
  count > 0 && (
    <p data-testid="canceled-proposals">
      {count === 1
        ? 'We canceled your active proposal.'
        : `We canceled your ${count} active proposals.`}
    </p>
  );
/** What they wrote before they were verified, one press away. */
const DraftsToSend: FC<{ drafts: Proposal[] }> = ({ drafts }) => (
  <>
    {drafts.map(({ id, jobTitle, client }) => (
      <form method="post" action={`/proposals/${id}/send`} data-testid="draft-ready">
        <p>
          Your proposal for “{jobTitle}” ({client}) is ready.
        </p>
        <button data-testid="draft-send">Send now</button>
      </form>
    ))}
  </>
);

const Booked: FC<{ at: string }> = ({ at }) => (
  <p data-testid="booked">
    Your call is booked for{' '}
    <strong>
      <Moment at={at} />
    </strong>
    . Come here at that time, and you go straight to the front of the queue.
  </p>
);

const AppealWaits: FC<{ by: string }> = ({ by }) => (
  <p data-testid="appeal-waits">
    We received your appeal. You’ll get an answer by{' '}
    <strong>
      <Moment at={by} />
    </strong>
    .
  </p>
);

const Deadline: FC<{ at: string; passed: boolean }> = ({ at, passed }) => (
  <p data-testid="deadline">
    {passed ? 'The deadline was ' : 'Complete the call by '}
    <strong>
      <Moment at={at} />
    </strong>
    .{passed ? '' : ' Time spent waiting for a representative doesn’t count.'}
  </p>
);

const callButtons: Record<string, string> = {
  required: 'Verify my identity',
  waiting: 'Go back to the queue',
  in_call: 'Go back to the call',
};

const NextStep: FC<{ status: string | null; noted: boolean; appealed: boolean }> = ({
  status,
  noted,
  appealed,
}) => {
  const call = status === null ? undefined : callButtons[status];
  if (call) {
    return (
      <form method="post" action={`${settingsPath}/start`}>
        <button data-testid="verify-button">{call}</button>
      </form>
    );
  }
  if (status === null) return null;
  if (status !== 'not_verified') return <VerificationPage label="Your calls and your data" />;
  return (
    <>
      {noted ? (
        <p data-testid="retry-noted">
          <strong>You’ve asked for another call.</strong> Our trust team is reviewing your request;
          this page will update.
        </p>
      ) : (
        <form method="post" action={`${settingsPath}/retry`}>
          <button data-testid="retry-button">Ask for another call</button>
          <p class="hint-text">
            The first request is granted right away; our trust team reviews any further ones.
            {appealed
              ? ' Another call also settles your appeal: nobody answers it separately.'
              : ''}
          </p>
        </form>
      )}
      <VerificationPage label="See why, and what you can do" />
    </>
  );
};

const VerificationPage: FC<{ label: string }> = ({ label }) => (
  <form method="post" action={`${settingsPath}/start`}>
    <button class="outline" data-testid="verification-page">
      {label}
    </button>
  </form>
);

const Result: FC<{ result: LastResult }> = ({ result }) => {
  const words = resultInWords(result);
  return (
    <section class="card" data-testid="last-result" data-outcome={result.outcome}>
      <h2>Your last call: {words.title}</h2>
      <p class="soft">
        <Moment at={result.decided} />
      </p>
      {result.reasons.length > 0 && (
        <ul data-testid="result-reasons">
          {result.reasons.map(({ code, text }) => (
            <li data-reason={code}>{text}</li>
          ))}
        </ul>
      )}
      {result.message && <p data-testid="result-message">{result.message}</p>}
      {words.text && <p>{words.text}</p>}
    </section>
  );
};

const Limits: FC<{ hold: Hold | null }> = ({ hold }) => {
  const denied: string[] = hold?.denied_actions ?? [];
  const free = actions.filter((action) => !denied.includes(action));
  return (
    <section class="two limits">
      {denied.length > 0 && (
        <div class="card">
          <h2>Paused</h2>
          <ul class="limited" data-testid="limited">
            {denied.map((action) => (
              <li data-action={action}>{actionInWords(action)}</li>
            ))}
          </ul>
        </div>
      )}
      <div class="card">
        <h2>{denied.length > 0 ? 'Still available' : 'No restrictions. You can'}</h2>
        <ul class="free" data-testid="not-limited">
          {free.map((action) => (
            <li data-action={action}>{actionInWords(action)}</li>
          ))}
        </ul>
      </div>
    </section>
  );
};

const BeforeTheCall: FC = () => (
  <section>
    <h2>Before the call</h2>
    <ul>
      <li>A computer or phone with a camera and a microphone. No webcam? Use your phone.</li>
      <li>A recent Chrome, Edge, Firefox or Safari. Allow the camera and microphone when asked.</li>
      <li>A quiet, bright place and a stable connection.</li>
      <li>An identity document: you may be asked to show it.</li>
      <li>
        The call is in English; we don’t test your English. If the video freezes, leave and come
        back: we keep your place.
      </li>
    </ul>
  </section>
);

function notReached(c: Ctx) {
  const title = 'Please try again in a moment';
  c.header('Retry-After', '30');
  return page(
    c,
    title,
    <section class="card" data-testid="unavailable">
      <h1>{title}</h1>
      <p>We can’t reach our verification service. Nothing has changed for you.</p>
      <p>
        <a class="button" href={settingsPath}>
          Back
        </a>
      </p>
    </section>,
    503,
  );
}
