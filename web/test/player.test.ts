import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { KeptEvidence, StillFacts } from '../src/shared/api/types';
import { examine, examinedLooks, type Look, looks, pages, signIn, type Visitor } from './browser';
import { keptPhoto, review } from './fixtures';
import type { MockService } from './mock_server';

// A recorded call as a reviewer watches it: its line, and the marks on it. That pictures play, tests/e2e shows.

let service: MockService;
let url: string;
const newVisitor = pages((made, at) => {
  [service, url] = [made, at];
  service.reviews = [review];
  service.evidence = [
    kept('evd_1', 'applicant', 0, 600),
    kept('evd_2', 'applicant', 640, 4000),
    kept('evd_3', 'representative', 1, 4000),
  ];
});

function kept(evidence: string, side: KeptEvidence['side'], from_s: number, until_s: number) {
  return {
    evidence,
    call: 'call_1',
    side,
    state: 'kept' as const,
    held_since: null,
    still: null,
    began: new Date(Date.parse('2026-11-20T12:00:00.000Z') + from_s * 1000).toISOString(),
    length_ms: (until_s - from_s) * 1000,
    media_type: 'video/webm',
    bytes: 1,
    sha256: '',
    whole: true,
  };
}

async function watches(look: Look = looks.desktop): Promise<Visitor['page']> {
  const { page } = await newVisitor(look);
  await signIn(page, url);
  await page.getByTestId('nav-reviews').click();
  await page.getByTestId('see-recordings').click();
  await page.getByTestId('watch-call').click();
  await page.getByTestId('player').waitFor();
  return page;
}

test.each(examinedLooks)('it is clean: $name', async (look) => {
  const page = await watches(look);
  await examine(page, `console-player-${look.name}`);
});

function still(
  evidence: string,
  source: StillFacts['source'],
  asked: string,
  more: Partial<StillFacts> = {},
): KeptEvidence {
  const [of, size] = ['document_front', { width: 1280, height: 720 }] as const;
  const facts = { still: asked, of, source, ...size, verdict: 'ok', likeness: null } as const;
  return { ...kept(evidence, 'applicant', 9, 9), length_ms: 0, still: { ...facts, ...more } };
}

/** Pictures as reviewers see them: not of a call that can still be asked for another one. */
async function seesPictures(look: Look, stills: KeptEvidence[]): Promise<Visitor['page']> {
  service.evidence.push(...stills);
  const { page } = await newVisitor(look);
  await signIn(page, url);
  const file = await page.screenshot({ type: 'jpeg' });
  for (const { evidence } of stills) service.files.set(`/console/evidence/${evidence}/file`, file);
  await page.getByTestId('nav-reviews').click();
  await page.getByTestId('see-recordings').click();
  await page.getByTestId('see-stills').click();
  await expect.poll(() => page.getByTestId('still-thumbnail').count()).toBe(stills.length);
  return page;
}

test.each(examinedLooks)('pictures and player have room: $name', async (look) => {
  const page = await seesPictures(look, [
    still('evd_4', 'camera', 'stl_1'),
    still('evd_5', 'relay', 'stl_1'),
    still('evd_6', 'camera', 'stl_2', { verdict: 'glare' }),
    still('evd_7', 'relay', 'stl_2'),
  ]);
  await page.getByTestId('watch-call').click();
  await page.getByTestId('player').waitFor();
  await examine(page, `console-kept-stills-${look.name}`);
  const [card, watch] = await Promise.all(
    [page.locator('.review').first(), page.getByTestId('watch-call')].map((one) =>
      one.boundingBox(),
    ),
  );
  if (!card || !watch) throw new Error('not shown');
  expect(watch.x + watch.width).toBeLessThanOrEqual(card.x + card.width);
});

