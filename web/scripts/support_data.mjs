// Writes src/shared/support/window.json: which browsers and systems the service is made for today.
//   ./dev support-data
// Browsers come from browserslist (caniuse-lite) as it is installed; run `npm update browserslist
// caniuse-lite` first. Systems are the table below: browserslist does not know them.
import { readFileSync, writeFileSync } from 'node:fs';
import browserslist from 'browserslist';

const latest_majors = 3;

// Current and two previous majors, newest first, as browsers report them. Looked up on the date:
// macOS and iOS: Apple's release notes (26 follows 18: they are a year's number now); Windows:
// Microsoft's lifecycle pages; Android: its own versions page; ChromeOS has Chrome's numbers;
// Ubuntu (its long-term ones) and Debian: their releases pages. No browser tells a Linux version: those are for README.
const systemsChecked = '2026-11-25';
const systems = {
  windows: ['11', '10'],
  macos: ['27', '26', '15'],
  ios: ['27', '26', '18'],
  android: ['17', '16', '15'],
  ubuntu: ['26.04', '24.04', '22.04'],
  debian: ['13', '12', '11'],
};

const majorsOf = (query) => {
  const majors = browserslist(query).map((one) => one.split(' ')[1].split(/[.-]/)[0]);
  return [...new Set(majors)].toSorted((a, b) => b - a);
};
const lastMajors = (name) => majorsOf(`last ${latest_majors} ${name} major versions`);

const dataVersion = JSON.parse(
  readFileSync(new URL('../node_modules/caniuse-lite/package.json', import.meta.url), 'utf8'),
).version;

// iOS and Android are not in `browsers`: there Safari is the system's, and Chrome has the same numbers.
const data = {
  made: new Date().toISOString().slice(0, 10),
  source: `caniuse-lite ${dataVersion}`,
  browsers: {
    chrome: lastMajors('Chrome'),
    edge: lastMajors('Edge'),
    firefox: lastMajors('Firefox'),
    safari: lastMajors('Safari'),
    opera: lastMajors('Opera'),
    samsung: lastMajors('Samsung'),
  },
  firefoxEsr: majorsOf('Firefox ESR'),
  systemsChecked,
  systems,
};

const target = new URL('../src/shared/support/window.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(data, null, 2)}\n`);
console.log(`wrote ${target.pathname}`);
