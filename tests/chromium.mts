// How every suite starts Chromium, whatever it shows it.

/** The browser that people have. */
export const wholeChromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/**
 * The same engine, media and network without the windows, for pages alone: three fifths of the processor time.
 * It has no settings, asks for no permission and refuses none: what depends on these takes the whole browser.
 */
export const headlessShell =
  process.env['CHROMIUM_HEADLESS_SHELL'] ?? '/usr/bin/chromium-headless-shell';

/**
 * The pages of the address bar: nobody sees them, and they cost half of every new window. The others
 * are Playwright's own, as a browser hears only one such list.
 */
const off = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

export const chromiumFlags = [
  `--disable-features=${off.join(',')}`,
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
