import type { CallMeeting, InMeeting } from '../../shared/api/types';

// Who is in a call's meeting, and what of that the representative has to know. No browser here.

/** How it stands with each of the two; of nobody else there is anything to wait for. */
type Attendance = 'in' | 'out' | 'left';

export interface Presence {
  /** Of who is in it nothing was told yet (`untold`), or nothing is told now (`unseen`). */
  known: 'untold' | 'unseen' | 'seen';
  you: Attendance;
  applicant: Attendance;
  /** Who is in it, and is nobody of the two. Empty while nothing is told. */
  strangers: InMeeting[];
}

export function presenceOf({ seen, people }: CallMeeting): Presence {
  const known = seen ? 'seen' : people.length > 0 ? 'unseen' : 'untold';
  return {
    known,
    you: attendance(people, 'representative'),
    applicant: attendance(people, 'applicant'),
    strangers: seen ? people.filter(({ role, left }) => role === 'other' && left === null) : [],
  };
}

function attendance(people: readonly InMeeting[], who: InMeeting['role']): Attendance {
  const theirs = people.filter(({ role }) => role === who);
  if (theirs.length === 0) return 'out';
  return theirs.some(({ left }) => left === null) ? 'in' : 'left';
}

/** Those who must not be there first, then who is there before who was, then who came first. */
export function inOrder(people: readonly InMeeting[]): InMeeting[] {
  const roles: InMeeting['role'][] = ['other', 'applicant', 'representative'];
  return people.toSorted(
    (a, b) =>
      Number(a.left !== null) - Number(b.left !== null) ||
      roles.indexOf(a.role) - roles.indexOf(b.role) ||
      a.since.localeCompare(b.since),
  );
}

/** What is said of the display name: advice, of the applicant and of who is called like them. */
export function nameAdvice({ role, named_as_profile }: InMeeting): 'same' | 'different' | null {
  if (named_as_profile) return role === 'representative' ? null : 'same';
  return role === 'applicant' ? 'different' : null;
}
