export const intro = {
  intro: {
    eyebrow: 'Action required',
    heading: 'Show that your profile is yours',
    lead: (marketplace: string) =>
      `${marketplace} asks you for a short video call with a representative. It takes under 10 minutes.`,
    now: 'You can start it now.',
    limitsHeading: 'Your account until then',
    deadline: (when: string) =>
      `Please make the call by ${when}. After that, more may be limited. Time that you spend waiting for us does not count.`,
    overdue:
      'The date for this call has passed. You can still make it: when it goes well, every limit is lifted.',
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
    ],
    secondLook: 'If the result is negative, a second person checks the decision before it counts.',
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
};
