import type { Device, DeviceProblemKind } from '../shared/call/device_problem';
import { plain } from '../shared/ui/words';

// Everything that the applicant reads. Another language is another object of this shape.

const english = {
  language: 'en',

  title: 'Identity verification',
  titleCall: 'In the call',
  titleWaiting: (place: number) => `Number ${place} in line`,
  titleMatched: 'Your call starts now',

  actions: {
    submit_proposal: 'Send new proposals',
    change_profile_photo: 'Change your profile photo',
    withdraw_earnings: 'Withdraw your earnings',
    accept_direct_hire: 'Accept direct hires',
    appear_in_search: 'Appear in search',
    work_on_contract: 'Work on your contracts',
  } as Record<string, string>,
  otherAction: (name: string) => {
    const words = plain(name);
    return words.charAt(0).toUpperCase() + words.slice(1);
  },

  limits: {
    limited: 'Not possible for now',
    goesOn: 'Goes on as usual',
    nothing: 'Nothing is limited.',
  },

  opening: { heading: 'Opening your verification…' },

  link: {
    back: 'Where do I get a new link?',
    backSteps:
      'Sign in to your marketplace, open Settings > Identity Verification, and start from there. You get a fresh link each time, and nothing is lost.',
    problems: {
      link_expired: {
        heading: 'This link has expired',
        lead: 'A link works for 30 minutes, to keep your verification yours.',
      },
      link_used: {
        heading: 'This link was opened on another device',
        lead: 'For your safety, a link works on the first device that opens it. Go on there, or get a new link for this device.',
      },
      no_link: {
        heading: 'Open this page from your marketplace',
        lead: 'This address works only with the link that your marketplace gives you.',
      },
      session_over: {
        heading: 'This page is no longer valid',
        lead: 'It was open for a long time, or a newer link was used. Your verification itself is kept.',
      },
      too_many_attempts: {
        heading: 'Too many tries',
        lead: 'Please wait a minute, then open your link again.',
      },
      unreachable: {
        heading: 'We cannot reach the server',
        lead: 'Check your internet connection. We keep trying when you press the button.',
      },
      unexpected: {
        heading: 'Something went wrong on our side',
        lead: 'Please try again in a moment. This does not count against you.',
      },
    } as Record<string, { heading: string; lead: string }>,
    again: 'Try again',
  },

  replaced: {
    heading: 'This page is open in another tab',
    lead: 'Only one can be live at a time. Your place and your call are kept.',
    takeOver: 'Use this tab instead',
  },
  broken: {
    heading: 'This page needs a reload',
    lead: 'It does not match the server any more. Your place and your call are kept.',
    reload: 'Reload the page',
  },

  intro: {
    eyebrow: 'Action required',
    heading: 'Show that your profile is yours',
    lead: (marketplace: string) =>
      `${marketplace} asks you for a short video call with a representative. It takes under 10 minutes, and you can start it now.`,
    limitsHeading: 'Your account until then',
    deadline: (when: string) =>
      `Please make the call by ${when}. After that, more may be limited. Time that you spend waiting for us does not count.`,
    overdue:
      'The date for this call has passed, so more is limited than before. The call lifts that.',
    callHeading: 'What happens in the call',
    steps: [
      'You allow your camera and microphone, and see yourself first.',
      'You wait in line. You always see your place.',
      'A representative asks a few questions about your profile, and may ask you to turn your head or raise a hand.',
      'They may ask to see an identity document. Have one near you if you can.',
      'Most people have the result when the call ends.',
    ],
    english: 'The call is in English. How well you speak it is not tested.',
    whoHeading: 'Who sees it',
    who: [
      'The representative sees and hears you live, and you see them and their name.',
      'This call is not recorded.',
      'Your clients see only the badge that you are verified.',
      'If the result is negative, a second person checks the decision before it counts.',
    ],
    previousHeading: 'From your last call',
    previousMessage: 'A message from the representative',
    consentHeading: 'Your agreement',
    consent: (marketplace: string) =>
      `I agree to a live video call with a representative, who checks my identity for ${marketplace}. The call is not recorded.`,
    consentVersion: (version: string) => `Version ${version}`,
    consentMissing: 'Please tick the box to go on. Without your agreement there is no call.',
    go: 'Continue',
    going: 'One moment…',
  },

  devices: {
    heading: 'Check your camera and microphone',
    lead: 'Only you see this picture. Nobody is in the call yet.',
    askHeading: 'Your browser will ask you',
    ask: 'Press the button, then choose “Allow” for camera and microphone.',
    turnOn: 'Turn on camera and microphone',
    asking: 'Please choose “Allow” in the question of your browser.',
    self: 'Your own picture',
    camera: 'Camera',
    microphone: 'Microphone',
    unnamed: (device: string, number: number) => `${device} ${number}`,
    cameraWorks: 'Your camera works.',
    microphoneQuiet: 'Say a few words: the bar should move.',
    microphoneWorks: 'We can hear you.',
    tips: ['Face a window or a lamp.', 'Take off sunglasses and hats.', 'Go where it is quiet.'],
    start: 'Start the call',
    starting: 'Getting your place in line…',
    lostPlace:
      'Your line was gone for more than a minute, so your place was given to the next person. Nothing else has changed: start the call again when you are ready.',
    again: 'Try again',
    reload: 'Reload the page',
    offline: 'Your line is down. We connect again by ourselves.',
  },

  /** Short now; the steps for each browser and system will take their place here. */
  deviceProblem(kind: DeviceProblemKind, device: Device | null): { title: string; steps: string[] } {
    const what =
      device === 'camera' ? 'camera' : device === 'microphone' ? 'microphone' : 'camera and microphone';
    const plural = device === null;
    switch (kind) {
      case 'insecure':
        return {
          title: 'This browser cannot open the camera here',
          steps: [
            'If you came from an app, choose “Open in browser” in its menu.',
            'Use a current Chrome, Firefox, Safari or Edge.',
          ],
        };
      case 'denied':
        return {
          title: `Your browser blocks the ${what}`,
          steps: [
            'Press the camera or lock sign beside the address of this page.',
            'Choose “Allow” for camera and microphone.',
            'Come back here and press “Try again”. If nothing changes, reload the page: your place is kept.',
          ],
        };
      case 'denied_by_system':
        return {
          title: `Your device does not let the browser use the ${what}`,
          steps: [
            'Open the settings of your phone or computer, then Privacy, then Camera and Microphone.',
            'Allow your browser there.',
            'Close the browser, open it again, and come back.',
          ],
        };
      case 'not_found':
        return {
          title: `We found no ${plural ? 'camera or microphone' : what}`,
          steps: [
            `If your ${what} ${plural ? 'are' : 'is'} plugged in by cable, pull it out and put it back.`,
            'Press “Try again”.',
            'No camera on this computer? Sign in to your marketplace on your phone and start from there.',
          ],
        };
      case 'in_use':
        return {
          title: `Another program uses your ${what}`,
          steps: [
            'Close other video programs and other tabs that show a camera.',
            'Press “Try again”.',
            'If it stays so, restart your device and open the page again.',
          ],
        };
      case 'unknown':
        return {
          title: `We could not open your ${what}`,
          steps: ['Press “Try again”.', 'If it stays so, reload the page or use your phone.'],
        };
    }
  },

  waiting: {
    heading: 'You are in line',
    headingNext: 'You are next',
    place: 'Your place',
    of: (length: number) => `of ${length} waiting`,
    said: (place: number, length: number) => `You are number ${place} of ${length} in line.`,
    keep: 'Keep this page open. The call starts by itself, with a soft sound.',
    safe: 'You keep your place if your line drops or you reload this page, for up to a minute.',
    down: 'Your line dropped. We connect again by ourselves, and your place is kept for a minute.',
    leave: 'Leave the line',
    leaving: 'Leaving…',
  },

  call: {
    heading: (name: string) => `Your call with ${name}`,
    representative: 'Representative',
    code: 'Code',
    codeWhy: 'The representative sees the same code.',
    remote: (name: string) => `Video of ${name}`,
    self: 'Your own picture',
    elapsed: 'Time in the call',
    mute: 'Mute',
    unmute: 'Unmute',
    muted: 'You are muted',
    cameraOff: 'Camera off',
    cameraOn: 'Camera on',
    cameraIsOff: 'The representative cannot see you',
    switchCamera: 'Switch camera',
    play: 'Tap to see and hear the call',
    line: {
      connecting: 'Connecting…',
      connected: 'Connected',
      reconnecting: 'The line dropped, reconnecting…',
      you_dropped: 'Your line dropped, reconnecting… The call is kept for a minute.',
      they_dropped: (name: string, seconds: number | null) =>
        seconds === null
          ? `${name}’s line dropped. They have 60 seconds to come back.`
          : `${name}’s line dropped. They have ${seconds} seconds to come back.`,
      no_media: 'Your camera or microphone stopped.',
    },
  },

  result: {
    verifiedHeading: 'You are verified',
    verifiedLead: 'The hold on your account is lifted. There is nothing more to do.',
    back: (marketplace: string) => `Back to ${marketplace}`,
    closePage: 'You can close this page.',

    reviewHeading: 'Your call is being reviewed',
    reviewLead: (marketplace: string) =>
      `A second person looks at the decision before it counts. You need not wait here: ${marketplace} tells you as soon as it is done.`,
    limitsNow: 'Your account for now',

    notVerifiedHeading: 'You are not verified',
    notVerifiedLead: 'Two people have looked at your call. Here is everything that stood in the way.',
    reasons: 'Why',
    message: 'A message from the representative',
    nowHeading: 'What you can do now',
    now: (marketplace: string) => [
      `If you think this is wrong, or you can now put it right, ask ${marketplace} for another call.`,
      'A call that goes well lifts every limit.',
    ],
    decided: (when: string) => `Decided on ${when}`,

    inconclusiveHeading: 'No decision this time',
    inconclusiveLead: 'This does not count against you. Another call can settle it.',
    technicalHeading: 'The call could not be completed',
    technicalLead: 'This was a technical problem. It does not count against you.',
    startAgain: 'Start again',
    tryThis: 'What helps',

    canceledHeading: 'No call is needed any more',
    canceledLead: (marketplace: string) => `${marketplace} has canceled this verification.`,
  },

  refused: {
    line_dropped: 'Your line dropped. Please press the button again.',
    unreachable: 'We could not reach the server. Check your connection and press the button again.',
  } as Record<string, string>,
  refusedOther: 'That did not work. Please try again.',
};

export type Text = typeof english;

const languages: Record<string, Text> = { en: english };

function choose(preferred: readonly string[]): Text {
  for (const tag of preferred) {
    const found = languages[tag.split('-')[0] ?? ''];
    if (found) return found;
  }
  return english;
}

export const text: Text = choose(typeof navigator === 'undefined' ? [] : navigator.languages);

export function actionWords(action: string): string {
  return text.actions[action] ?? text.otherAction(action);
}
