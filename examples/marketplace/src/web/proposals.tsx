import { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { HTTPException } from 'hono/http-exception';
import { jobById } from '../domain/jobs.ts';
import { deleteDraft, ownProposal, proposalsOf, saveDraft } from '../domain/proposals.ts';
import type { Proposal } from '../domain/proposals.ts';
import { deniedByKnownHold } from '../visavis/account_state.ts';
import { centsFrom, formText, freelancerOnly, idParam, see, signedIn } from './context.ts';
import type { Ctx, Env } from './context.ts';
import { notDone } from './gated.tsx';
import { JobHead } from './jobs.tsx';
import { page } from './layout.tsx';
import { Day } from './parts.tsx';
import { ProposalForm, proposalTextMax } from './proposal_form.tsx';
import { moneyInWords } from './words.ts';

export function proposalRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/proposals', freelancerOnly, (c) => {
    const viewer = signedIn(c);
    const own = proposalsOf(c.get('services').db, viewer.person.id);
    const held = deniedByKnownHold(viewer.state, 'submit_proposal');
    return page(
      c,
      'Your proposals',
      <>
        <h1>Your proposals</h1>
        {own.length === 0 && (
          <p data-testid="no-proposals">
            None yet. <a href="/jobs">Find a job you like</a>
          </p>
        )}
        <ul class="cards" data-testid="proposal-list">
          {own.map((proposal) => (
            <ProposalItem proposal={proposal} held={held} />
          ))}
        </ul>
      </>,
    );
  });

  routes.post('/jobs/:id/proposals', freelancerOnly, async (c) => {
    const viewer = signedIn(c);
    const { db, clock } = c.get('services');
    const job = jobById(db, idParam(c));
    if (!job) throw new HTTPException(404);
    const text = await formText(c, 'text');
    const rateCents = centsFrom(await formText(c, 'rate'));
    const errors: string[] = [];
    if (text === '') errors.push('Please describe what you would do.');
    if (text.length > proposalTextMax)
      errors.push(`Please use at most ${proposalTextMax} characters.`);
    if (!rateCents) errors.push('Please enter your rate, for example 45 or 45.50.');
    if (errors.length > 0 || !rateCents) {
      const draft = rateCents ? { text, rateCents } : { text };
      return page(
        c,
        job.title,
        <>
          <JobHead job={job} />
          <ProposalForm viewer={viewer} job={job} draft={draft} errors={errors} />
        </>,
        422,
      );
    }
    const saved = saveDraft(db, viewer.person.id, job.id, text, rateCents, clock());
    if (saved.kind === 'already_sent') return see(c, `/jobs/${job.id}`);
    return send(c, saved.id);
  });

  routes.post('/proposals/:id/send', freelancerOnly, (c) => send(c, idParam(c)));

  routes.post('/proposals/:id/delete', freelancerOnly, (c) => {
    const deleted = deleteDraft(c.get('services').db, signedIn(c).person.id, idParam(c));
    if (!deleted) throw new HTTPException(404);
    return see(c, '/proposals', 'draft-deleted');
  });

  return routes;
}

/** Sends a saved draft if the freelancer may. Whatever the answer, the draft is safe. */
async function send(c: Ctx, id: number) {
  const { db, verifications } = c.get('services');
  const { person } = signedIn(c);
  const proposal = ownProposal(db, person.id, id);
  if (!proposal || proposal.status === 'cancelled') throw new HTTPException(404);
  if (proposal.status === 'active') return see(c, '/proposals', 'proposal-sent');
  const answer = await verifications.sendProposal(person, id);
  if (answer.kind === 'done') return see(c, '/proposals', 'proposal-sent');
  return notDone(
    c,
    answer,
    <p class="notice" data-testid="draft-kept">
      Your proposal for “{proposal.jobTitle}” is saved as a draft.{' '}
      {answer.kind === 'denied'
        ? 'Once you’re verified, you can send it with one click from '
        : 'You can send it with one click from '}
      <a href="/proposals">your proposals</a>.
    </p>,
  );
}

const statusWords = { draft: 'Draft, not sent', active: 'Active', cancelled: 'Canceled' };

const ProposalItem: FC<{ proposal: Proposal; held: boolean }> = ({ proposal, held }) => (
  <li
    class="card"
    data-testid="proposal"
    data-proposal={proposal.id}
    data-job={proposal.jobId}
    data-status={proposal.status}
  >
    <div class="card-head">
      <h2 class="h3">
        <a href={`/jobs/${proposal.jobId}`}>{proposal.jobTitle}</a>
      </h2>
      <span class={`badge ${proposal.status}`} data-testid="proposal-status">
        {statusWords[proposal.status]}
      </span>
    </div>
    <p class="soft">
      {proposal.client} · {moneyInWords(proposal.rateCents)} per hour ·{' '}
      {proposal.sent ? (
        <>
          sent <Day at={proposal.sent} />
        </>
      ) : (
        <>
          saved <Day at={proposal.saved} />
        </>
      )}
    </p>
    <p class="quote">{proposal.text}</p>
    {proposal.status === 'cancelled' && (
      <p class="soft">
        Canceled because your account was put on hold. Once you’re verified, you can send this
        client a new proposal.
      </p>
    )}
    {proposal.status === 'draft' && (
      <div class="actions">
        <form method="post" action={`/proposals/${proposal.id}/send`}>
          <button class={held ? 'outline' : ''} data-testid="draft-send">
            Send now
          </button>
        </form>
        <a class="button outline" href={`/jobs/${proposal.jobId}`} data-testid="draft-edit">
          Edit
        </a>
        <form method="post" action={`/proposals/${proposal.id}/delete`}>
          <button class="quiet" data-testid="draft-delete">
            Delete draft
          </button>
        </form>
      </div>
    )}
  </li>
);
