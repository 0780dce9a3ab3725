import { expect, test } from 'vitest';
import { type Surroundings, wantedChange } from './warm_connection';

const atCheck: Surroundings = {
  screen: 'check',
  resting: false,
  socketOpen: true,
  cameraReady: true,
  phase: 'idle',
  purpose: null,
};
const checking: Surroundings = { ...atCheck, phase: 'connected', purpose: 'check' };
const ready: Surroundings = { ...checking, screen: 'waiting', purpose: 'ready' };

test('is made when the camera is there, and while waiting after a reload', () => {
  expect(wantedChange(atCheck)).toBe('up');
  expect(wantedChange({ ...atCheck, screen: 'waiting' })).toBe('up');
  expect(wantedChange({ ...atCheck, cameraReady: false })).toBeNull();
  expect(wantedChange({ ...atCheck, socketOpen: false })).toBeNull();
});

test('is left alone while it serves', () => {
  expect(wantedChange(checking)).toBeNull();
  expect(wantedChange(ready)).toBeNull();
  expect(wantedChange({ ...ready, screen: 'call', purpose: 'call' })).toBeNull();
  expect(
    wantedChange({ ...ready, purpose: 'call' }),
    'the call is told before its screen',
  ).toBeNull();
});

test('loops again for who comes back from the queue', () => {
  expect(wantedChange({ ...ready, screen: 'check' })).toBe('up');
});

test('is given up while the camera of who waits rests', () => {
  const resting = { ...ready, screen: 'waiting', resting: true } as const;
  expect(wantedChange(resting)).toBe('down');
  expect(wantedChange({ ...resting, phase: 'idle', purpose: null })).toBeNull();
  expect(wantedChange({ ...resting, resting: false, phase: 'idle', purpose: null })).toBe('up');
});

test('is given up with the screens that need it', () => {
  expect(wantedChange({ ...ready, screen: 'verified' })).toBe('down');
  expect(wantedChange({ ...checking, screen: 'replaced' })).toBe('down');
  expect(wantedChange({ ...atCheck, screen: 'intro' })).toBeNull();
});
