import type { Text } from '../words';
import type { ScreenName } from '../page';

export type NextStep = keyof Text['help']['next'];

/** The one thing to do now, on the screen that the applicant comes back to. */
export function nextStep(screen: ScreenName, cannotOpen: boolean): NextStep | null {
  switch (screen) {
    case 'intro':
      return 'agree';
    case 'check':
      return cannotOpen ? 'mend' : 'check';
    case 'waiting':
      return cannotOpen ? 'mend' : 'wait';
    case 'no_penalty':
      return 'again';
    case 'in_review':
      return 'reviewed';
    case 'not_verified':
      return 'read';
    case 'verified':
    case 'canceled':
      return 'done';
    case 'link_problem':
      return 'link';
    default:
      return null;
  }
}

/** The parts of the article that stand open, because they are about where the applicant is. */
export function partsFor(step: NextStep | null): string[] {
  const parts: Partial<Record<NextStep, (keyof Text['help']['parts'])[]>> = {
    agree: ['inCall', 'privacy'],
    check: ['tips'],
    mend: ['blockedBrowser', 'blockedSystem', 'noCamera'],
    wait: ['inCall'],
    again: ['connect'],
    reviewed: ['notPassed'],
    read: ['notPassed', 'appeal'],
    link: ['start'],
  };
  return (step && parts[step]) ?? [];
}
