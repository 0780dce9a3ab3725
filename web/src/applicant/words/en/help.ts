import { appeal } from './appeal';

/** A part of the article: what comes one after the other is `steps`, the rest `points`. */
export interface HelpPart {
  heading: string;
  lead?: string;
  steps?: string[];
  points?: string[];
}

/** The whole article, in the page and at /help. */
export const help = {
  heading: 'Help with your video call',
  lead: 'A short call with a representative shows that your profile is yours. Here is what you need, and what to do when something does not work.',
  english: 'The call is in English. How well you speak it is not tested.',
  open: 'Open your verification',
  languages: 'Languages',
  parts: {
    need: {
      heading: 'What you need',
      points: [
        'A computer, phone or tablet with a working camera and microphone.',
        'macOS, Windows, ChromeOS, Ubuntu or another Linux based on Debian, iOS or Android.',
        'Chrome, Firefox, Safari or Edge: the current version, or one of the two before it. Internet Explorer 11 cannot make the call.',
        'A stable, fast connection. Nothing has to be installed.',
        'An identity document near you, if you have one: you may be asked to show it.',
      ],
    },
    start: {
      heading: 'How to start',
      lead: 'The call takes under 10 minutes.',
      steps: [
        'Sign in to your marketplace.',
        'Open Settings > Identity Verification and start from there. Each time you get a fresh link.',
        'Allow camera and microphone when your browser asks.',
        'Look at your own picture first. Nobody else sees it yet.',
        'Start the call and wait in line. It begins by itself, with a soft sound.',
      ],
    },
    tips: {
      heading: 'How to have a good call',
      points: [
        'Face a window or a lamp. Take off sunglasses and hats.',
        'Go where it is quiet. Headphones help when there is an echo.',
        'Sit near your Wi-Fi router, and pause downloads and videos.',
        'Close other programs that use your camera.',
        'Put your phone where it stands still, and charge it first.',
      ],
    },
    blockedBrowser: {
      heading: 'The browser blocks the camera or microphone',
      lead: 'Allow them for this page, for good. Then come back and try again: your place is kept.',
      points: [
        'Chrome and Edge: press the sign to the left of the address and turn on camera and microphone.',
        'Firefox: press the crossed-out camera in the address bar and take the block away.',
        'Safari on a Mac: open Safari > Settings for This Website and set camera and microphone to Allow.',
        'Safari on an iPhone or iPad: press the sign beside the address, then Website Settings, and choose Allow.',
        'If you came from an app, choose “Open in browser” in its menu.',
      ],
    },
    blockedSystem: {
      heading: 'The device blocks the camera or microphone',
      lead: 'Your browser may need permission from the device too.',
      points: [
        'Windows: Settings > Privacy & security > Camera, and the same for Microphone.',
        'macOS: System Settings > Privacy & Security > Camera and Microphone. Then close the browser and open it again.',
        'iPhone and iPad: Settings > Apps > your browser.',
        'Android: Settings > Apps > your browser > Permissions.',
        'ChromeOS: Settings > Privacy and security > Privacy controls.',
        'Some laptops have a cover over the camera, or a key that turns it off.',
        'If another program uses the camera, close it.',
      ],
    },
    noCamera: {
      heading: 'No camera? Use your phone',
      steps: [
        'The page before the call shows a code. Point your phone’s camera at it: your verification moves to the phone.',
        'Or sign in to your marketplace on your phone and start from there.',
      ],
    },
    connect: {
      heading: 'The call does not connect',
      lead: 'This never counts against you.',
      steps: [
        'Wait a few seconds: the page connects again by itself.',
        'Leave and come back: close the page and open it again from your marketplace. Your place and your call are kept for a minute.',
        'Switch from Wi-Fi to mobile data, or the other way. Turn off a VPN.',
        'Networks of offices and schools may block calls: try another one.',
      ],
    },
    inCall: {
      heading: 'What happens in the call',
      points: [
        'You see the representative and their name, and both of you see the same short code.',
        'They ask a few questions about your profile, and may ask you to turn your head or raise a hand.',
        'They may ask to see an identity document.',
        'If you do not understand something, ask. You can also write in the chat.',
        'Most people have the result when the call ends.',
      ],
    },
    notPassed: {
      heading: 'If you do not pass',
      points: [
        'A call that breaks off, or that ends without a decision, costs you nothing: make another one.',
        'Usually a second person checks a negative decision before it counts. Then you read every reason at once.',
        'Until a later call goes well, you usually cannot withdraw earnings, send proposals or accept direct hires, you do not appear in search, and open proposals are cancelled. Your contracts go on.',
        'If you think that it is wrong, or can now put it right, appeal or ask for another call. One that goes well lifts every limit.',
        'The status page says what is limited for you now, and until when.',
      ],
    },
    appeal: {
      heading: 'You were not verified and think that is wrong',
      lead: 'You can appeal against a negative result up to three times.',
      steps: [
        'Open your verification and read every reason.',
        `Under “${appeal.heading}”, also on the status page, write what is wrong or what you can now put right, and press “${appeal.send}”. Please send no copies of documents.`,
        'Somebody who took no part in the decision reads it and answers you. The page says by when to expect that, and shows the answer.',
        'If the appeal is granted, you can make another call. If not, the result stays as it is; you can still ask your marketplace for another call.',
      ],
    },
    privacy: {
      heading: 'Your privacy',
      points: [
        'Only the representative sees and hears you, live. The call is not recorded.',
        'Your camera is on only while you check it, wait or talk.',
        'Your clients see only the badge that you are verified.',
        'Without your agreement there is no call.',
      ],
    },
  } satisfies Record<string, HelpPart>,

  nextHeading: 'Your next step',
  device: (browser: string, system: string) => `You use ${browser} on ${system}.`,
  next: {
    agree: {
      lead: 'Read what happens in the call, and agree to it.',
      button: 'Go to your agreement',
    },
    check: {
      lead: 'Check your camera and microphone, then start the call.',
      button: 'Go to the check',
    },
    mend: {
      lead: 'Your camera or microphone cannot be used yet. We show you how to mend that.',
      button: 'Show me how',
    },
    wait: {
      lead: 'You are in line. Keep this page open: the call starts by itself.',
      button: 'Back to your place in line',
    },
    again: {
      lead: 'Your last call ended without a decision. That costs you nothing: start again.',
      button: 'Go on',
    },
    reviewed: {
      lead: 'You have nothing to do: a second person looks at your call.',
      button: 'See what is limited until then',
    },
    read: {
      lead: 'You are not verified. Read why, and what you can do now.',
      button: 'Read the result',
    },
    done: {
      lead: 'There is nothing more to do.',
      button: 'Back to your verification',
    },
    link: {
      lead: 'Sign in to your marketplace and open Settings > Identity Verification: you get a fresh link.',
      button: 'Back',
    },
  },
};
