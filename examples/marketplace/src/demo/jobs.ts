import type { Job } from '../domain/jobs.ts';

export const demoJobs: Omit<Job, 'id' | 'posted'>[] = [
  {
    title: 'Redesign the booking flow of a small ferry line',
    client: 'Skerry Ferries',
    description:
      'Most of our passengers book on a phone, on the pier, in the wind. We need the flow from timetable to ticket drawn again, tried with ten people, and handed over as a clickable prototype.',
    skills: ['UX research', 'Figma', 'Mobile design'],
    budgetCents: 420_000,
  },
  {
    title: 'Write the spring catalogue of a seed library',
    client: 'Old Orchard Seeds',
    description:
      'Ninety short texts about vegetables we love, in one warm and exact voice. You get our notes, the harvest dates and a bag of seeds.',
    skills: ['Copywriting', 'Editing'],
    budgetCents: 180_000,
  },
  {
    title: "Move a clinic's reports from spreadsheets to SQL",
    client: 'Harbour Street Clinic',
    description:
      'Twelve monthly reports live in spreadsheets that only one person understands. We want them as tested queries with a page of explanation each.',
    skills: ['SQL', 'Python', 'Data analysis'],
    budgetCents: 350_000,
  },
  {
    title: "Illustrate a children's book about tides",
    client: 'Kelpie Press',
    description:
      'Sixteen spreads and a cover. The text is finished; the sea should look cold and friendly at the same time.',
    skills: ['Illustration', 'Watercolour'],
    budgetCents: 510_000,
  },
  {
    title: 'Build a stock API for three bicycle shops',
    client: 'Wheelhouse Cooperative',
    description:
      'One small service that knows which frame hangs in which shop. TypeScript or Go, tests, and somebody who writes things down.',
    skills: ['TypeScript', 'PostgreSQL', 'API design'],
    budgetCents: 640_000,
  },
  {
    title: 'Translate museum labels from Spanish to English',
    client: 'Museo del Valle',
    description:
      'Two hundred labels of up to sixty words, to be read standing. Knowledge of ceramics is welcome, curiosity is required.',
    skills: ['Translation', 'Spanish', 'Editing'],
    budgetCents: 160_000,
  },
];
