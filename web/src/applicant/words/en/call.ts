export const call = {
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
};
