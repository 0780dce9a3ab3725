import { afterEach, expect, test, vi } from 'vitest';
import { MeetingWindow, windowFeatures } from './meeting_window';

const screenRoom = { left: 100, top: 20, width: 1440, height: 860 };
const url = 'https://meet.google.com/abc-defg-hij';

afterEach(() => vi.unstubAllGlobals());

/** A browser whose windows are noted. */
function browser(open: () => object | null) {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  };
  const opens = vi.fn(open);
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('screen', { availWidth: 1440, availHeight: 860 });
  vi.stubGlobal('window', { open: opens });
  return opens;
}

function blank() {
  const replace = vi.fn();
  const made = {
    closed: false,
    opener: 'us' as unknown,
    document: { title: '', body: { textContent: '' } },
    location: { replace },
    close: vi.fn(() => void (made.closed = true)),
  };
  return made;
}

test('stands at the right edge of the screen', () => {
  expect(windowFeatures('half', screenRoom)).toBe('popup,left=820,top=20,width=720,height=860');
  expect(windowFeatures('narrow', screenRoom)).toBe('popup,left=1060,top=20,width=480,height=860');
  expect(windowFeatures('tab', screenRoom)).toBe('');
  const phone = { left: 0, top: 0, width: 360, height: 640 };
  expect(windowFeatures('half', phone), 'no wider than it').toContain('left=0,top=0,width=360');
});

test('opens empty, and leads to the meeting without a way back to us', () => {
  const made = blank();
  const opens = browser(() => made);
  const meeting = new MeetingWindow();
  meeting.openAhead('Opening…');
  expect(opens).toHaveBeenCalledWith('', '_blank', 'popup,left=720,top=0,width=720,height=860');
  expect(made.document.body.textContent).toBe('Opening…');
  expect(meeting.opening.get()).toBe(null);
  meeting.show('cal_1', url);
  expect(made.opener).toBe(null);
  expect(made.location.replace).toHaveBeenCalledExactlyOnceWith(url);
  expect(meeting.opening.get()).toEqual({ call: 'cal_1', opened: true });
  meeting.show('cal_1', url);
  expect(made.location.replace, 'once').toHaveBeenCalledOnce();
});

test('is not opened by the call itself', () => {
  const opens = browser(blank);
  const meeting = new MeetingWindow();
  meeting.show('cal_1', url);
  expect(opens).not.toHaveBeenCalled();
  expect(meeting.opening.get()).toBe(null);
});

test.each([
  ['blocked', () => null],
  ['closed by a blocker', () => ({ ...blank(), closed: true })],
])('%s: that is known', (_, open) => {
  browser(open);
  const meeting = new MeetingWindow();
  meeting.openAhead('');
  meeting.show('cal_1', url);
  expect(meeting.opening.get()).toEqual({ call: 'cal_1', opened: false });
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', ''])(
  'leads to the web alone, not to %s',
  (address) => {
    const made = blank();
    browser(() => made);
    const meeting = new MeetingWindow();
    meeting.open('cal_1', address, '');
    expect(made.location.replace).not.toHaveBeenCalled();
    expect(made.close).toHaveBeenCalled();
  },
);

test('is closed when there is no call for it', () => {
  const made = blank();
  browser(() => made);
  const meeting = new MeetingWindow();
  meeting.openAhead('');
  meeting.close();
  expect(made.close).toHaveBeenCalled();
  meeting.show('cal_1', url);
  expect(made.location.replace).not.toHaveBeenCalled();
});

test('the size is remembered, and nothing else is taken for one', () => {
  const opens = browser(() => null);
  new MeetingWindow().choose('tab');
  const meeting = new MeetingWindow();
  meeting.openAhead('');
  expect(opens).toHaveBeenCalledWith('', '_blank', '');
  localStorage.setItem('visavis_meeting_window', 'huge');
  expect(new MeetingWindow().size.get()).toBe('half');
});
