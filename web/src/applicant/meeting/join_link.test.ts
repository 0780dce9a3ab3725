import { expect, test } from 'vitest';
import { joinLink, storeOf } from './join_link';

const url = 'https://meet.google.com/abc-mnop-xyz';

test('on Android the app, or the browser where there is none', () => {
  expect(joinLink(url, 'android')).toBe(
    'intent://meet.google.com/abc-mnop-xyz#Intent;scheme=https;package=com.google.android.apps.tachyon;' +
      'S.browser_fallback_url=https%3A%2F%2Fmeet.google.com%2Fabc-mnop-xyz;end',
  );
});

test('elsewhere the address itself, and everywhere what is not Google’s', () => {
  expect(joinLink(url, 'ios')).toBe(url);
  expect(joinLink(url, null)).toBe(url);
  const other = 'http://127.0.0.1:9000/abc-mnop-xyz';
  expect(joinLink(other, 'android')).toBe(other);
});

test('nothing but a web address', () => {
  expect(joinLink('javascript:alert(1)', null)).toBe('');
});

test.each([
  ['Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/143 Mobile Safari/537.36', false, 'android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Safari/604.1', false, 'ios'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15', true, 'ios'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15', false, null],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/143 Safari/537.36', false, null],
])('%s, an iPad: %s', (userAgent, isIpad, store) => {
  expect(storeOf(userAgent, isIpad)).toBe(store);
});
