// Apps that open links in a browser of their own, which often has no camera. No library knows all
// of them, and the page must know before it uses up a link.

export type InApp =
  | 'facebook'
  | 'instagram'
  | 'tiktok'
  | 'linkedin'
  | 'line'
  | 'wechat'
  | 'snapchat'
  | 'android_webview'
  | 'ios_webview';

const signs: [InApp, RegExp][] = [
  ['instagram', /\bInstagram\b/],
  ['facebook', /\bFBA[NV]\b|\bFB_IAB\b|\bFBIOS\b/],
  ['tiktok', /BytedanceWebview|musical_ly|\bTikTok\b|\btrill_/i],
  ['linkedin', /\bLinkedInApp\b/],
  ['wechat', /\bMicroMessenger\b/],
  ['line', /\bLine\/\d/],
  ['snapchat', /\bSnapchat\b/],
  ['android_webview', /;\s*wv\)/],
  // Every browser on iOS names Safari, an app's own view does not.
  ['ios_webview', /^(?=.*\b(?:iPhone|iPad|iPod)\b)(?=.*AppleWebKit)(?!.*\bSafari\/)/],
];

export function inAppOf(userAgent: string): InApp | null {
  return signs.find(([, sign]) => sign.test(userAgent))?.[0] ?? null;
}

/** A marketplace's own app is a plain view, and may well have given it the camera: let it try. */
export function mayHaveCamera(app: InApp): boolean {
  return app === 'android_webview' || app === 'ios_webview';
}
