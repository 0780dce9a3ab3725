import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { everyLanguage } from '../src/applicant/words/languages';
import { examine, launch, looks, type Visitor, visit } from './browser';
import { firstView } from './fixtures';
import { MockService } from './mock_server';
import { inCall, talking } from './states';

// Where things stand on the applicant's screen of a call: what is pressed, what is asked, who is seen.

const sizes = [
  { width: 1280, height: 720 },
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
  { width: 360, height: 640 },
  { width: 844, height: 390 },
];
const buttons = ['mute', 'camera-off', 'chat-toggle', 'call-more', 'leave-call'];
const phone = { width: 390, height: 844 };

let browser: Browser;
let service: MockService;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(() => {
  service = new MockService();
});
afterEach(async () => {
  await visitor.context.close();
  service.stop();
  expect(visitor.complaints).toEqual([]);
});

async function inTheCall(change: Parameters<typeof inCall>[0], language = 'en'): Promise<void> {
  service.view = { ...structuredClone(firstView), ...inCall(change) };
  const url = await service.start();
  visitor = await visit(browser, looks.phone);
  page = visitor.page;
  await page.goto(`${url}/verify?lang=${language}#lnk_good`);
  await page.getByTestId('self-video').waitFor();
}

interface Box {
  top: number;
  bottom: number;
  left: number;
  right: number;
  width: number;
  height: number;
}

function boxOf(selector: string): Promise<Box> {
  return page
    .locator(selector)
    .first()
    .evaluate((found) => {
      const { top, bottom, left, right, width, height } = found.getBoundingClientRect();
      return { top, bottom, left, right, width, height };
    });
}

const places = () => Promise.all(buttons.map((one) => boxOf(`[data-testid=${one}]`)));

const inside = (inner: Box, outer: Box) =>
  inner.top >= outer.top - 1 &&
  inner.bottom <= outer.bottom + 1 &&
  inner.left >= outer.left - 1 &&
  inner.right <= outer.right + 1;

/** The round buttons that are out of sight, out of the row, too small or without a name. */
function misplaced(names: string[]): string[] {
  const found = names.map((name) => ({
    name,
    button: document.querySelector<HTMLElement>(`[data-testid=${name}]`),
    round: document.querySelector(`[data-testid=${name}] .control-round`)?.getBoundingClientRect(),
  }));
  const row = found[0]?.round?.top;
  return found
    .filter(({ button, round }) => {
      if (!button || !round || !button.textContent) return true;
      const { top, bottom, left, right } = button.getBoundingClientRect();
      const seen = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
      return !seen || round.top !== row || round.width !== round.height || round.width < 44;
    })
    .map(({ name }) => name);
}

describe('what is pressed', () => {
  test.each(everyLanguage)(
    'one row of round buttons with names, always in view: %s',
    async (language) => {
      await inTheCall(talking, language);
      for (const chat of ['folded', 'open']) {
        for (const size of sizes) {
          await page.setViewportSize(size);
          await expect
            .poll(() => page.evaluate(misplaced, buttons), {
              message: `${language}, chat ${chat}, ${size.width}x${size.height}`,
            })
            .toEqual([]);
        }
        await page.getByTestId('chat-toggle').click();
      }
    },
  );

  test('a press moves no button, however long its new name is', async () => {
    await inTheCall({}, 'de');
    const before = await places();
    await page.getByTestId('mute').click();
    await page.getByTestId('camera-off').click();
    await page.locator('[data-testid=camera-off].control-off').waitFor();
    expect(await places()).toEqual(before);
  });

  test('the chat is folded at first, also on a wide screen, and counts what is new', async () => {
    await inTheCall(talking);
    await page.setViewportSize({ width: 1280, height: 720 });
    await expect.poll(() => page.getByTestId('chat-unread').textContent()).toContain('1');
    expect(await page.getByTestId('chat').count()).toBe(0);
    const wide = (await boxOf('.stage')).width;
    expect(wide).toBe(1280);
    await page.getByTestId('chat-toggle').click();
    await page.getByTestId('chat').waitFor();
    expect((await boxOf('.stage')).width, 'beside the picture').toBeLessThan(1000);
  });

  test('"More" has devices, data and the language, and stays open while it changes', async () => {
    await inTheCall({});
    await page.getByTestId('call-more').click();
    await page.getByTestId('microphone-picker').waitFor();
    await page.getByTestId('save-data').check();
    expect(await page.getByTestId('save-data').isChecked()).toBe(true);
    await page.getByTestId('language').focus();
    await page.getByTestId('language').selectOption('es');
    await page.getByRole('heading', { name: 'Ajustes' }).waitFor();
    await examine(page, 'applicant-call-more-es');
    await page.getByTestId('call-more-close').click();
    await expect.poll(() => page.getByTestId('mute').textContent()).toBe('Silenciar');
  });
});

