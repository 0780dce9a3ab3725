import type { Device, DeviceProblemKind } from '../../../shared/call/device_problem';
import type { RecoveryId } from '../../../shared/call/recovery';
import type { InApp } from '../../../shared/support/in_app';

const names = { camera: 'camera', microphone: 'microphone', both: 'camera and microphone' };
const nameOf = (device: Device | null) => names[device ?? 'both'];
const isAre = (device: Device | null) => (device ? 'is' : 'are');

/** `browser` is its name, null when unknown; `device` is what is missing, null for both. */
interface Named {
  browser: string | null;
  device: Device | null;
}

const orYours = (browser: string | null) => browser ?? 'your browser';

const tuneSteps = (sign: string) => [
  `Press ${sign} at the left end of the address bar, beside the address of this page.`,
  'Turn on Camera and Microphone.',
  'Come back to this page. If nothing changes, press “Reload the page”: your place is kept.',
];

const steps: Record<RecoveryId, (named: Named) => string[]> = {
  dismissed: () => [
    'Press “Try again”. Your browser asks once more.',
    'Choose “Allow”. The picture is for you alone until the call begins.',
  ],
  site_chrome: () => tuneSteps('the sign with two sliders'),
  site_edge: () => tuneSteps('the lock'),
  site_opera: () => tuneSteps('the lock'),
  site_android: ({ browser }) => [
    'Press the sign beside the address of this page, then “Permissions”.',
    'Turn on Camera and Microphone, then come back to this page.',
    `Still blocked? Open the phone’s Settings > Apps > ${orYours(browser)} > Permissions, and allow both there.`,
  ],
  site_firefox: () => [
    'Press the crossed-out camera in the address bar, beside the address of this page.',
    'Press the × beside “Blocked” for the camera, and for the microphone.',
    'Press “Reload the page”, then choose “Allow” when Firefox asks. Your place is kept.',
  ],
  site_firefox_android: () => [
    'Press the lock beside the address of this page.',
    'Set Camera and Microphone to “Allowed”.',
    'Still blocked? Open the phone’s Settings > Apps > Firefox > Permissions, and allow both there.',
    'Press “Reload the page”. Your place is kept.',
  ],
  site_safari: () => [
    'In the menu at the top of the screen, open Safari > Settings, then Websites.',
    'Choose Camera on the left, and set this website to “Allow”. Do the same for Microphone.',
    'Close the settings and press “Reload the page”. Your place is kept.',
  ],
  site_ios_safari: () => [
    'Press the page menu beside the address, then the three dots, then “Website Settings”.',
    'Set Camera and Microphone to “Allow”, and press Done.',
    'Not there? Open Settings > Apps > Safari, then Camera and Microphone, and choose “Allow”.',
    'Press “Reload the page”. Your place is kept.',
  ],
  site_ios_other: ({ browser }) => [
    `Open Settings > Apps > ${orYours(browser)} on your phone or tablet.`,
    'Turn on Camera and Microphone.',
    'Come back and press “Reload the page”. Choose “Allow” when it asks. Your place is kept.',
  ],
  site_other: () => [
    'Press the camera or lock sign beside the address of this page.',
    'Choose “Allow” for camera and microphone.',
    'Press “Reload the page”. Your place is kept.',
  ],
  system_windows: () => [
    'Open Start > Settings > Privacy & security > Camera.',
    'Turn on “Camera access” and “Let desktop apps access your camera”. Do the same under Microphone.',
    'Come back to this page. If nothing changes, close the browser and open it again.',
  ],
  system_macos: ({ browser }) => [
    'Open Apple menu > System Settings > Privacy & Security > Camera.',
    `Turn on the switch beside ${orYours(browser)}. Do the same under Microphone.`,
    `Quit ${orYours(browser)} and open it again, then come back to this page.`,
  ],
  system_chromeos: () => [
    'Open Settings > Privacy and security > Privacy controls.',
    'Turn on Camera access and Microphone access.',
    'Look for a small switch at the camera, too: some Chromebooks have one.',
  ],
  system_android: ({ browser }) => [
    `Open the phone’s Settings > Apps > ${orYours(browser)} > Permissions.`,
    'Allow Camera and Microphone.',
    'Pull down from the top of the screen: “Camera access” and “Mic access” must be on there.',
  ],
  system_ios: ({ browser }) => [
    `Open Settings > Privacy & Security > Camera, and turn on ${orYours(browser)}.`,
    'Do the same under Microphone.',
    'Not in the list? Look under Screen Time > Content & Privacy Restrictions.',
  ],
  system_other: ({ device }) => [
    `Open the settings of your system, and look for Privacy, then ${device === 'microphone' ? 'Microphone' : 'Camera'}.`,
    'Allow your browser there.',
    'Close the browser, open it again, and come back.',
  ],
  frame: () => [
    'Press the button. This page then opens in a tab of its own.',
    'Go on there: your place is kept.',
  ],
  not_found: ({ device }) => [
    `If your ${nameOf(device)} ${isAre(device)} plugged in by cable, pull it out and put it back.`,
    device === 'microphone'
      ? 'A headset with a microphone does as well.'
      : 'Look for a cover or a switch at the camera, and open it.',
  ],
  in_use: ({ device }) => [
    `Close other programs and tabs that use the ${nameOf(device)}: video calls, recorders, the camera app.`,
    'Or choose another one below, if you have it.',
    'If it stays so, restart your device and open this page again.',
  ],
  in_app: () => [
    'Open your own browser: Chrome, Safari, Firefox or Edge.',
    'Sign in to your marketplace there, open Settings > Identity Verification, and start from there.',
    'You get a fresh link, and go on where you are now.',
  ],
  insecure: () => [
    'The address of this page must begin with https.',
    'Sign in to your marketplace, open Settings > Identity Verification, and start from there.',
  ],
  unknown: () => [
    'Press “Try again”.',
    'If it stays so, reload the page. Your place is kept.',
    'Still nothing? Restart your device and open this page again.',
  ],
};

