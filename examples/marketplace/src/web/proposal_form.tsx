import type { FC } from 'hono/jsx';
import type { Job } from '../domain/jobs.ts';
import type { Viewer } from './context.ts';
import { Field, FormErrors, HeldHint } from './parts.tsx';

export const proposalTextMax = 4000;

interface Props {
  viewer: Viewer;
  job: Job;
  /** What was written before: a saved draft, or a form that was not right yet. */
  draft: { text: string; rateCents?: number } | undefined;
  errors: string[];
}

export const ProposalForm: FC<Props> = ({ viewer, job, draft, errors }) => (
  <section class="card">
    <h2>{draft && errors.length === 0 ? 'Your draft' : 'Your proposal'}</h2>
    <HeldHint viewer={viewer} action="submit_proposal">
      You can write it now: we save it as a draft that you can send with one click.
    </HeldHint>
    <FormErrors errors={errors} />
    <form method="post" action={`/jobs/${job.id}/proposals`} data-testid="proposal-form">
      <Field name="text" label="What would you do, and how?" hint="The client reads this first.">
        <textarea
          id="text"
          name="text"
          rows={7}
          required
          maxlength={proposalTextMax}
          aria-describedby="text-hint"
          data-testid="proposal-text"
        >
          {draft?.text ?? ''}
        </textarea>
      </Field>
      <Field name="rate" label="Your rate in US dollars per hour">
        <input
          id="rate"
          name="rate"
          inputmode="decimal"
          required
          value={String((draft?.rateCents ?? viewer.person.rateCents) / 100)}
          data-testid="proposal-rate"
        />
      </Field>
      <button data-testid="proposal-submit">Send proposal</button>
    </form>
  </section>
);
