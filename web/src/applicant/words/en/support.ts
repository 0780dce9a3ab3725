export const support = {
  inApp: {
    heading: 'Open this page in your browser',
    lead: 'You are inside another app. Its own browser often has no camera, and the call needs one.',
    linkKept: 'Your link is not used up: it works in your browser.',
    copy: 'Copy the link',
    copied: 'Copied. Now paste it into the address bar of your browser.',
    copyByHand: 'The link to copy',
    paste: 'Not there? Copy the link and paste it into Chrome, Safari, Firefox or Edge.',
    anyway: 'Try it here instead',
  },
  cannot: {
    heading: 'This browser cannot make a video call',
    lead: 'It lacks what a call needs. Nothing is lost: your link is not used up.',
    stepsHeading: 'What you can do',
    steps: [
      'Copy this link and open it in a current Chrome, Firefox, Safari or Edge, or on your phone.',
      'Or update this browser, then open the link again.',
      'Lockdown mode, or an add-on that blocks WebRTC? Turn it off for this page.',
    ],
    more: 'Which browsers work?',
  },
  support: {
    region: 'About your browser',
    olderBrowser: 'Your browser is not up to date. The call will probably work; an update makes it safer.',
    olderSystem: 'Your system is not up to date. The call will probably work; an update makes it safer.',
    unknown: 'We do not know this browser well. The call will probably work. If not, use Chrome, Firefox, Safari or Edge.',
    dismiss: 'OK',
  },
};
