/** Whose app there is for a phone. */
export type AppStore = 'android' | 'ios';

const androidApp = 'com.google.android.apps.tachyon';

export const stores: Record<AppStore, string> = {
  android: `https://play.google.com/store/apps/details?id=${androidApp}`,
  ios: 'https://apps.apple.com/app/google-meet/id1096918571',
};

/**
 * What the button opens. On Android an intent: the app where it is installed, and the browser where it is not
 * (developer.chrome.com/docs/android/intents). Everywhere else the address itself, which iOS gives to the app.
 */
export function joinLink(url: string, system: AppStore | null): string {
  const { protocol, hostname, host, pathname } = new URL(url);
  if (!/^https?:$/.test(protocol)) return '';
  if (system !== 'android' || hostname !== 'meet.google.com') return url;
  const fallback = encodeURIComponent(url);
  return `intent://${host}${pathname}#Intent;scheme=https;package=${androidApp};S.browser_fallback_url=${fallback};end`;
}

/** Of the phone or tablet that this page is open on; null on a computer. */
export function storeOf(userAgent: string, isIpad: boolean): AppStore | null {
  if (/Android/.test(userAgent)) return 'android';
  return isIpad || /iPhone|iPad|iPod/.test(userAgent) ? 'ios' : null;
}