const titles: Record<RecoveryId, (named: Named) => string> = {
  dismissed: () => 'Your browser’s question was closed',
  site_chrome: blockedHere,
  site_edge: blockedHere,
  site_opera: blockedHere,
  site_android: blockedHere,
  site_firefox: blockedHere,
  site_firefox_android: blockedHere,
  site_safari: blockedHere,
  site_ios_safari: blockedHere,
  site_ios_other: blockedHere,
  site_other: blockedHere,
  system_windows: ({ device }) => `Windows blocks the ${nameOf(device)}`,
  system_macos: ({ device }) => `Your Mac blocks the ${nameOf(device)}`,
  system_chromeos: ({ device }) => `Your Chromebook blocks the ${nameOf(device)}`,
  system_android: ({ device }) => `Your phone blocks the ${nameOf(device)}`,
  system_ios: ({ device }) => `Your iPhone or iPad blocks the ${nameOf(device)}`,
  system_other: ({ device }) => `Your system blocks the ${nameOf(device)}`,
  frame: () => 'The page around this one keeps the camera away',
  not_found: ({ device }) =>
    device ? `We found no ${device}` : 'We found no camera and no microphone',
  in_use: ({ device }) => `Another program uses your ${nameOf(device)}`,
  in_app: () => 'This app’s own browser has no camera',
  insecure: () => 'This address is not safe enough for a camera',
  unknown: ({ device }) => `We could not open your ${nameOf(device)}`,
};

function blockedHere({ browser, device }: Named): string {
  return `${browser ?? 'Your browser'} blocks the ${nameOf(device)} on this page`;
}

const inAppMenus: Record<InApp, string> = {
  facebook: 'In Facebook: press the three dots at the top right, then “Open in external browser”.',
  instagram: 'In Instagram: press the three dots at the top right, then “Open in external browser”.',
  tiktok: 'In TikTok: press the three dots at the top right, then “Open in browser”.',
  linkedin: 'In LinkedIn: press the three dots at the top right, then “Open in browser”.',
  line: 'In LINE: press the three dots at the bottom right, then “Open in other app”.',
  wechat: 'In WeChat: press the three dots at the top right, then “Open in browser”.',
  snapchat: 'In Snapchat: press the arrow or the three dots, then “Open in browser”.',
  android_webview: 'Open the menu of this app (three dots) and choose “Open in browser”.',
  ios_webview: 'Press the share sign or the compass of this app, then “Open in Safari”.',
};

export const recovery = {
  /** Before anything is known of browser and system, and where the rest cannot be loaded. */
  deviceProblem(kind: DeviceProblemKind, device: Device | null): string {
    switch (kind) {
      case 'insecure':
        return 'This browser cannot open the camera here';
      case 'denied':
        return `Your browser blocks the ${nameOf(device)}`;
      case 'denied_by_system':
        return `Your device does not let the browser use the ${nameOf(device)}`;
      case 'not_found':
        return titles.not_found({ browser: null, device });
      case 'in_use':
        return titles.in_use({ browser: null, device });
      case 'unknown':
        return titles.unknown({ browser: null, device });
    }
  },
  recovery: {
    titles,
    steps,
    inAppMenus,
    element: 'Allow it right here:',
    orSo: 'If that does not help:',
    waiting: 'We keep looking. As soon as it works, this page goes on by itself.',
    windowsToo: 'On Windows, look at Settings > Privacy & security > Camera, too.',
    mended: 'That worked: this page can now use camera and microphone.',
    replaced: (device: Device, label: string) =>
      `Your ${nameOf(device)} was disconnected. We now use ${label || 'another one'}.`,
    silentCamera: 'Your camera gives no picture. Open its cover or switch, and end other calls.',
    silentMicrophone:
      'Your microphone gives no sound. Look for a mute key or switch, and end other calls.',
    ownTab: 'Open in a tab of its own',
  },
};
