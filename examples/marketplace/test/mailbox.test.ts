// The demo's mailbox takes real e-mail and shows it.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { createTransport } from 'nodemailer';
import { Site } from './site.ts';

let site: Site;
beforeEach(async () => {
  site = await Site.open();
});
afterEach(() => site.close());

async function send(subject: string, text: string, times = 1): Promise<void> {
  const port = site.services.mailbox?.port;
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, pool: true });
  const html = '<p>the same, with a button</p>';
  const letter = {
    from: 'verify@visavis.example',
    to: 'mei@larkfold.example',
    subject,
    text,
    html,
  };
  for (let time = 0; time < times; time += 1) await transport.sendMail(letter);
  transport.close();
}

const mailbox = async (): Promise<string> => (await fetch(`${site.url}/mailbox`)).text();

test('letters are shown as text, newest first, with their links and nothing else of theirs', async () => {
  assert.match(await mailbox(), /mailbox-empty/);
  await send('Première', 'Bonjour,\n\nplus tard.');
  await send(
    'Now <b>',
    'Open it:\nhttps://verify.example/verify?link=lnk_1\n\n<script>alert(1)</script>',
  );
  const html = await mailbox();
  assert.ok(html.indexOf('Now &lt;b&gt;') < html.indexOf('Première'), html);
  assert.match(html, /To mei@larkfold\.example/);
  assert.match(html, /<a href="https:\/\/verify\.example\/verify\?link=lnk_1">/);
  assert.doesNotMatch(html, /<script>alert/);
});

test('it keeps the newest hundred', async () => {
  await send('the oldest', 'text');
  await send('one more', 'text', 99);
  assert.match(await mailbox(), /the oldest/);
  await send('the newest', 'text');
  const html = await mailbox();
  assert.match(html, /the newest/);
  assert.doesNotMatch(html, /the oldest/);
});
