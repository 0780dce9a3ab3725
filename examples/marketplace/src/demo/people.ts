import type { Person } from '../domain/people.ts';
import type { Trigger } from '../visavis/protocol.ts';

/** For everybody here, and shown on the sign-in page: this is a demo. */
export const demoPassword = 'demo';

export interface DemoPerson extends Omit<Person, 'id' | 'account' | 'photo' | 'timeZone'> {
  avatar: string;
  /** `job` counts from 1, as in demoJobs. */
  proposals?: { job: number; text: string; rateCents: number }[];
  contract?: {
    client: string;
    title: string;
    rateCents: number;
    work: { note: string; hours: number }[];
  };
  offer?: { client: string; title: string; message: string; rateCents: number };
  /** Visavis is asked for a verification at the first start. */
  asked?: Trigger;
}

export const demoPeople: DemoPerson[] = [
  {
    email: 'noor@larkfold.example',
    role: 'freelancer',
    name: 'Noor Haddad',
    title: 'Interface designer',
    country: 'JO',
    about: 'I draw interfaces for people in a hurry, and try them out on the bus.',
    skills: ['UX research', 'Figma', 'Mobile design', 'Arabic typography'],
    work: [{ title: 'Product designer', company: 'Tamr Delivery', from: '2021-04', to: '2026-08' }],
    education: [{ degree: 'BA Visual Communication', school: 'Amman Design School', year: '2020' }],
    rateCents: 5500,
    avatar: 'marigold',
    demoNote: 'New here. The first proposal requires verification.',
  },
  {
    email: 'ines@larkfold.example',
    role: 'freelancer',
    name: 'Inês Carvalho',
    title: 'Copywriter and editor',
    country: 'PT',
    about: 'Short sentences, long experience. I edit the way a gardener prunes.',
    skills: ['Copywriting', 'Editing', 'Portuguese'],
    work: [
      { title: 'Editor', company: 'Folha Lenta', from: '2017-01', to: '2023-12' },
      { title: 'Freelance copywriter', company: 'Self-employed', from: '2024-01' },
    ],
    education: [{ degree: 'MA Literature', school: 'University of Porto', year: '2016' }],
    rateCents: 4800,
    avatar: 'coral',
    proposals: [
      {
        job: 2,
        text: 'I grew up between rows of beans and have edited three plant catalogues. I would begin with ten texts, so that you can hear the voice before we go on.',
        rateCents: 4800,
      },
      {
        job: 6,
        text: 'I translate from Spanish and read labels aloud, standing, before I hand them over.',
        rateCents: 4500,
      },
    ],
    contract: {
      client: 'Lantern Tea',
      title: 'Monthly newsletter',
      rateCents: 4600,
      work: [
        { note: 'October issue, two rounds', hours: 9 },
        { note: 'November issue', hours: 7.5 },
      ],
    },
    asked: 'periodic',
    demoNote: 'Has to verify: on hold, with proposals, a contract and earnings.',
  },
  {
    email: 'bruno@larkfold.example',
    role: 'freelancer',
    name: 'Bruno Keller',
    title: 'Backend developer',
    country: 'CH',
    about: 'APIs, queues and the boring parts that must not fail.',
    skills: ['TypeScript', 'PostgreSQL', 'API design', 'Go'],
    work: [
      { title: 'Backend developer', company: 'Alpenpost Digital', from: '2018-03', to: '2022-06' },
      { title: 'Senior developer', company: 'Quarzwerk', from: '2022-07', to: '2026-01' },
    ],
    education: [{ degree: 'BSc Computer Science', school: 'ETH Zürich', year: '2017' }],
    rateCents: 9200,
    avatar: 'sage',
    proposals: [
      {
        job: 5,
        text: 'I have built stock services for two chains of shops. First week: a model of frames, shops and moves, with tests you can read.',
        rateCents: 9200,
      },
      {
        job: 3,
        text: 'Reports as tested queries are half of what I did at Quarzwerk. I would start with the one that hurts most.',
        rateCents: 8800,
      },
      {
        job: 1,
        text: 'I can wire the prototype to your real timetable, so that the ten people try it with real ferries.',
        rateCents: 9000,
      },
    ],
    contract: {
      client: 'Nordhang Lifts',
      title: 'Ski pass service, maintenance',
      rateCents: 9000,
      work: [
        { note: 'Moved the nightly job off the old host', hours: 11 },
        { note: 'Fixed double bookings at the turnstiles', hours: 6 },
      ],
    },
    offer: {
      client: 'Tobel Bank',
      title: 'Review of a payments service',
      message:
        'Your name came up twice this week. Would you look at our payments code for ten days?',
      rateCents: 11000,
    },
    asked: 'suspicion',
    demoNote: 'Has to verify, with three active proposals: for the call that fails.',
  },
  {
    email: 'mei@larkfold.example',
    role: 'freelancer',
    name: 'Mei Tanaka',
    title: 'Illustrator',
    country: 'JP',
    about: 'Watercolour, ink and patience. Seas, cats and vegetables.',
    skills: ['Illustration', 'Watercolour', 'Picture books'],
    work: [{ title: 'Illustrator', company: 'Ame Studio', from: '2015-09' }],
    education: [{ degree: 'BFA Painting', school: 'Kyoto City University of Arts', year: '2015' }],
    rateCents: 6500,
    avatar: 'lilac',
    proposals: [
      {
        job: 4,
        text: 'Cold and friendly is my favourite kind of sea. I attach nothing and promise two sample spreads within a week.',
        rateCents: 6500,
      },
    ],
    contract: {
      client: 'Bramble & Sons',
      title: 'Jam labels',
      rateCents: 6200,
      work: [{ note: 'Four labels, final files', hours: 12 }],
    },
    offer: {
      client: 'Otter Puzzles',
      title: 'A thousand-piece harbour',
      message: 'We saw your harbour at night and would like it in a thousand pieces.',
      rateCents: 7000,
    },
    demoNote: 'Doesn’t have to verify: can do everything.',
  },
  {
    email: 'tomasz@larkfold.example',
    role: 'freelancer',
    name: 'Tomasz Wójcik',
    title: 'Data analyst',
    country: 'PL',
    about: 'I turn spreadsheets nobody dares to open into queries anybody can read.',
    skills: ['SQL', 'Python', 'Data analysis'],
    work: [{ title: 'Analyst', company: 'Wisła Insurance', from: '2016-02', to: '2025-05' }],
    education: [{ degree: 'MSc Statistics', school: 'University of Warsaw', year: '2015' }],
    rateCents: 5800,
    avatar: 'sky',
    contract: {
      client: "Miller's Grain",
      title: 'Harvest dashboard',
      rateCents: 5600,
      work: [
        { note: 'Import of ten years of weights', hours: 14 },
        { note: 'First three charts', hours: 8 },
      ],
    },
    demoNote: 'Works and earns, has never sent a proposal.',
  },
  {
    email: 'adaeze@larkfold.example',
    role: 'freelancer',
    name: 'Adaeze Okafor',
    title: 'Full-stack developer',
    country: 'NG',
    about: 'From the database to the button, and the documentation between them.',
    skills: ['TypeScript', 'API design', 'Accessibility'],
    work: [
      { title: 'Developer', company: 'Danfo Maps', from: '2019-06', to: '2024-02' },
      { title: 'Freelance developer', company: 'Self-employed', from: '2024-03' },
    ],
    education: [
      { degree: 'BEng Computer Engineering', school: 'University of Lagos', year: '2019' },
    ],
    rateCents: 7200,
    avatar: 'clay',
    proposals: [
      {
        job: 5,
        text: 'I have shipped two small APIs for shops and still answer their questions. Happy to begin on Monday.',
        rateCents: 7200,
      },
    ],
    offer: {
      client: 'Wheelhouse Cooperative',
      title: 'Accessibility check of our shop',
      message: 'A customer could not order by keyboard. Could you find out why, and what else?',
      rateCents: 7400,
    },
    demoNote: 'One active proposal and a direct offer.',
  },
  {
    email: 'suryani@larkfold.example',
    role: 'freelancer',
    name: 'Suryani',
    title: 'Translator, Spanish and Indonesian',
    country: 'ID',
    about: 'One name, three languages.',
    skills: ['Translation', 'Spanish', 'Indonesian', 'Editing'],
    work: [{ title: 'Translator', company: 'Nusa Museum', from: '2020-01' }],
    education: [{ degree: 'BA Spanish', school: 'Universitas Indonesia', year: '2019' }],
    rateCents: 3900,
    avatar: 'mint',
    demoNote: 'New here, with a single name. The first proposal requires verification.',
  },
  {
    email: 'trust@larkfold.example',
    role: 'trust',
    name: 'Priya Raman',
    title: 'Trust team',
    country: 'IN',
    about: 'Looks after who is who at Larkfold.',
    skills: [],
    work: [],
    education: [],
    rateCents: 0,
    avatar: 'rose',
    demoNote: 'The trust team: sees every account, requires verifications.',
  },
];
