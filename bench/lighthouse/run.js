import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const [url, key, runs] = process.argv.slice(2);

/** A verification of somebody new, so that every run sees the entry page of a fresh link. */
async function freshLink(account) {
  const answer = await fetch(`${url}/v1/verifications`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ account, trigger: 'manual', profile: { name: 'Ama Owusu' } }),
  });
  const body = await answer.json();
  if (answer.status !== 201) throw new Error(JSON.stringify(body));
  return body.url;
}

/** The defaults of Lighthouse: a mid-range phone on slow 4G, simulated; nothing cached. */
async function measure(browser, link) {
  const result = await lighthouse(link, { port: browser.port, onlyCategories: ['performance'] });
  if (result.lhr.runtimeError) throw new Error(result.lhr.runtimeError.message);
  return result.lhr;
}

const figures = {
  'first contentful paint': 'first-contentful-paint',
  'largest contentful paint': 'largest-contentful-paint',
  'blocking time': 'total-blocking-time',
  'layout shift': 'cumulative-layout-shift',
  'speed index': 'speed-index',
};
const measured = [];
const browser = await launch({ chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
// Nobody's browser has started in this very second: its first page is not measured.
await measure(browser, await freshLink('lighthouse-first'));
for (let run = 0; run < Number(runs); ++run) {
  const result = await measure(browser, await freshLink(`lighthouse-${run}`));
  measured.push(result);
  const shown = Object.entries(figures).map(
    ([name, id]) => `${name} ${result.audits[id].displayValue}`,
  );
  console.log(`${Math.round(result.categories.performance.score * 100)}  ${shown.join(', ')}`);
}
browser.kill();
const scores = measured
  .map(({ categories }) => categories.performance.score)
  .toSorted((a, b) => a - b);
console.log(`lighthouse: ${Math.round(scores[Math.floor(scores.length / 2)] * 100)}`);
