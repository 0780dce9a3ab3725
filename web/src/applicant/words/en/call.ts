export const call = {
  call: {
    heading: (name: string) => `Your call with ${name}`,
    representative: 'Representative',
    code: 'Code',
    codeWhy: 'The representative sees the same code. If they read out another one, leave the call.',
    remote: (name: string) => `Video of ${name}`,
    self: 'Your own picture',
    elapsed: 'Time',
    controls: 'Your camera, microphone and chat',
    mute: 'Mute',
    unmute: 'Unmute',
    muted: 'You are muted',
    cameraOff: 'Camera off',
    cameraOn: 'Camera on',
    cameraIsOff: 'The representative cannot see you',
    switchCamera: 'Switch camera',
    play: 'Tap to see and hear the call',
    connectingTo: (name: string) => `Connecting you with ${name}`,
    peerOff: (name: string, muted: boolean, cameraOff: boolean) => {
      if (muted && cameraOff) return `${name} is muted and has the camera off`;
      if (muted) return `${name} is muted`;
      return cameraOff ? `${name} has the camera off` : '';
    },
    now: {
      kinds: {
        consent: 'Your agreement',
        question: 'Question',
        challenge: 'Please do this',
        document: 'Your document',
      },
      consent: 'Please say whether you agree to be verified by video now.',
      document: 'Please hold your identity document up to the camera.',
      gestures: {
        turn_head: 'Turn your head all the way to the left, then all the way to the right.',
        hand_across_face: 'Draw your open hand slowly across your face, from the forehead to the chin.',
        press_cheek: 'Press a finger into one cheek, then let go.',
        lean_in: 'Lean in until your face fills the picture, then lean back.',
        three_fingers: 'Hold up three fingers in front of one eye, then in front of the other.',
        hand_on_head: 'Put a hand on top of your head and look at the ceiling.',
      } as Record<string, string>,
    },
    chat: {
      heading: 'Chat',
      empty: 'You can write here when the sound fails, or to spell a name. It is gone when the call ends.',
      write: 'Write a message',
      hint: 'Enter sends. Shift and Enter begins a new line.',
      send: 'Send',
      you: 'You',
      said: (name: string, message: string) => `${name} wrote: ${message}`,
      unread: (count: number) => (count === 1 ? '1 new message' : `${count} new messages`),
      close: 'Close the chat',
      tooFast: 'That was too fast. Please wait a second and press “Send” again.',
    },
    devices: {
      open: 'Devices',
      heading: 'Camera and microphone',
      none: 'We found one camera and one microphone. Plug in another one and it shows up here.',
      done: 'Done',
    },
    leave: {
      open: 'Leave',
      heading: 'Leave the call?',
      means: [
        'It does not count against you, and nothing about your account changes.',
        'Your verification stays open: you can start again whenever you like.',
        'You then wait in line for a new call.',
      ],
      pause:
        'Only a short break or another device? Just close this page: for 60 seconds the call is kept, and you come back with the link of your marketplace.',
      stay: 'Stay in the call',
      confirm: 'Leave the call',
      leaving: 'Leaving…',
    },
    line: {
      connecting: 'Connecting…',
      connected: 'Connected',
      reconnecting: 'The line dropped, reconnecting…',
      you_dropped: 'Your line dropped, reconnecting… The call is kept for a minute.',
      they_dropped: (name: string, seconds: number | null) =>
        seconds === null
          ? `${name}’s line dropped. They have 60 seconds to come back.`
          : `${name}’s line dropped. They have ${seconds} seconds to come back.`,
    },
  },
};
