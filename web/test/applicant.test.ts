import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { ApplicantView } from '../src/shared/api/types';
import {
  examine,
  examinedLooks,
  expectDevicesOff,
  type Look,
  looks,
  marked,
  pages,
  picture,
  toldOf,
  type Visitor,
} from './browser';
import { firstView, handOff, inLine, runningCall as call } from './fixtures';
import type { MockService } from './mock_server';
import {
  agreed,
  closed,
  inCall,
  later,
  left,
  onPhone,
  result,
  slotAt,
  states,
  talking,
} from './states';
import { allGood } from '../src/shared/call/switches';

let service: MockService;
let url: string;
const newVisitor = pages((made, at) => {
  [service, url] = [made, at];
});

async function arrive(
  look: Look = looks.phone,
  change: Partial<ApplicantView> = {},
  link = '#lnk_good',
): Promise<Visitor> {
  service.view = { ...structuredClone(firstView), ...change };
  const visitor = await newVisitor(look);
  await visitor.page.goto(`${url}/verify${link}`);
  return visitor;
}

describe.each(examinedLooks)('every state is clean: $name', (look) => {
  test('from the intro to the results', async () => {
    const { page } = await arrive(look);
    for (const [screen, view, name = screen] of states) {
      service.setView({ ...structuredClone(firstView), ...view });
      await page.getByTestId(`screen-${screen}`).waitFor();
      if (screen === 'devices' || (screen === 'waiting' && view.medium !== 'google_meet'))
        await page.getByTestId('self-video').waitFor();
      await examine(page, `applicant-${name}-${look.name}`);
    }
  });

  test('status and help, beside any screen', async () => {
    const { page } = await arrive(look, agreed);
    for (const name of ['status', 'help']) {
      await page.getByTestId(`open-${name}`).click();
      await page.getByTestId(`screen-${name}`).waitFor();
      await examine(page, `applicant-${name}-${look.name}`);
      await page.getByTestId('close-aside').click();
      await page.getByTestId('screen-devices').waitFor();
      expect(page.url()).toBe(`${url}/verify?verification=ver_1`);
    }
  });

  test('choosing a time', async () => {
    const { page } = await arrive(look, { ...agreed, status: 'waiting', queue: inLine(3, 7) });
    await page.getByTestId('choose-slot').click();
    await page.getByTestId('slot-time').nth(1).waitFor();
    await examine(page, `applicant-slots-${look.name}`);
    await page.getByTestId('close-slots').click();
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
    expect(focused, 'the focus is back where it was').toBe('choose-slot');
    service.freeSlots = { ...service.freeSlots, slots: [] };
    await page.getByTestId('choose-slot').click();
    await page.getByTestId('no-slots').waitFor();
    await examine(page, `applicant-no-slots-${look.name}`);
  });

  test('the way to the marketplace’s support', async () => {
    const { page } = await arrive(look, { ...agreed, status: 'not_verified' });
    const support = page.getByTestId('support');
    await page.getByTestId('screen-not_verified').waitFor();
    expect(await support.textContent()).toBe('Contact Northwork support');
    expect(await support.getAttribute('href')).toBe('https://market.example/help');
    expect(await support.getAttribute('target')).toBe('_blank');
    await page.goto(`${url}/verify#help`);
    await page.getByTestId('screen-help').waitFor();
    await support.waitFor();

    // The page cannot ask any more, and knows it from before: also after a reload.
    await page.getByTestId('close-aside').click();
    service.endSession('applicant');
    await page.reload();
    await page.getByTestId('screen-link_problem').waitFor();
    expect(await support.textContent()).toBe('Contact Northwork support');
    await examine(page, `applicant-support-${look.name}`);
  });

  test('no way to support where there is none, or one that is no address', async () => {
    for (const support_url of [null, 'javascript:alert(1)', 'http://market.example']) {
      const marketplace = { name: 'Northwork', support_url };
      const { page } = await arrive(look, { ...agreed, status: 'verified', marketplace });
      await page.getByTestId('screen-verified').waitFor();
      expect(await page.getByTestId('support').count(), `${support_url}`).toBe(0);
    }
    const marketplace = { name: 'Northwork', support_url: 'mailto:help@market.example' };
    const { page } = await arrive(look, { ...agreed, status: 'verified', marketplace });
    const href = await page.getByTestId('support').getAttribute('href');
    expect(href).toBe('mailto:help@market.example');
  });

  test('links that do not work', async () => {
    service.refuse('POST /applicant/session', { status: 410, code: 'link_expired' });
    const { page } = await arrive(look, {}, `#lnk_${'o'.repeat(32)}`);
    await page.getByRole('heading', { name: 'This link has expired' }).waitFor();
    await examine(page, `applicant-link_expired-${look.name}`);
    await page.goto('about:blank');
    await page.goto(`${url}/verify`);
    await page.getByRole('heading', { name: 'Open this page from your marketplace' }).waitFor();
  });
});

