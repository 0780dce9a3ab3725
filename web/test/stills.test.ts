import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { examine, looks, pages, signIn } from './browser';
import type { StillPicture, TakenStill } from '../src/shared/api/types';
import { firstView } from './fixtures';
import type { MockService } from './mock_server';

// Pictures in a call: the applicant's page takes and sends them, the desk shows them.

let service: MockService;
let url: string;
let applicant: Page;
let representative: Page;
const newVisitor = pages((made, at) => {
  [service, url] = [made, at];
  service.view = { ...structuredClone(firstView), consent: { version: '2026-11', given: true } };
});

beforeEach(async () => {
  ({ page: representative } = await newVisitor(looks.desktop));
  ({ page: applicant } = await newVisitor(looks.phone));
  await signIn(representative, url);
  await applicant.goto(`${url}/verify#lnk_good`);
  await applicant.getByTestId('start-call').waitFor();
  service.putInCall();
  service.setCall('representative', { stills: { taken: [], left: 30 } });
  for (const page of [applicant, representative]) await page.getByTestId('screen-call').waitFor();
});

const asked: TakenStill = {
  still: 'evd_1',
  of: 'face',
  asked: new Date().toISOString(),
  state: 'asked',
  percent: 0,
  why: null,
  camera: null,
  relay: null,
  likeness: null,
};

function show(...taken: TakenStill[]): void {
  service.setCall('representative', { stills: { taken, left: 30 - taken.length } });
}

/** What the applicant's page sends, put together again. */
async function sent(still: string): Promise<Buffer> {
  const path = `POST /applicant/call/stills/${still}`;
  await expect
    .poll(
      () => {
        const parts = service.said(path);
        const bytes = parts.reduce((sum, { sent: part }) => sum + (part as Buffer).length, 0);
        return parts.length > 0 && bytes === Number(parts[0]?.['bytes']);
      },
      { timeout: 15_000 },
    )
    .toBe(true);
  const parts = service.said(path).toSorted((a, b) => Number(a['number']) - Number(b['number']));
  return Buffer.concat(parts.map(({ sent: part }) => part as Buffer));
}

function kept(evidence: string, file: Buffer, more: Partial<StillPicture> = {}): StillPicture {
  service.files.set(`/console/calls/cal_1/stills/${evidence}`, file);
  return { evidence, width: 1280, height: 720, bytes: file.length, verdict: 'ok', ...more };
}

const said = () => representative.getByTestId('still-said').first();

test('one key asks for it, the applicant is told, and it is seen and looked at closely', async () => {
  await representative.keyboard.press('Alt+p');
  await expect.poll(() => service.said('call_take_still')).toEqual([{ of: 'face' }]);
  show(asked);
  await expect.poll(() => said().textContent()).toBe('Being taken…');
  service.when('POST /applicant/call/stills/evd_1', () => ({ missing: 0 }));
  service.setCall('applicant', { still: { still: 'evd_1', of: 'face' } });
  const told = applicant.getByTestId('still-news');
  await expect.poll(() => told.getAttribute('data-news')).toBe('taken');
  await expect.poll(() => told.textContent()).toContain('Jonas Weber took a picture');
  const file = await sent('evd_1');
  await examine(applicant, 'stills-applicant');

  const blurred = kept('evd_1', file, { verdict: 'blurred' });
  const relayed = kept('evd_2', file);
  show({ ...asked, state: 'kept', camera: blurred, relay: relayed, likeness: 'same' });
  await expect.poll(() => said().textContent()).toContain('Too blurred to read: ask them to');
  await representative.getByTestId('still-thumbnail').waitFor();
  await examine(representative, 'stills-console');

  await representative.getByTestId('still-open').click();
  await representative.getByTestId('still-seen').waitFor();
  await representative.getByTestId('still-compare').selectOption('evd_2');
  await expect.poll(() => representative.getByTestId('still-seen').count()).toBe(2);
  const height = () =>
    representative
      .getByTestId('still-seen')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => canvas.width / canvas.height);
  const before = await height();
  await representative.keyboard.press('r');
  await expect.poll(height).toBeCloseTo(1 / before, 1);
  const second = () =>
    representative
      .getByTestId('still-seen')
      .nth(1)
      .evaluate((canvas: HTMLCanvasElement) => canvas.width / canvas.height);
  const upright = await second();
  await representative.locator('.viewer-field').nth(1).click();
  await representative.keyboard.press('r');
  await expect.poll(second).toBeCloseTo(1 / upright, 1);
  expect(await height()).toBeCloseTo(1 / before, 1);
  await representative.keyboard.press('z');
  await expect.poll(() => representative.locator('.viewer-native').count()).toBe(2);
  await examine(representative, 'stills-viewer');
  await representative.keyboard.press('Escape');
  await representative.getByTestId('still-viewer').waitFor({ state: 'detached' });
});

/** Is all of it within the screen? */
async function within(page: Page, testid: string): Promise<boolean> {
  const box = await page.getByTestId(testid).boundingBox();
  const size = page.viewportSize();
  if (!box || !size) return false;
  return (
    box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height
  );
}

