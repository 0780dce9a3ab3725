export const waiting = {
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
};