test('the open page tells of an accepted appeal, and of what a failure canceled', async () => {
  const { page } = await arrive(looks.phone, {
    ...agreed,
    status: 'not_verified',
    last_result: result('failed'),
    effects: [{ name: 'cancel_active_proposals', done: false }],
  });
  const proposals = page.getByTestId('canceled-proposals');
  await proposals.getByText('are being canceled').waitFor();
  service.setView({
    ...firstView,
    ...agreed,
    last_result: result('failed'),
    more_denied_actions: [],
    appeal: {
      possible: false,
      answer_days: 3,
      last: {
        status: 'granted',
        text: 'It was dark, and now I have a lamp.',
        requested: '2026-11-25T10:00:00.000Z',
        answer_by: '2026-11-28T10:00:00.000Z',
        answered: '2026-11-26T10:00:00.000Z',
        message: 'Please bring your ID card.',
      },
    },
  });
  await page.getByText('Appeal accepted on').waitFor();
  await page.getByTestId('appeal-granted').getByText('Please bring your ID card.').waitFor();
  expect(await page.getByText('restrict your account further').count()).toBe(0);
});

describe('the way to the call', () => {
  test('reading the help does not cost a link that could not be used yet', async () => {
    service.refuse('POST /applicant/session', { status: 503, code: 'unexpected' });
    const { page } = await arrive();
    await page.getByTestId('problem-help').click();
    expect(await page.getByTestId('next-step').getAttribute('data-step')).toBe('link');
    await page.getByTestId('next-step-go').click();
    await page.getByTestId('try-again').click();
    await page.getByTestId('screen-intro').waitFor();
  });

  test('the link leaves the address, consent is asked for, the queue is joined and left', async () => {
    const consent = 'POST /applicant/consent';
    service.when(consent, () => service.setView(agreed));
    service.when('join_queue', () => service.setView({ status: 'waiting', queue: inLine(1, 1) }));
    service.when('leave_queue', () => service.setView({ status: 'required', queue: null }));
    const { page } = await arrive();
    await page.getByTestId('screen-intro').waitFor();
    expect(page.url()).toBe(`${url}/verify?verification=ver_1`);
    expect(service.said('POST /applicant/session')).toEqual([{ token: 'lnk_good' }]);
    await page.getByTestId('consent-continue').click();
    expect(await page.getByTestId('consent-error').textContent()).toContain('tick the box');
    expect(service.said(consent)).toEqual([]);
    await page.getByTestId('consent-checkbox').check();
    await page.getByTestId('consent-continue').click();
    await page.getByTestId('start-call').click();
    await page.getByTestId('queue-place').waitFor();
    expect(service.said(consent)).toEqual([{ version: '2026-11' }]);
    expect(await page.title()).toBe('Number 1 in the queue');
    await page.getByTestId('leave-queue').click();
    await page.getByTestId('leave-queue-stay').click();
    await page.getByTestId('queue-place').waitFor();
    expect(service.said('leave_queue'), 'a press asks first').toEqual([]);
    await page.getByTestId('leave-queue').click();
    await examine(page, 'applicant-leave-queue');
    await page.getByTestId('leave-queue-confirm').click();
    await page.getByTestId('start-call').waitFor();
    expect(await page.getByTestId('lost-place').count()).toBe(0);
  });

  test('the call can start now only while somebody is there for it', async () => {
    const { page } = await arrive();
    await expectText(page.getByTestId('screen-intro'), 'You can start now');
    service.setView({ opening: { open: true, staff_available: false, opens: null } });
    await page.getByTestId('nobody-on-duty').waitFor();
    expect(await page.getByTestId('screen-intro').textContent()).not.toContain('start now');
  });

  test('a new state takes the focus to its heading', async () => {
    const { page } = await arrive(looks.phone, agreed);
    await page.getByTestId('start-call').waitFor();
    service.setView({ status: 'in_review' });
    await page.getByTestId('screen-in_review').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });

  test('what comes up is told by a place that was there before it', async () => {
    const { page } = await arrive(looks.desktop, {
      ...agreed,
      status: 'waiting',
      queue: inLine(3, 7),
    });
    const comesUp = async (testid: string, change: () => void) => {
      await toldOf(page);
      change();
      await page.getByTestId(testid).waitFor();
      expect(await toldOf(page)).toContain(testid);
    };
    await page.getByTestId('self-video').waitFor();
    await comesUp('back-in-line', () => service.setView({ queue: inLine(1, 7, { kept: true }) }));
    await page.getByTestId('use-phone').click();
    await page.getByTestId('qr').waitFor();
    await comesUp('call-begins', () => service.setView({ status: 'in_call', queue: null, call }));
    await page.getByTestId('stay-here').click();
    await page.getByTestId('screen-call').waitFor();
    const peer = { ...allGood, muted: true, camera_off: false };
    await comesUp('peer-switches', () => service.setView({ call: { ...call, peer } }));
    service.setView({ device: onPhone });
    await page.getByTestId('screen-following').waitFor();
    await comesUp('other-away', () =>
      service.setView({ device: { ...onPhone, other_away_since: '2026-11-23T12:00:00.000Z' } }),
    );
    await comesUp('line-down', () => {
      service.refuseSockets = true;
      service.dropSocket('applicant');
    });
  });

  test('a refusal is said in place', async () => {
    const { page } = await arrive(looks.phone, agreed);
    await page.getByTestId('start-call').waitFor();
    const detail = 'The queue is closed until 8:00.';
    service.refuse('join_queue', { status: 409, code: 'queue_closed', detail });
    await page.getByTestId('start-call').click();
    await expectText(page.getByTestId('start-error'), 'The queue is closed until 8:00.');
  });

  test('a place that was lost is explained', async () => {
    const { page } = await arrive(looks.phone, {
      ...agreed,
      status: 'waiting',
      queue: inLine(1, 1),
    });
    await page.getByTestId('queue-place').waitFor();
    service.setView({ status: 'required', queue: null });
    await page.getByTestId('lost-place').waitFor();
    await examine(page, 'applicant-lost-place');
  });

  test('a place that was lost after it could not be left is explained, too', async () => {
    const { page } = await arrive(looks.phone, {
      ...agreed,
      status: 'waiting',
      queue: inLine(1, 1),
    });
    // The camera's picture moves the button.
    await page.getByTestId('self-video').waitFor();
    service.refuse('leave_queue', { status: 429, code: 'too_many_attempts' });
    await page.getByTestId('leave-queue').click();
    await page.getByTestId('leave-queue-confirm').click();
    await page.getByTestId('leave-queue-confirm-error').waitFor();
    service.setView({ status: 'required', queue: null });
    await page.getByTestId('lost-place').waitFor();
  });

  test('a place that is kept is said, with its time', async () => {
    const { page } = await arrive(looks.phone, {
      ...agreed,
      status: 'waiting',
      queue: inLine(1, 1),
    });
    await page.getByTestId('queue-place').waitFor();
    service.setView({ status: 'required', queue: null, place_kept_until: later(0.15) });
    await expectText(page.getByTestId('place-kept'), 'You were away for more than a minute');
    expect(await page.getByTestId('lost-place').count()).toBe(0);
    await examine(page, 'applicant-place-kept');
  });

  test('the wait is said in words', async () => {
    const { page } = await arrive(looks.phone, {
      ...agreed,
      status: 'waiting',
      queue: inLine(3, 7),
    });
    for (const [seconds, words] of [
      [300, 'About 5 minutes'],
      [60, 'About a minute'],
      [0, 'Under a minute'],
      [3600, 'More than an hour'],
      [9000, 'More than 2 hours'],
      [null, 'Unknown'],
    ] as const) {
      service.setView({ queue: inLine(3, 7, { estimate_seconds: seconds }) });
      await expectText(page.getByTestId('queue-estimate'), words);
    }
  });

  test('a length that is rounded is said to be so', async () => {
    const { page } = await arrive(looks.phone, {
      ...agreed,
      status: 'waiting',
      queue: inLine(141, 160, { length_rounded: true }),
    });
    await expectText(page.getByTestId('queue-length'), 'of about 160 waiting');
    service.setView({ queue: inLine(3, 20) });
    await expectText(page.getByTestId('queue-length'), 'of 20 waiting');
  });

  test('news of the queue change what they say and leave the rest', async () => {
    const { page } = await arrive(looks.desktop, {
      ...agreed,
      status: 'waiting',
      queue: inLine(3, 7),
    });
    await page.getByTestId('self-video').waitFor();
    await page.getByTestId('choose-slot').click();
    await page.getByTestId('slot-day').last().click();
    const time = page.getByTestId('slot-time').last().getByRole('radio');
    await time.focus();
    await page.keyboard.press('Space');
    const untouched = await marked(page, '[data-testid=self-video]');

    service.setPlace({ queue: inLine(2, 6, { estimate_seconds: 120 }) });
    await expectText(page.getByTestId('queue-place'), '2');
    await expectText(page.getByTestId('queue-length'), '6');
    await expectText(page.getByTestId('queue-estimate'), 'About 2 minutes');
    expect(await page.title()).toBe('Number 2 in the queue');
    await toldOf(page);
    service.setPlace({ opening: closed });
    await page.getByTestId('nobody-on-duty').waitFor();
    service.setPlace({ queue: inLine(1, 6, { estimate_seconds: null, kept: true }) });
    await expectText(page.getByTestId('queue-place'), '1');
    await expectText(page.getByTestId('queue-estimate'), 'Unknown');
    await page.getByTestId('back-in-line').waitFor();
    // Read out as it is after a state.
    expect(await toldOf(page)).toEqual(
      expect.arrayContaining(['queue-place', 'queue-length', 'queue-estimate', 'back-in-line']),
    );

    expect(await time.isChecked()).toBe(true);
    expect(await untouched()).toBe(true);
    service.setPlace({ opening: firstView.opening });
    await page.getByTestId('nobody-on-duty').waitFor({ state: 'detached' });
    service.setPlace({ queue: inLine(1, 6, { call_back: true }) });
    await page.getByTestId('screen-called_back').waitFor();
    await expectDevicesOff(page);
    service.setPlace({ queue: inLine(1, 6, { call_back: true, told: true }) });
    await page.getByRole('heading', { name: 'It’s nearly your turn' }).waitFor();
  });

  test('news of the queue reach the device that follows, and close nothing that is read', async () => {
    const { page } = await arrive(looks.desktop, {
      ...agreed,
      status: 'waiting',
      queue: inLine(3, 7),
      device: onPhone,
    });
    await expectText(page.getByTestId('following-now'), '3');
    service.setPlace({ queue: inLine(2, 7) });
    await expectText(page.getByTestId('following-now'), '2');
    service.setView({ device: firstView.device });
    await page.getByTestId('use-phone').click();
    await page.getByTestId('qr').waitFor();
    service.setPlace({ queue: inLine(1, 7) });
    service.setPlace({ opening: closed });
    await page.getByTestId('stay-here').click();
    await page.getByTestId('nobody-on-duty').waitFor();
    await expectText(page.getByTestId('queue-place'), '1');
    expect(service.said('POST /applicant/handoff')).toHaveLength(1);
  });

  test('who asked to be called back is not offered it again', async () => {
    const waiting = { status: 'waiting', opening: closed, queue: inLine(3, 7) } as const;
    const { page } = await arrive(looks.phone, { ...agreed, ...waiting });
    const notice = page.getByTestId('nobody-on-duty');
    await notice.getByText('You can wait in the queue').waitFor();
    service.setView({ queue: inLine(3, 7, { call_back: true }) });
    await page.getByTestId('screen-called_back').waitFor();
    expect(await notice.textContent()).not.toContain('You can wait in the queue');
  });

  test('leaving to be called back turns the camera off, and coming back turns it on', async () => {
    const { page } = await arrive(looks.phone, {
      ...agreed,
      status: 'waiting',
      queue: inLine(3, 7),
    });
    await page.getByTestId('self-video').waitFor();
    service.when('request_call_back', () =>
      service.setView({ queue: inLine(3, 7, { call_back: true }) }),
    );
    service.when('end_call_back', () => service.setView({ queue: inLine(1, 7) }));
    await page.getByTestId('request-call-back').click();
    await page.getByTestId('screen-called_back').waitFor();
    expect(await page.getByTestId('self-video').count()).toBe(0);
    await expectDevicesOff(page);
    const at = new Date(Date.now() + 86_400_000).toISOString();
    service.setView({ slot: { at, head_from: at, head_until: at } });
    await expectText(page.getByTestId('booking'), 'between 5 minutes before and 15 minutes after');
    service.setView({ slot: null });
    await page.reload();
    await page.getByTestId('screen-called_back').waitFor();
    service.setView({ queue: inLine(1, 7, { call_back: true, told: true }) });
    await page.getByRole('heading', { name: 'It’s nearly your turn' }).waitFor();
    await page.getByTestId('end-call-back').click();
    await page.getByTestId('screen-waiting').waitFor();
    await page.getByTestId('self-video').waitFor();
    await expectText(page.getByTestId('queue-place'), '1');
  });

  test('the camera rests while nobody is there, comes back in time, and by hand', async () => {
    const far = { ...agreed, status: 'waiting', queue: inLine(1, 1), opening: closed } as const;
    const { page } = await arrive(looks.phone, { ...agreed });
    await page.clock.install();
    await page.reload();
    await page.getByTestId('start-call').waitFor();
    service.setView(far);
    await page.getByTestId('self-video').waitFor();
    await expectText(page.getByTestId('prepare'), 'Have an identity document near you');
    await page.clock.fastForward(119_000);
    expect(await page.getByTestId('self-video').count()).toBe(1);
    await page.clock.fastForward(2000);
    await expectText(page.getByTestId('camera-rests'), 'when it’s nearly your turn');
    await expectDevicesOff(page);
    await examine(page, 'applicant-camera-rests');
    await page.getByTestId('camera-wake').click();
    await page.getByTestId('self-video').waitFor();
    expect(await page.getByTestId('camera-back').count()).toBe(0);
    await page.clock.fastForward(121_000);
    await page.getByTestId('camera-rests').waitFor();
    service.setPlace({ opening: firstView.opening });
    await page.getByTestId('self-video').waitFor();
    await expectText(page.getByTestId('camera-back'), 'your camera is on again');
  });

  test('a time is booked with the keyboard, changed and canceled', async () => {
    const { page } = await arrive(looks.phone, agreed);
    service.when('book_slot', ({ at }) =>
      service.setView({ slot: { ...slotAt(24), at: String(at) } }),
    );
    service.when('cancel_slot', () => service.setView({ slot: null }));
    const booked = () => service.said('book_slot').at(-1)?.['at'];
    await page.getByTestId('choose-slot').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('book-slot').click();
    await expectText(page.getByTestId('slot-error'), 'Choose a time first');
    const told = await page.getByTestId('slot-error').boundingBox();
    expect(told && told.y + told.height <= (page.viewportSize()?.height ?? 0)).toBe(true);
    await page.getByTestId('slot-day').first().getByRole('radio').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    const first = service.freeSlots.slots[0]?.at;
    await page.keyboard.press('Enter');
    await expect.poll(booked).toBe(first);
    await page.getByTestId('booked-slot').waitFor();

    await page.getByTestId('choose-slot').click();
    await page.getByTestId('slot-day').last().click();
    await page.getByTestId('slot-time').last().click();
    service.refuse('book_slot', { status: 409, code: 'slot_taken' });
    await page.getByTestId('book-slot').click();
    await expectText(page.getByTestId('slot-error'), 'Someone just took this time');
    await page.getByTestId('slot-time').last().click();
    await page.getByTestId('book-slot').click();
    await page.getByTestId('slot-picker').waitFor({ state: 'detached' });
    await expect.poll(booked).toBe(service.freeSlots.slots.at(-1)?.at);
    await page.getByTestId('cancel-slot').click();
    await page.getByTestId('booked-slot').waitFor({ state: 'detached' });
  });

  test('who has booked is done: the time with its zone, a file for the calendar, and the camera off', async () => {
    const { page, context } = await arrive(looks.phone, { ...agreed, slot: slotAt(26) });
    const heading = page.getByRole('heading', { name: 'Your call is booked' });
    await heading.waitFor();
    await expectText(page.getByTestId('screen-booked'), 'You can close this page.');
    expect(await page.getByTestId('booked-slot').textContent()).toMatch(
      / at \d+:\d\d\s[AP]M (GMT\S*|[A-Z]{2,5})$/,
    );
    expect(await page.getByTestId('start-call').count()).toBe(0);
    expect(await page.getByTestId('self-video').count()).toBe(0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('add-to-calendar').click(),
    ]);
    expect(download.suggestedFilename()).toBe('identity-verification.ics');
    const file = await readFile(await download.path(), 'utf8');
    const at = service.view.slot?.at.replaceAll(/[-:]|\.\d+/g, '');
    expect(file).toContain(`DTSTART:${at}\r\n`);
    expect(file).toContain('SUMMARY:Identity verification for Northwork\r\n');

    await page.getByTestId('check-early').click();
    await page.getByTestId('start-call').waitFor();
    await page.reload();
    await heading.waitFor();
    // A part of the page that does not come is told, and a reload brings it.
    await context.route('**/SlotPicker*', (route) => route.abort());
    await context.route('**/BookedScreen*', (route) => route.abort());
    await page.reload();
    await page.getByTestId('part-missing').waitFor();
    await context.unroute('**/BookedScreen*');
    await context.unroute('**/SlotPicker*');
    await page.getByTestId('part-reload').click();
    await heading.waitFor();
  });

  test('when the booked time comes, the page goes on by itself', async () => {
    const soon = { ...slotAt(1), head_from: new Date(Date.now() + 4000).toISOString() };
    const { page } = await arrive(looks.phone, { ...agreed, slot: soon });
    await page.getByTestId('screen-booked').waitFor();
    await page.getByTestId('slot-now').waitFor();
    await page.getByTestId('start-call').waitFor();
  });

  test('a day of many times keeps the button to book in sight', async () => {
    const { page } = await arrive(looks.phone, agreed);
    const midnight_ms = new Date().setUTCHours(24, 0, 0, 0);
    const times = Array.from({ length: 96 }, (_, n) => midnight_ms + n * 900_000);
    service.freeSlots.slots = times.map((ms) => ({ at: new Date(ms).toISOString(), free: 1 }));
    await page.getByTestId('choose-slot').click();
    const last = page.getByTestId('slot-time').last();
    await last.waitFor();
    await examine(page, 'applicant-slots-many-phone');
    await page.getByTestId('slot-picker').evaluate((picker) => picker.scrollIntoView());
    const seen = await page.getByTestId('book-slot').boundingBox();
    expect((seen?.y ?? Infinity) + (seen?.height ?? 0)).toBeLessThan(looks.phone.height);
    await page.setViewportSize({ width: 320, height: 640 });
    const scrolling = await page
      .getByTestId('slot-picker')
      .evaluate((picker) =>
        [...picker.querySelectorAll('*')]
          .filter((one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowY))
          .map(({ className }) => className),
      );
    expect(scrolling, 'the page alone scrolls').toEqual([]);
    await last.click();
    await page.getByTestId('book-slot').click();
    const { at } = service.freeSlots.slots.at(-1) ?? {};
    await expect.poll(() => service.said('book_slot')).toEqual([{ at, time_zone: 'UTC' }]);
  });

  test('the camera is asked for on a tap, and not before', async () => {
    const arrived = await newVisitor(looks.phone);
    service.view = { ...structuredClone(firstView), ...agreed };
    await arrived.context.addInitScript(() => {
      navigator.permissions.query = () => Promise.resolve({ state: 'prompt' } as PermissionStatus);
    });
    const { page } = arrived;
    await page.goto(`${url}/verify#lnk_good`);
    await page.getByTestId('turn-on-devices').waitFor();
    await examine(page, 'applicant-devices-ask');
    await page.getByTestId('turn-on-devices').click();
    await page.getByTestId('start-call').waitFor();
  });

  test('another microphone can be chosen, and a camera that goes away is replaced', async () => {
    const { page } = await arrive(looks.phone, agreed);
    await page.getByTestId('start-call').waitFor();
    const tracks = () =>
      page
        .getByTestId('self-video')
        .evaluate((video) =>
          ((video as HTMLVideoElement).srcObject as MediaStream).getTracks().map(({ id }) => id),
        );
    const first = await tracks();
    await page.getByTestId('microphone-picker').selectOption({ index: 2 });
    await expect.poll(tracks).not.toEqual(first);
    const second = await tracks();
    expect(second.filter((id) => first.includes(id))).toHaveLength(1);
    await page.getByTestId('self-video').evaluate((video) => {
      const { srcObject } = video as HTMLVideoElement;
      (srcObject as MediaStream).getVideoTracks()[0]?.dispatchEvent(new Event('ended'));
    });
    await expect.poll(tracks).not.toEqual(second);
    await page.getByTestId('start-call').waitFor();
  });
});

