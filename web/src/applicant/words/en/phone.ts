export const phone = {
  instead: 'Use your phone instead',
  insteadWhy: 'No camera here, or a better one on your phone? You keep your place.',

  heading: 'Go on with your phone',
  lead: 'Your verification moves to your phone, and your place moves with it.',
  steps: [
    'Open the camera of your phone and point it at this code.',
    'Tap the link that your phone shows. It opens in the browser of your phone.',
    'Go on there. This page follows along.',
  ],
  code: 'QR code with the link for your phone',
  making: 'Making a code…',
  link: 'Or type this link into the browser of your phone',
  copy: 'Copy the link',
  copied: 'The link is copied.',
  notCopied: 'Please mark the link and copy it by hand.',
  fresh: (left: string) => `For your safety we make a new code in ${left}. It works once, on one phone.`,
  failed: 'We could not make a code. Check your connection and try again.',
  tooOften: 'Those were many codes in a short time. Please wait a minute, then try again.',
  again: 'Make a new code',
  stay: 'Stay on this computer',
  callBegins: 'A representative is ready for you. Open the link on your phone now, or stay on this computer.',

  following: {
    heading: {
      phone: 'Your verification continues on your phone',
      computer: 'Your verification continues on your computer',
      other: 'Your verification continues on your other device',
    },
    lead: 'This page follows along. The camera here is off.',
    nowHeading: 'Where you are',
    required: 'You are getting ready for the call: camera and microphone.',
    waiting: (place: number, length: number) => `You are in line: number ${place} of ${length}.`,
    calling: (name: string) => `You are in the call with ${name}.`,
    moveHere: {
      phone: 'Move it to this phone',
      computer: 'Move it back to this computer',
    },
    moving: 'Moving…',
    why: 'The camera moves too. In the call, the representative sees you from here a moment later.',
    away: {
      phone: 'We have lost your phone. Is it asleep, or out of reach?',
      computer: 'We have lost your computer. Is it asleep, or is the page closed?',
      other: 'We have lost your other device. Is it asleep, or is the page closed?',
    },
    awayAdvice: 'Wake it up, or go on here. Your place and your call are kept for a minute.',
    continueHere: 'Continue here',
    down: 'The line of this page dropped. We connect again by ourselves; your other device goes on.',
  },

  expired: {
    heading: 'This code is no longer valid',
    lead: 'A code works for two minutes. The page on your other device shows a new one: scan that.',
  },
  used: {
    heading: 'This code was used already',
    lead: 'A code works once, on one phone. The page on your other device shows a new one: scan that.',
  },
  noCode: 'Is the page closed?',
  noCodeSteps:
    'Open your verification from your marketplace again, on any device. Nothing is lost.',
};
