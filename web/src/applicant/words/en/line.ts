import type { Verdict } from '../../../shared/call/line_check';

const verdicts: Record<Verdict, { title: string; what: string; tips: string[] }> = {
  good: {
    title: 'Your connection is good',
    what: 'The representative will see and hear you well.',
    tips: [],
  },
  enough: {
    title: 'Your connection is good enough',
    what: 'The call will work. The picture may be less sharp at times.',
    tips: ['Move nearer to your Wi-Fi router.', 'Close other video and downloads.'],
  },
  poor: {
    title: 'Your connection is weak',
    what: 'You can start the call. If the picture does not get through, we go on with sound and still pictures.',
    tips: [
      'Move nearer to your Wi-Fi router, or use a cable.',
      'Try mobile data instead of Wi-Fi, or the other way round.',
      'Close other video, downloads and VPN programs.',
    ],
  },
  none: {
    title: 'No picture gets through',
    what: 'This network seems to block video calls. Company, school and hotel networks often do. You can still start the call: we keep trying.',
    tips: [
      'Try another network, for example mobile data.',
      'Turn off your VPN or proxy.',
      'If it is your company’s network, ask whether video calls (WebRTC) may pass.',
    ],
  },
};

export const line = {
  call: {
    quality: { good: 'Good connection', weak: 'Weak connection', poor: 'Poor connection' },
    sending: {
      low: 'We send a smaller picture of you.',
      stills: 'Your connection carries sound and still pictures. You can go on talking.',
    },
    saveData: 'Use less data',
    fullPicture: 'Send full picture',
    still: (name: string) => `Still picture of ${name}`,
    stillNote: (name: string) => `${name}’s connection is weak: sound and still pictures`,
  },
  check: {
    heading: 'Your connection',
    connecting: 'Trying your connection…',
    measuring: 'Testing your connection. This takes a few seconds.',
    progress: 'Connection test',
    loop: 'Your picture as the representative will see it',
    loopCaption: 'This is what the representative will see. It went to our server and back.',
    verdicts,
    speed: 'Speed',
    speedOf: (kbps: number) => (kbps < 1000 ? `${kbps} kbit/s` : `${(kbps / 1000).toFixed(1)} Mbit/s`),
    loss: 'Lost on the way',
    lossOf: (percent: number) => `${percent} %`,
    roundTrip: 'There and back',
    roundTripOf: (ms: number) => `${ms} ms`,
    overTcp: 'Your network blocks the fastest way for video. We use a slower one.',
    again: 'Test again',
  },
};