test('who passed reads when, and goes straight on to what they came for', async () => {
  const last_result: ApplicantView['last_result'] = {
    outcome: 'passed',
    reasons: [],
    message: '',
    decided: '2026-11-23T12:20:00.000Z',
  };
  const { page } = await arrive(looks.phone, { ...agreed, status: 'verified', last_result });
  await expectText(page.getByTestId('passed-on'), 'Passed on November 23, 2026');
  const on = page.getByRole('link', { name: 'Continue to Northwork' });
  expect(await on.getAttribute('class')).toContain('button-main');
  expect(await on.getAttribute('href')).toBe(firstView.return_url);
  // A result from before the one that verified them is none of theirs.
  service.setView({ last_result: left });
  await page.getByTestId('passed-on').waitFor({ state: 'detached' });
});

describe('in the call', () => {
  test('the countdown is the service’s, also after a reload', async () => {
    const away = {
      peer_present: false,
      // So long ago that a new minute is told from what is left, with time for a slow page.
      peer_away_since: new Date(Date.now() - 15_000).toISOString(),
    };
    const { page } = await arrive(looks.phone, inCall(away));
    await expectText(page.getByTestId('call-line'), 'for them to return');
    await page.reload();
    await expectText(page.getByTestId('call-line'), 'for them to return');
    const seconds = Number(
      /(\d+) seconds/.exec((await page.getByTestId('call-line').textContent()) ?? '')?.[1],
    );
    expect(seconds).toBeLessThanOrEqual(45);
  });

  test('on a phone the chat leaves the picture its room', async () => {
    const { page } = await arrive(looks.phone, inCall(talking));
    await expectText(page.getByTestId('chat-unread'), '1');
    await page.getByTestId('chat-toggle').click();
    await page.getByTestId('chat-messages').waitFor();
    expect(await page.getByTestId('chat-unread').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await examine(page, 'applicant-call-chat-phone');
    const [video, chat] = await Promise.all(
      ['remote-video', 'chat'].map((place) => page.getByTestId(place).boundingBox()),
    );
    expect((video?.y ?? 0) + (video?.height ?? 0)).toBeLessThanOrEqual(chat?.y ?? 0);
    expect(video?.height).toBeGreaterThan(150);
    expect((chat?.y ?? 0) + (chat?.height ?? 0)).toBeLessThanOrEqual(844);
    await page.getByTestId('chat-close').click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(
      'chat-toggle',
    );
    await page.reload();
    await page.getByTestId('chat-toggle').waitFor();
    expect(await page.getByTestId('chat-unread').count(), 'read is read').toBe(0);
  });

  test('a refused message stays to be sent again', async () => {
    const { page } = await arrive(looks.desktop, inCall());
    await page.getByTestId('chat-toggle').click();
    await page.getByTestId('chat-text').fill('My name is spelled O-w-u-s-u');
    service.refuse('call_chat', { status: 429, code: 'chat_too_fast' });
    await page.getByTestId('chat-send').click();
    await expectText(page.getByTestId('chat-error'), 'too quickly');
    expect(await page.getByTestId('chat-text').inputValue()).toBe('My name is spelled O-w-u-s-u');
  });

  test('leaving asks first, and can be thought over', async () => {
    const { page } = await arrive(looks.phone, inCall());
    await page.getByTestId('leave-call').click();
    await page.getByTestId('leave-dialog').waitFor();
    await examine(page, 'applicant-call-leave');
    await page.keyboard.press('Escape');
    await page.getByTestId('leave-dialog').waitFor({ state: 'detached' });
    await page.getByTestId('leave-call').click();
    await page.getByTestId('leave-stay').click();
    await page.getByTestId('leave-dialog').waitFor({ state: 'detached' });
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
    expect(focused, 'the focus is back where it was').toBe('leave-call');
    expect(service.said('leave_call')).toEqual([]);
    service.when('leave_call', () => {
      service.send('applicant', {
        type: 'call_ended',
        outcome: 'technical',
        reason: null,
      });
      service.setView({ status: 'required', call: null, last_result: left });
    });
    await page.getByTestId('leave-call').click();
    await page.getByTestId('leave-confirm').click();
    await page.getByRole('heading', { name: 'You left the call' }).waitFor();
    await page.getByTestId('start-again').waitFor();
  });

  test('who is recorded can take that back in the call', async () => {
    const { page } = await arrive(looks.phone, inCall());
    await page.getByTestId('leave-call').click();
    await page.getByTestId('leave-dialog').waitFor();
    expect(await page.getByTestId('withdraw-consent').count(), 'nothing to take back').toBe(0);
    service.setView({ recorded: true });
    await page.getByTestId('withdraw-consent').waitFor();
    await examine(page, 'applicant-call-leave-recorded');
    service.when('withdraw_consent', () =>
      service.setView({
        status: 'required',
        call: null,
        consent: { version: '2026-12-recorded', given: false },
        last_result: left,
      }),
    );
    await page.getByTestId('withdraw-consent').click();
    await page.getByTestId('start-again').click();
    await page.getByTestId('screen-intro').waitFor();
    expect(service.said('withdraw_consent')).toHaveLength(1);
    expect(service.said('leave_call')).toEqual([]);
  });

  test('news of the queue leave the sheet open and what is written', async () => {
    const { page } = await arrive(looks.desktop, inCall());
    await page.getByTestId('chat-toggle').click();
    await page.getByTestId('chat-text').fill('I hear');
    await page.getByTestId('call-more').click();
    await page.getByTestId('call-more-sheet').waitFor();
    const untouched = await marked(page, '[data-testid=call-more-sheet]');
    service.setPlace({ opening: closed });
    // The first word of the call after the news: they have been taken by then.
    service.setView({ call: { ...call, peer: { ...allGood, muted: true, camera_off: false } } });
    await page.getByTestId('peer-switches').waitFor();
    expect(await untouched()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.getByTestId('chat-text').inputValue()).toBe('I hear');
    expect(await page.getByTestId('screen-call').count()).toBe(1);
  });

  test('devices can be changed in a sheet', async () => {
    const { page } = await arrive(looks.phone, inCall());
    await page.getByTestId('call-more').click();
    await page.getByTestId('microphone-picker').selectOption({ index: 1 });
    await examine(page, 'applicant-call-more');
    await page.getByTestId('call-more-close').click();
    await page.getByTestId('call-more-sheet').waitFor({ state: 'detached' });
  });

  test('held sideways, and at 200 %, everything is in reach', async () => {
    for (const size of [
      { width: 844, height: 390 },
      { width: 720, height: 450 },
      { width: 768, height: 1024 },
    ]) {
      const { page } = await arrive(looks.phone, inCall(talking));
      await page.setViewportSize(size);
      await page.getByTestId('call-now').waitFor();
      await picture(page, `applicant-call-${size.width}x${size.height}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        size.width,
      );
      for (const place of ['call-now', 'call-code', 'mute', 'leave-call', 'chat-toggle']) {
        await page.getByTestId(place).scrollIntoViewIfNeeded();
        expect(await page.getByTestId(place).isVisible(), `${place} at ${size.width}`).toBe(true);
      }
      const video = await page.getByTestId('remote-video').boundingBox();
      expect(video?.height).toBeGreaterThan(240);
    }
  });
});

describe('the phone instead', () => {
  test.each([
    ['an older result', { last_result: result('technical') }],
    ['the booked time', { slot: slotAt(26) }],
  ])('goes on with the check, and does not show %s first', async (_, before) => {
    const { page } = await arrive(looks.phone, { ...agreed, ...before }, '#hnd_1.ver_1');
    await page.getByTestId('start-call').waitFor();
  });

  test('an older result is not shown to who moves the check back, nor after a reload', async () => {
    const { page } = await arrive(looks.desktop, {
      ...agreed,
      device: onPhone,
      last_result: result('technical'),
    });
    service.when('take_over', () => service.setView({ device: firstView.device }));
    await page.getByTestId('move-here').click();
    await page.getByTestId('start-call').waitFor();
    await page.reload();
    await page.getByTestId('start-call').waitFor();
  });

  test('six digits, typed at /p, lead where the code does', async () => {
    const { page } = await arrive(looks.desktop, agreed);
    await page.getByTestId('use-phone').click();
    await expectText(page.getByTestId('hand-off-code'), '042 917');
    await page.getByText('Open verify.northwork.example/p on your phone').waitFor();
    const code = 'POST /applicant/handoff/code';
    const phone = await newVisitor(looks.phone);
    await phone.page.goto(`${url}/p`);
    const field = phone.page.getByTestId('code-field');
    const go = phone.page.getByTestId('code-go');
    await field.fill('042 91');
    await go.click();
    await expectText(phone.page.getByTestId('code-wrong'), 'Check the digits');
    expect(service.said(code), 'not six').toEqual([]);
    service.refuse(code, { status: 410, code: 'link_expired' });
    await field.fill('042 918');
    await go.click();
    await expectText(phone.page.getByTestId('code-wrong'), 'This code doesn’t work');
    await examine(phone.page, 'applicant-code-phone');
    service.refuse(code, { status: 429, code: 'too_many_attempts' });
    await go.click();
    await expectText(phone.page.getByTestId('code-wrong'), 'wait a minute');
    service.when(code, () => ({ url: handOff(7, 120_000).url }));
    await field.fill('٠٤٢ ٩١٧');
    await field.press('Enter');
    await phone.page.getByTestId('start-call').waitFor();
    expect(service.said(code).at(-1)).toEqual({ code: '042917' });
    const token = handOff(7, 0).url.split('#')[1];
    expect(service.said('POST /applicant/session').at(-1)).toEqual({ token });
    expect(new URL(phone.page.url()).pathname).toBe('/verify');
  });

  test('the link by e-mail, where there is an address', async () => {
    const { page } = await arrive(looks.desktop, agreed);
    await page.getByTestId('use-phone').click();
    await page.getByTestId('mail-link').click();
    await expectText(page.getByTestId('mail-link-said'), 'on its way to your e-mail address');
    await expectText(page.getByTestId('mail-link-said'), 'for 60 minutes');
    const { verification } = service.view;
    expect(service.said('POST /applicant/link')).toEqual([{ verification }]);
    await examine(page, 'applicant-phone-mailed');
    service.refuse('POST /applicant/link', { status: 429, code: 'too_many_attempts' });
    await page.getByTestId('mail-link').click();
    await expectText(page.getByTestId('mail-link-said'), 'use the newest one in your inbox');
    service.setView({ contact: { email_known: false } });
    await page.getByTestId('mail-link').waitFor({ state: 'detached' });
    await page.getByTestId('copy-link').waitFor();
  });

  test('the code stands beside its steps, where there is the width', async () => {
    const { page } = await arrive(looks.desktop, agreed);
    await page.getByTestId('use-phone').click();
    await page.getByTestId('qr').waitFor();
    const [code, steps] = await Promise.all([
      page.getByTestId('qr').boundingBox(),
      page.locator('.hand-off .steps').boundingBox(),
    ]);
    expect((code?.x ?? 0) + (code?.width ?? 0)).toBeLessThanOrEqual(steps?.x ?? 0);
    expect(Math.abs((code?.y ?? 0) - (steps?.y ?? 0))).toBeLessThan(40);
  });

  test.each([looks.phone, looks.desktopDark])('a code and a link: $name', async (look) => {
    const { page } = await arrive(looks.desktop, agreed);
    await page.getByTestId('use-phone').click();
    await page.getByTestId('qr').waitFor();
    await page.setViewportSize({ width: look.width, height: look.height });
    await page.emulateMedia({ colorScheme: look.scheme });
    await expectText(
      page.getByTestId('hand-off-url'),
      'https://verify.northwork.example/verify#hnd_',
    );
    await examine(page, `applicant-phone-${look.name}`);
    expect(await page.getByTestId('self-video').count()).toBe(0);
    await expectDevicesOff(page);
    await page.getByTestId('stay-here').click();
    await page.getByTestId('start-call').waitFor();
  });

  test('the code is renewed before it expires, and a refusal is told', async () => {
    let made = 0;
    let good_ms = 20_000;
    const making = 'POST /applicant/handoff';
    service.when(making, () => handOff(++made, good_ms));
    const { page } = await arrive(looks.desktop, agreed);
    await page.getByTestId('use-phone').click();
    const shown = () => page.getByTestId('hand-off-url').textContent();
    const first = await shown();
    const said = page.getByTestId('copy-said');
    await page.getByTestId('copy-link').click();
    await expect.poll(() => said.textContent()).not.toBe('');
    good_ms = 16_500;
    await expect.poll(shown).not.toBe(first);
    expect(await said.textContent(), 'it was the old link').toBe('');
    service.refuse(making, { status: 429, code: 'too_many_attempts' });
    await expectText(page.getByTestId('hand-off-problem'), 'wait a minute');
    await examine(page, 'applicant-phone-refused');
    await page.getByTestId('hand-off-again').click();
    await page.getByTestId('qr').waitFor();
  });

  test('a call that begins meanwhile keeps the code in place', async () => {
    const { page } = await arrive(looks.desktop, agreed);
    await page.getByTestId('use-phone').click();
    service.setView({ status: 'in_call', call });
    await page.getByTestId('call-begins').waitFor();
    await page.getByTestId('qr').waitFor();
  });

  test('this computer follows the phone, and takes over again', async () => {
    const { page } = await arrive(looks.desktop, {
      ...agreed,
      status: 'waiting',
      queue: inLine(2, 4),
    });
    await page.getByTestId('self-video').waitFor();
    service.setView({ device: onPhone });
    await expectText(page.getByTestId('following-now'), 'number 2 of 4');
    expect(await page.getByTestId('self-video').count()).toBe(0);
    await expectDevicesOff(page);
    await expectText(page.getByTestId('move-here'), 'Move it back to this computer');
    service.setView({
      device: { ...onPhone, other_away_since: new Date(Date.now() - 60_000).toISOString() },
    });
    await expectText(page.getByTestId('other-away'), 'reach your phone');
    await expectText(page.getByTestId('move-here'), 'Continue here');
    service.when('take_over', () => service.setView({ device: firstView.device }));
    await page.getByTestId('move-here').click();
    await page.getByTestId('queue-place').waitFor();
    service.setView({ status: 'verified', queue: null, device: onPhone });
    await page.getByTestId('screen-verified').waitFor();
  });

  test.each([
    ['link_expired', 410, 'This code is no longer valid'],
    ['link_used', 409, 'This code has already been used'],
  ])('an old code: %s', async (code, status, heading) => {
    service.refuse('POST /applicant/session', { status, code });
    const { page } = await arrive(looks.phone, {}, `#hnd_${'o'.repeat(32)}.ver_1`);
    await page.getByRole('heading', { name: heading }).waitFor();
    await page.getByTestId('mail-link').waitFor();
    await examine(page, `applicant-hand-off-${code}`);
  });
});

describe('the line', () => {
  test('comes back by itself', async () => {
    const { page } = await arrive(looks.phone, {
      ...agreed,
      status: 'waiting',
      queue: inLine(2, 2),
    });
    await page.getByTestId('queue-place').waitFor();
    service.refuseSockets = true;
    service.dropSocket('applicant');
    await page.getByTestId('line-down').waitFor();
    await picture(page, 'applicant-line-down');
    service.view = { ...service.view, queue: inLine(1, 1) };
    service.refuseSockets = false;
    await page.getByTestId('line-down').waitFor({ state: 'detached' });
    await expectText(page.getByTestId('queue-place'), '1');
  });

  test('that another tab has is taken back by hand', async () => {
    const { page } = await arrive(looks.phone, agreed);
    await page.getByTestId('start-call').waitFor();
    service.dropSocket('applicant', 4001);
    await page.getByTestId('take-over').waitFor();
    await examine(page, 'applicant-replaced');
    await page.getByTestId('take-over').click();
    await page.getByTestId('start-call').waitFor();
  });

  test('the end of the session', async () => {
    const { page } = await arrive(looks.phone, agreed);
    await page.getByTestId('start-call').waitFor();
    service.endSession('applicant');
    service.dropSocket('applicant', 4002);
    await page.getByRole('heading', { name: 'This page is no longer valid' }).waitFor();
  });
});

async function expectText(
  locator: ReturnType<Visitor['page']['getByTestId']>,
  text: string,
): Promise<void> {
  await locator.waitFor();
  await expect.poll(() => locator.textContent()).toContain(text);
}
