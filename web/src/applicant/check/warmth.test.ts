import { expect, test } from 'vitest';
import { type Surroundings, wantedChange } from './warmth';

const devices: Surroundings = {
  screen: 'devices',
  lineOpen: true,
  cameraReady: true,
  phase: 'idle',
  purpose: null,
};
const checking: Surroundings = { ...devices, phase: 'connected', purpose: 'check' };
const ready: Surroundings = { ...checking, screen: 'waiting', purpose: 'ready' };

test('is made when the camera is there, and while waiting after a reload', () => {
  expect(wantedChange(devices)).toBe('up');
  expect(wantedChange({ ...devices, screen: 'waiting' })).toBe('up');
  expect(wantedChange({ ...devices, cameraReady: false })).toBeNull();
  expect(wantedChange({ ...devices, lineOpen: false })).toBeNull();
});

test('is left alone while it serves', () => {
  expect(wantedChange(checking)).toBeNull();
  expect(wantedChange(ready)).toBeNull();
  expect(wantedChange({ ...ready, screen: 'call', purpose: 'call' })).toBeNull();
  expect(wantedChange({ ...ready, purpose: 'call' }), 'the call is told before its screen').toBeNull();
});

test('loops again for who comes back from the queue', () => {
  expect(wantedChange({ ...ready, screen: 'devices' })).toBe('up');
});

test('is given up with the screens that need it', () => {
  expect(wantedChange({ ...ready, screen: 'verified' })).toBe('down');
  expect(wantedChange({ ...checking, screen: 'replaced' })).toBe('down');
  expect(wantedChange({ ...devices, screen: 'intro' })).toBeNull();
});
