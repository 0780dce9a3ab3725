import type { ChecklistItem, ChecklistResult, Outcome, Staff, Status } from '../shared/api/types';
import type { Device, DeviceProblemKind } from '../shared/call/device_problem';
import { plain } from '../shared/ui/words';

// Everything that staff reads. Another language is another object of this shape.

export const text = {
  language: 'en',
  title: 'Visavis console',
  titleOffer: 'A call for you',
  titleCall: (name: string) => `Call: ${name}`,

  looking: 'Opening the console…',
  unreachable: {
    heading: 'We cannot reach the server',
    lead: 'Check the network, then try again.',
    again: 'Try again',
  },
  replaced: {
    heading: 'The console is open in another tab',
    lead: 'Only one can be live at a time. A call you are in goes on there.',
    takeOver: 'Use this tab instead',
  },
  broken: {
    heading: 'This page needs a reload',
    lead: 'It does not match the server any more. A call and your notes are kept.',
    reload: 'Reload the page',
  },

  signIn: {
    heading: 'Sign in to the console',
    email: 'E-mail',
    password: 'Password',
    go: 'Sign in',
    going: 'Signing in…',
    missing: 'Please fill in both fields.',
    signedOut: 'You were signed out. Sign in again: notes of a call are kept in this tab.',
    wrong: 'E-mail or password is wrong.',
    tooMany: (seconds: number | null) =>
      seconds === null
        ? 'Too many tries. Please wait a minute.'
        : `Too many tries. Please wait ${seconds} seconds.`,
    signOut: 'Sign out',
  },

  roles: {
    representative: 'Representative',
    supervisor: 'Supervisor',
    administrator: 'Administrator',
    auditor: 'Auditor',
  } satisfies Record<Staff['role'], string>,

  nav: { desk: 'Desk', reviews: 'Reviews', reviewsOpen: (count: number) => `${count} open` },
  line: {
    connecting: 'Connecting…',
    reconnecting: 'Your line dropped, reconnecting…',
    open: 'Online',
  },

  desk: {
    heading: 'Your desk',
    away: 'You are away',
    awayLead: 'No calls come to you.',
    missed: (name: string) =>
      `You did not accept ${name} in time, so the next representative is asked. No calls come to you until you go available.`,
    available: 'You are available',
    availableLead: 'The next applicant in line is offered to you here.',
    goAvailable: 'Go available',
    goAway: 'Go away',
    changing: 'One moment…',
    waiting: 'Waiting',
    longest: 'Longest wait',
    callBacks: 'Of them, to be called back',
    slotsBooked: 'Booked for the next day',
    self: 'Your own picture',
    selfLead: 'This is how applicants see you.',
    cameraFirst: 'Going available opens your camera and microphone, so that a call starts at once.',
    noCalls: (role: string) => `${role}s take no calls.`,
  },

  offer: {
    heading: (name: string) => `${name} is waiting for you`,
    waited: (time: string) => `Waited ${time}`,
    trigger: 'Asked because',
    accept: (seconds: number) => `Accept (${seconds} s)`,
    accepting: 'Connecting…',
    shortcut: 'Alt + A',
    said: (name: string) => `A call for you: ${name}. Press Alt and A to accept.`,
  },

  triggers: {
    first_proposal: 'First proposal',
    risky_category: 'Risky category',
    suspicion: 'Suspicion',
    periodic: 'Periodic check',
    manual: 'Asked by hand',
  } as Record<string, string>,

  call: {
    heading: (name: string) => `Call with ${name}`,
    code: 'Code',
    codeWhy: 'Read it out: the applicant sees the same.',
    peerOff: (muted: boolean, cameraOff: boolean) => {
      if (muted && cameraOff) return 'Applicant is muted, camera off';
      if (muted) return 'Applicant is muted';
      return cameraOff ? 'Applicant’s camera is off' : '';
    },
    elapsed: 'Time',
    attempt: (number: number) => `Call ${number} of this verification`,
    device: { phone: 'On a phone', computer: 'On a computer' },
    movedTo: (device: 'phone' | 'computer', when: string) => `Moved to a ${device} at ${when}`,
    remote: (name: string) => `Video of ${name}`,
    still: (name: string) => `Still picture of ${name}`,
    stillNote: 'Their line carries sound and still pictures only',
    quality: { good: 'Your line is good', weak: 'Your line is weak', poor: 'Your line is poor' },
    sending: {
      low: 'A smaller picture is sent.',
      stills: 'Sound and still pictures are sent.',
    },
    saveData: 'Use less data',
    fullPicture: 'Send full picture',
    self: 'Your own picture',
    play: 'Press to see and hear the applicant',
    devices: 'Change camera or microphone',
    mute: 'Mute',
    unmute: 'Unmute',
    muted: 'You are muted',
    cameraOff: 'Camera off',
    cameraOn: 'Camera on',
    cameraIsOff: 'They cannot see you',
    line: {
      connecting: 'Connecting…',
      connected: 'Connected',
      reconnecting: 'The line dropped, reconnecting…',
      you_dropped: 'Your line dropped, reconnecting… The call is kept for 60 seconds.',
      they_dropped: (seconds: number | null) =>
        seconds === null
          ? 'The applicant’s line dropped. They have 60 seconds to come back.'
          : `The applicant’s line dropped. They have ${seconds} seconds to come back.`,
    },
  },

  chat: {
    heading: 'Chat',
    empty: 'Write when the sound fails, or to spell a name. It is gone when the call ends.',
    write: 'Write to the applicant',
    hint: 'Enter sends, Shift + Enter begins a new line.',
    send: 'Send',
    you: 'You',
    said: (name: string, message: string) => `${name} wrote: ${message}`,
    tooFast: 'That was too fast. Wait a second and send again.',
  },

  profile: {
    heading: 'Profile',
    account: 'Account',
    title: 'Title',
    country: 'Country',
    skills: 'Skills',
    work: 'Work',
    education: 'Education',
    photo: (name: string) => `Profile photo of ${name}`,
    noPhoto: 'No photo',
    span: (from: string, to: string) => (to ? `${from} – ${to}` : `since ${from}`),
  },

  checklist: {
    heading: 'Checklist',
    done: (done: number, all: number) => `${done} of ${all} done`,
    optional: 'optional',
    ask: 'Ask now',
    asking: 'Shown to the applicant',
    next: 'Next',
    shortcut: 'Alt + N',
    kinds: {
      consent: 'Consent',
      question: 'Question',
      challenge: 'Challenge',
      document: 'Document',
    } satisfies Record<ChecklistItem['kind'], string>,
    results: { ok: 'OK', not_ok: 'Not OK', skipped: 'Skip' } satisfies Record<
      ChecklistResult,
      string
    >,
  },

  decision: {
    heading: 'Decision',
    outcome: 'Outcome',
    outcomes: {
      passed: 'Passed',
      failed: 'Failed',
      inconclusive: 'Inconclusive',
      technical: 'Technical',
    } satisfies Record<Outcome, string>,
    outcomeHints: {
      passed: 'The hold is lifted at once.',
      failed: 'A second reviewer looks before it counts.',
      inconclusive: 'No penalty; they may call again.',
      technical: 'No penalty; the fault was the line or a device.',
    } satisfies Record<Outcome, string>,
    reasons: 'Reasons',
    reasonsHint: 'Tick everything that applies: the applicant gets it all at once.',
    message: 'Message to the applicant (optional)',
    messageHint: 'Plain, kind, concrete. They read it below the reasons.',
    preview: 'What they will read',
    previewEmpty: 'Choose an outcome to see it.',
    internal: 'Internal note',
    internalHint: 'Never shown to the applicant. What you saw, and what follows.',
    submit: 'End the call and decide',
    submitting: 'Saving the decision…',
    missing: 'Before you decide',
    missingOutcome: 'Choose an outcome.',
    missingReason: 'Tick at least one reason.',
    missingItems: (count: number) =>
      count === 1
        ? '“Passed” needs one more required item marked OK.'
        : `“Passed” needs ${count} more required items marked OK.`,
    applicantHeading: {
      passed: 'You are verified',
      failed: 'You are not verified (after the second review)',
      inconclusive: 'No decision this time',
      technical: 'The call could not be completed',
    } satisfies Record<Outcome, string>,
    applicantLead: {
      passed: 'The hold on your account is lifted.',
      failed: 'Here is everything that stood in the way.',
      inconclusive: 'This does not count against you. Another call can settle it.',
      technical: 'This was a technical problem. It does not count against you.',
    } satisfies Record<Outcome, string>,
    why: 'Why',
    applicantMessage: 'A message from the representative',
  },

  ended: {
    decided: (name: string, status: string) => `${name}: ${status}. Your decision is saved.`,
    over: (name: string) => `The call with ${name} has ended.`,
    left: (name: string) =>
      `${name} left the call. It counts as technical: they may start again, without a penalty.`,
    overLead: 'It ended without your decision. Your internal note, should you need it:',
    dismiss: 'Dismiss',
  },

  statuses: {
    required: 'may call again',
    waiting: 'waiting again',
    in_call: 'in a call',
    in_review: 'in review',
    verified: 'verified',
    not_verified: 'not verified',
    canceled: 'canceled',
  } satisfies Record<Status, string>,

  reviews: {
    heading: 'Reviews',
    lead: 'Every failed decision is looked at by a second person before it counts.',
    empty: 'Nothing to review.',
    loading: 'Loading…',
    decidedBy: (name: string, when: string) => `Decided by ${name}, ${when}`,
    reasons: 'Reasons',
    message: 'Message to the applicant',
    internal: 'Internal note',
    none: 'None',
    checklist: 'Checklist',
    mine: 'This is your own decision: it needs another reviewer.',
    note: 'Your internal note',
    confirm: 'Confirm: not verified',
    confirmHint: 'Confirm: the applicant is not verified and reads the reasons.',
    overturn: 'Overturn the decision',
    overturnHint: 'Overturn: the failed decision does not count.',
    busy: 'Saving…',
    done: (name: string, status: string) => `${name}: ${status}. Your review is saved.`,
    refresh: 'Load again',
  },

  appeals: {
    heading: 'Appeals',
    lead: 'Applicants who were not verified say why that is wrong, or what has changed. Whoever took no part in the decision answers.',
    empty: 'No appeal waits for an answer.',
    decidedBy: (names: string, when: string) => `Decided by ${names || 'unknown'}, ${when}`,
    answerBy: (when: string) => `The applicant expects an answer by ${when}`,
    number: (count: number) => (count > 1 ? `Appeal number ${count} against this result` : ''),
    text: 'The appeal',
    review: 'Note of the second reviewer',
    mine: 'You took part in this decision: the appeal needs somebody else.',
    answer: 'Your answer to the applicant',
    answerHint: 'They read it by e-mail and on their page. Needed to decline.',
    answerMissing: 'Tell the applicant why the appeal is declined.',
    grant: 'Grant: another call',
    decline: 'Decline: the result stays',
    busy: 'Saving…',
    done: (name: string, granted: boolean) =>
      `${name}: the appeal is ${granted ? 'granted' : 'declined'}. Your answer is sent.`,
  },

  /** What to do about a refusal; the server's own words come first. */
  advice: {
    call_over: 'The call is over, so this decision was not taken. Copy your note if you need it.',
    checklist_incomplete: 'Mark every required item OK, or choose another outcome.',
    reason_required: 'Tick at least one reason of this outcome.',
    reason_outcome_mismatch: 'Choose the outcome again and tick its reasons.',
    took_part: 'Leave this one to a colleague.',
    no_appeal: 'A colleague has answered it, or the marketplace has granted another call.',
    same_reviewer: 'Leave this one to a colleague.',
    wrong_origin: 'Open the console at its own address.',
    not_signed_in: 'Sign in again: your notes are kept in this tab.',
    line_dropped: 'Your line dropped. Press again when you are online.',
    unreachable: 'Check the network and press again. Nothing was lost.',
  } as Record<string, string>,
  adviceOther: 'Try again. If it stays so, tell your supervisor.',

  devices: {
    camera: 'Camera',
    microphone: 'Microphone',
    again: 'Try again',
    problem(kind: DeviceProblemKind, device: Device | null): { title: string; what: string } {
      const what = device ?? 'camera and microphone';
      switch (kind) {
        case 'insecure':
          return { title: 'No camera here', what: 'Open the console over https.' };
        case 'denied':
          return {
            title: `The browser blocks the ${what}`,
            what: 'Press the sign beside the address, allow camera and microphone, try again.',
          };
        case 'denied_by_system':
          return {
            title: `The system blocks the ${what}`,
            what: 'Allow the browser in the system’s privacy settings and restart it.',
          };
        case 'not_found':
          return { title: `No ${what} found`, what: 'Plug it in and try again.' };
        case 'in_use':
          return { title: `The ${what} is in use`, what: 'Close other video programs, try again.' };
        case 'unknown':
          return { title: `The ${what} did not open`, what: 'Try again, or reload the page.' };
      }
    },
  },
};

export function triggerWords(trigger: string): string {
  return text.triggers[trigger] ?? plain(trigger);
}
