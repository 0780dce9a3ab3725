import { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { HTTPException } from 'hono/http-exception';
import { jobById, jobs } from '../domain/jobs.ts';
import type { Job } from '../domain/jobs.ts';
import { livingProposal } from '../domain/proposals.ts';
import type { Env } from './context.ts';
import { idParam, see } from './context.ts';
import { page } from './layout.tsx';
import { Day, Skills } from './parts.tsx';
import { ProposalForm } from './proposal_form.tsx';
import { moneyInWords } from './words.ts';

export function jobRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/', (c) => {
    if (c.get('viewer')) return see(c, '/jobs');
    return page(
      c,
      'Good hands for good work',
      <>
        <section class="hero">
          <h1>Good hands for good work.</h1>
          <p class="lead">
            Larkfold is a small market for freelancers and the people who need them. Fair rates,
            short words, and you know who you are working with.
          </p>
          <p class="actions">
            <a class="button" href="/sign-in">
              Sign in
            </a>
            <a class="button outline" href="/search">
              Meet the people
            </a>
          </p>
        </section>
        <h2>New jobs</h2>
        <JobList jobs={jobs(c.get('services').db)} heading="h3" />
      </>,
    );
  });

  routes.get('/jobs', (c) =>
    page(
      c,
      'Jobs',
      <>
        <h1>Jobs</h1>
        <JobList jobs={jobs(c.get('services').db)} heading="h2" />
      </>,
    ),
  );

  routes.get('/jobs/:id', (c) => {
    const { db } = c.get('services');
    const job = jobById(db, idParam(c));
    if (!job) throw new HTTPException(404);
    const viewer = c.get('viewer');
    const isFreelancer = viewer?.person.role === 'freelancer';
    const living = isFreelancer ? livingProposal(db, viewer.person.id, job.id) : undefined;
    return page(
      c,
      job.title,
      <>
        <JobHead job={job} />
        {!viewer && (
          <p>
            <a class="button" href={`/sign-in?return_to=/jobs/${job.id}`}>
              Sign in to send a proposal
            </a>
          </p>
        )}
        {isFreelancer && living?.status === 'active' && (
          <section class="card" data-testid="proposal-sent">
            <h2>You’ve sent a proposal</h2>
            <p class="quote">{living.text}</p>
            <p>
              <a href="/proposals">All your proposals</a>
            </p>
          </section>
        )}
        {isFreelancer && living?.status !== 'active' && (
          <ProposalForm viewer={viewer} job={job} draft={living} errors={[]} />
        )}
      </>,
    );
  });

  return routes;
}

export const JobHead: FC<{ job: Job }> = ({ job }) => (
  <>
    <h1 data-testid="job-title">{job.title}</h1>
    <p class="soft">
      {job.client} · <strong class="money">{moneyInWords(job.budgetCents)}</strong> · posted{' '}
      <Day at={job.posted} />
    </p>
    <p class="lead">{job.description}</p>
    <Skills skills={job.skills} />
  </>
);

const JobList: FC<{ jobs: Job[]; heading: 'h2' | 'h3' }> = ({ jobs: shown, heading: Heading }) => (
  <ul class="cards grid" data-testid="job-list">
    {shown.map((job) => (
      <li class="card link-card" data-testid="job" data-job={job.id}>
        <Heading class="h3">
          <a href={`/jobs/${job.id}`} data-testid="job-link">
            {job.title}
          </a>
        </Heading>
        <p class="soft">
          {job.client} · <strong class="money">{moneyInWords(job.budgetCents)}</strong>
        </p>
        <Skills skills={job.skills} />
      </li>
    ))}
  </ul>
);