test('pictures of one kind are numbered, but for those that were missed', async () => {
  const file = await applicant.screenshot({ type: 'jpeg' });
  const front = { ...asked, of: 'document_front' } as const;
  const taken = (still: string): TakenStill => ({
    ...front,
    still,
    state: 'kept',
    camera: kept(`${still}_camera`, file, { verdict: 'too_small' }),
    relay: kept(`${still}_relay`, file),
    likeness: 'same',
  });
  const missed = { ...front, still: 'c', state: 'missed', why: 'no_answer' } as const;
  show(taken('a'), asked, missed, taken('b'));
  const names = representative.getByTestId('still-name');
  const [first, second] = ['Document, front', 'Document, front 2'];
  await expect.poll(() => names.allInnerTexts()).toEqual([second, first, 'Face', first]);
  await representative.getByRole('button', { name: `Look closely: ${second}` }).click();
  const compare = representative.getByTestId('still-compare');
  expect(await compare.locator('option').allInnerTexts()).toEqual([
    'Nothing',
    first,
    `${first}, as the service saw it`,
    `${second}, as the service saw it`,
  ]);
  const third = representative.getByTestId('still-compare-third');
  expect(await third.count()).toBe(0);
  await compare.selectOption({ label: first });
  await third.selectOption({ label: `${first}, as the service saw it` });
  await expect.poll(() => representative.getByTestId('still-seen').count()).toBe(3);
  await examine(representative, 'stills-viewer-three');
  await compare.selectOption({ label: `${first}, as the service saw it` });
  await expect.poll(() => representative.getByTestId('still-seen').count()).toBe(2);
  await compare.selectOption({ label: 'Nothing' });
  const viewer = representative.getByTestId('still-viewer');
  expect(await viewer.innerText()).toContain('Too small to read');
  expect(await viewer.innerText()).not.toContain('ask them');
});

test('on a narrow screen nothing of the viewer is cut', async () => {
  const { width, height } = looks.phone;
  await representative.setViewportSize({ width, height });
  const file = await applicant.screenshot({ type: 'jpeg' });
  const [camera, relay] = [kept('evd_1', file), kept('evd_2', file)];
  show({ ...asked, of: 'document_front', state: 'kept', camera, relay, likeness: 'same' });
  await representative.getByTestId('still-open').click();
  await representative.getByTestId('still-seen').waitFor();
  await representative.getByTestId('still-compare').selectOption('evd_2');
  await expect.poll(() => representative.getByTestId('still-seen').count()).toBe(2);
  for (const testid of ['still-native', 'still-turn', 'still-compare', 'still-close'])
    expect(await within(representative, testid), testid).toBe(true);
  const viewer = representative.getByTestId('still-viewer');
  expect(await viewer.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
  await examine(representative, 'stills-viewer-phone');
});

test('a picture that does not match, or is missed, says so and what now', async () => {
  const lost = { ...asked, still: 'evd_3', state: 'missed', why: 'no_camera' } as const;
  show(lost);
  await expect.poll(() => said().textContent()).toContain('Their camera is off');
  service.when('POST /applicant/call/stills/evd_1', () => ({ missing: 0 }));
  service.setCall('applicant', { still: { still: 'evd_1', of: 'document_front' } });
  const file = await sent('evd_1');
  const both = { camera: kept('evd_1', file), relay: kept('evd_2', file) };
  show({ ...asked, of: 'document_front', state: 'kept', ...both, likeness: 'different' });
  await expect.poll(() => said().textContent()).toContain('Does not match the video');
});

test('what is lost on the way is sent again, and what nobody wants any more is not', async () => {
  const path = 'POST /applicant/call/stills/evd_1';
  service.when(path, () => ({ missing: 0 }));
  service.refuse(path, { status: 503, code: 'busy' });
  service.setCall('applicant', { still: { still: 'evd_1', of: 'face' } });
  await expect
    .poll(() => service.said(path).filter(({ number }) => number === '0').length, {
      timeout: 10_000,
    })
    .toBe(2);
  service.setCall('applicant', { still: null });
  service.when('POST /applicant/call/stills/evd_4', () => ({ missing: 0 }));
  service.refuse('POST /applicant/call/stills/evd_4', { status: 409, code: 'still_not_wanted' });
  service.setCall('applicant', { still: { still: 'evd_4', of: 'face' } });
  await expect
    .poll(() => service.said('POST /applicant/call/stills/evd_4').length)
    .toBeGreaterThan(0);
  await applicant.waitForTimeout(1000);
  const first = service
    .said('POST /applicant/call/stills/evd_4')
    .filter(({ number }) => number === '0');
  expect(first.length).toBeLessThanOrEqual(1);
});

test('a camera that is off is told of', async () => {
  await applicant.getByTestId('camera-off').click();
  service.setCall('applicant', { still: { still: 'evd_1', of: 'face' } });
  await expect
    .poll(() => service.said('call_still_missed'))
    .toEqual([{ still: 'evd_1', why: 'no_camera' }]);
  await expect
    .poll(() => applicant.getByTestId('still-news').textContent())
    .toContain('could not be taken');
});

test('what of follows what is asked, and the other camera is asked for', async () => {
  const of = () => representative.getByTestId('still-of').inputValue();
  expect(await of()).toBe('face');
  service.setCall('representative', { now: 'd1' });
  await expect.poll(of).toBe('document_front');
  await representative.getByTestId('still-of').selectOption('other');
  await representative.getByTestId('shot').click();
  await expect.poll(() => service.said('call_take_still')).toEqual([{ of: 'other' }]);
  await representative.getByTestId('back-camera').click();
  await expect.poll(() => service.said('call_want_camera')).toEqual([{ camera: 'environment' }]);
  service.setCall('applicant', { camera: 'environment' });
  await applicant.getByTestId('card-frame').waitFor();
  const mirrored = () =>
    applicant.getByTestId('self-video').evaluate((video) => getComputedStyle(video).transform);
  await expect.poll(mirrored).toBe('none');
  await examine(applicant, 'stills-back-camera');
  service.setCall('applicant', { camera: null });
  await expect.poll(mirrored).not.toBe('none');
});