test('both of a moment stand together, each has its own name, and it says what is wrong', async () => {
  const page = await seesPictures(looks.desktop, [
    still('evd_5', 'relay', 'stl_1', { likeness: 'same' }),
    still('evd_4', 'camera', 'stl_1'),
    still('evd_6', 'camera', 'stl_2', { verdict: 'too_small' }),
    still('evd_8', 'camera', 'stl_3'),
    still('evd_9', 'relay', 'stl_3', { likeness: 'different' }),
    still('evd_7', 'relay', 'stl_2'),
  ]);
  const front = 'Document, front';
  expect(await page.getByTestId('still-name').allInnerTexts()).toEqual(
    [front, `${front} 2`, `${front} 3`].flatMap((name) => [name, `${name}, as the service saw it`]),
  );
  const different = 'Does not match the video';
  expect(await page.getByTestId('still-said').allInnerTexts()).toEqual([
    'Good',
    'Good',
    'Too small to read',
    'Good',
    different,
    different,
  ]);
  expect(await page.locator('.still-bad').count()).toBe(2);
  await page.getByTestId('still-open').first().click();
  const options = await page.getByTestId('still-compare').locator('option').allInnerTexts();
  expect(new Set(options).size).toBe(6);
  await page.getByTestId('still-compare').selectOption({ label: `${front} 3` });
  await examine(page, 'console-kept-stills-different');
});

test('a picture is held against the profile photo', async () => {
  service.reviews = [{ ...review, profile: { ...review.profile, photo: keptPhoto } }];
  const page = await seesPictures(looks.desktop, [still('evd_4', 'camera', 'stl_1')]);
  await page.getByTestId('still-open').click();
  await page.getByTestId('still-compare').selectOption({ label: 'Profile photo' });
  const photo = page.getByTestId('still-seen').nth(1);
  const wide = () => photo.evaluate((canvas: HTMLCanvasElement) => canvas.width);
  // A canvas that nothing was drawn on has 300.
  await expect.poll(async () => ![0, 300].includes(await wide())).toBe(true);
  await examine(page, 'console-kept-stills-profile');
  await page.getByTestId('still-close').click();
});

test('every look says why', async () => {
  await watches();
  expect(service.said('POST /console/evidence/evd_2/looks')).toEqual([{ why: 'Second review' }]);
});

test('from mark to mark, by mouse and keys', async () => {
  const page = await watches();
  const time = page.getByTestId('player-time');
  expect(await page.getByTestId('player-chapters').locator('li').allInnerTexts()).toEqual([
    '0:00\nApplicant joins',
    '0:01\nRepresentative joins',
    '10:00\nApplicant drops out',
    '10:40\nApplicant is back',
  ]);
  expect(await time.innerText()).toBe('0:00 / 1:06:40');
  await page.getByRole('button', { name: 'Applicant drops out' }).click();
  expect(await time.innerText()).toBe('10:00 / 1:06:40');
  const current = page.locator('[aria-current="step"]');
  expect(await current.innerText()).toContain('drops out');
  await page.locator('.player-tick-back').click();
  expect(await time.innerText()).toBe('10:40 / 1:06:40');
  await page.getByTestId('player-lanes').click({ position: { x: 1, y: 10 } });
  expect(await time.innerText()).toMatch(/^0:0\d \//);
  await page.getByRole('button', { name: 'Applicant is back' }).click();
  await page.getByTestId('screen-reviews').locator('h1').focus();
  await page.keyboard.press('Shift+ArrowLeft');
  expect(await time.innerText()).toBe('10:00 / 1:06:40');
  await page.keyboard.press('Shift+ArrowRight');
  expect(await time.innerText()).toBe('10:40 / 1:06:40');
  await page.keyboard.press('ArrowRight');
  expect(await time.innerText()).toBe('10:45 / 1:06:40');
});

test('the chapters can be taken along', async () => {
  const page = await watches();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('player-vtt').click(),
  ]);
  expect(file.suggestedFilename()).toBe('call_1.vtt');
  expect(readFileSync(await file.path(), 'utf8')).toMatch(
    /^WEBVTT\n\n00:00:00\.000 --> 00:00:01\.000\nApplicant joins\n[^]*00:10:40\.000 --> 01:06:40\.000/,
  );
});

test('the line moves by keys as the page does', async () => {
  const page = await watches();
  const time = page.getByTestId('player-time');
  await page.getByTestId('player-line').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await time.innerText()).toBe('0:10 / 1:06:40');
  await page.getByTestId('player-play').focus();
  await page.keyboard.press('ArrowLeft');
  expect(await time.innerText()).toBe('0:05 / 1:06:40');
});

test('what cannot be played says so, and can be asked for again', async () => {
  const page = await watches();
  // There is no file behind these.
  await page.getByTestId('player-applicant-broken').waitFor();
  await page.getByTestId('player-representative-broken').waitFor();
  await page.getByTestId('watch-call').click();
  await expect.poll(() => service.said('POST /console/evidence/evd_2/looks').length).toBe(2);
});
