import { type ComponentType, createElement } from 'react';
import { vi } from 'vitest';
import { markedArea, markedWords } from './marked_words';

// Pages are drawn to markup, without a browser: what a browser would do in the first moment is done here.

/** What the drawn page would be called. */
export const titles: string[] = [];

vi.mock('virtual:words/page', () => ({ default: markedWords() }));
vi.mock('virtual:words/joining', () => ({ default: markedArea('joining') }));
vi.mock('virtual:words/status', () => ({ default: markedArea('status') }));
vi.mock('virtual:words/help', () => ({ default: markedArea('help') }));
vi.mock('virtual:words/console', () => ({ default: markedArea('console') }));

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_subscribe: unknown, get: () => T) => get(),
}));

vi.mock('../src/shared/ui/hooks', async (original) => ({
  ...(await original<typeof import('../src/shared/ui/hooks')>()),
  useTitle: (title: string, alert: string | null = null) => {
    titles.push(title, alert ?? '');
  },
}));

/** Parts that are fetched when they are first shown. */
export const fetched: Promise<unknown>[] = [];

vi.mock('../src/shared/ui/later', async (original) => ({
  ...(await original<typeof import('../src/shared/ui/later')>()),
  laterIn:
    () =>
    <Props extends object>(load: () => Promise<ComponentType<Props>>) => {
      let part: ComponentType<Props> | null = null;
      fetched.push(load().then((loaded) => (part = loaded)));
      return (props: Props) => (part ? createElement(part, props) : null);
    },
}));

/** What a page asks the service for is there at once. */
vi.mock('../src/shared/ui/ask', async (original) => ({
  ...(await original<typeof import('../src/shared/ui/ask')>()),
  useLoaded: (load: (() => unknown) | null) => ({
    loaded: load ? load() : null,
    problem: null,
    again: () => undefined,
    replace: () => undefined,
  }),
}));

/** What is read out is said, too. */
vi.mock('../src/shared/ui/Announcer', () => ({ Announcer: ({ text }: { text: string }) => text }));

vi.mock('../src/shared/support/gate', () => ({ missingHere: () => [] }));

const elsewhere = { hash: '', search: '', pathname: '/verify', origin: 'https://verify.example' };
vi.stubGlobal('location', { ...elsewhere, href: 'https://verify.example/verify' });
vi.stubGlobal('navigator', {
  userAgent: 'X11; Linux x86_64',
  maxTouchPoints: 0,
  languages: ['en'],
});
vi.stubGlobal('window', globalThis);
/** What this tab remembers. */
const remembered = new Map<string, string>();
vi.stubGlobal('sessionStorage', {
  getItem: (key: string) => remembered.get(key) ?? null,
  setItem: (key: string, value: string) => remembered.set(key, value),
});
vi.stubGlobal('HTMLMediaElement', EventTarget);
vi.stubGlobal('document', { documentElement: {}, title: '' });