describe('what is asked', () => {
  test('lies over the bottom of the picture', async () => {
    await inTheCall(talking);
    for (const size of sizes) {
      await page.setViewportSize(size);
      const [stage, asked] = [await boxOf('.stage'), await boxOf('[data-testid=call-now]')];
      const where = `${size.width}x${size.height}`;
      expect(inside(asked, stage), where).toBe(true);
      expect(stage.bottom - asked.bottom, where).toBeLessThan(30);
      const self = await boxOf('.stage-self');
      const apart = self.bottom <= asked.top || self.left >= asked.right;
      expect(apart, `${where}: not over one’s own picture`).toBe(true);
    }
  });

  test('a document is held into the frame of a card over one’s own large picture', async () => {
    await inTheCall({});
    for (const size of [phone, { width: 360, height: 640 }, { width: 1280, height: 720 }]) {
      await page.setViewportSize(size);
      service.setCall('applicant', { now: null });
      await page.getByTestId('card-frame').waitFor({ state: 'detached' });
      const small = await boxOf('.stage-self');
      service.setCall('applicant', { now: { kind: 'document', text: '', gesture: null } });
      await page.getByTestId('card-frame').waitFor();
      const [stage, large] = [await boxOf('.stage'), await boxOf('.stage-self')];
      const where = `${size.width}x${size.height}`;
      expect(large.width, where).toBeGreaterThan(small.width * 1.4);
      expect(inside(large, stage), where).toBe(true);
      expect(inside(await boxOf('[data-testid=call-now]'), stage), where).toBe(true);
      const card = await boxOf('[data-testid=card-frame] rect');
      expect(inside(card, large), where).toBe(true);
      expect(card.width / card.height, where).toBeCloseTo(8.56 / 5.4, 1);
    }
  });
});

describe('who is seen', () => {
  test('the other fills the picture on a phone, down to its edge', async () => {
    await inTheCall({});
    for (const size of [phone, { width: 360, height: 640 }, { width: 412, height: 915 }]) {
      await page.setViewportSize(size);
      expect(await boxOf('[data-testid=remote-video]')).toEqual(await boxOf('.stage'));
    }
  });

  test('in a small picture of one’s own a sign says that the camera is off, and no words are cut', async () => {
    await inTheCall(talking);
    await page.getByTestId('camera-off').click();
    await page.getByTestId('chat-toggle').click();
    const note = page.getByTestId('own-note');
    await note.waitFor();
    for (const size of [phone, { width: 360, height: 640 }]) {
      await page.setViewportSize(size);
      expect(inside(await boxOf('[data-testid=own-note]'), await boxOf('.stage-self'))).toBe(true);
      expect(await note.locator('.icon').isVisible()).toBe(true);
      expect((await boxOf('[data-testid=own-note] span')).width).toBeLessThanOrEqual(1);
    }
    expect(await note.textContent()).toBe('The representative can’t see you');
  });
});
