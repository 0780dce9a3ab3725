import { expect, test } from 'vitest';
import { createStore } from '../store';
import type { CallMedia } from '../api/types';
import { SwitchSignal } from './switches';
import type { Faults } from './watch_inputs';

function signal() {
  const source = createStore({ muted: false, cameraOff: false });
  const sent: [boolean, boolean][] = [];
  const faults = createStore<Faults>({ picture: 'good', sound: 'good', cannot_see: false });
  const whole: CallMedia[] = [];
  const switches = new SwitchSignal(source, faults, (said) => {
    whole.push(said);
    sent.push([said.muted, said.camera_off]);
  });
  return { source, faults, sent, whole, switches };
}

test('says nothing outside a call', () => {
  const { source, sent } = signal();
  source.set({ muted: true, cameraOff: false });
  expect(sent).toEqual([]);
});

test('says all of it at the beginning, and what changes', () => {
  const { source, sent, switches } = signal();
  source.set({ muted: true, cameraOff: false });
  switches.inCall('cal_1');
  switches.inCall('cal_1');
  source.set({ muted: true, cameraOff: true });
  source.set({ muted: true, cameraOff: true });
  expect(sent).toEqual([
    [true, false],
    [true, true],
  ]);
});

test('says it again to a service that may have forgotten, and in another call', () => {
  const { sent, switches } = signal();
  switches.inCall('cal_1');
  switches.again();
  switches.inCall(null);
  switches.again();
  switches.inCall('cal_2');
  expect(sent).toHaveLength(3);
});

test('what is wrong with picture and sound is said as long as it is', () => {
  const { faults, whole, switches } = signal();
  switches.inCall('cal_1');
  faults.set({ picture: 'interrupted', sound: 'silent', cannot_see: false });
  faults.set({ picture: 'good', sound: 'good', cannot_see: true });
  faults.set({ picture: 'good', sound: 'good', cannot_see: false });
  const off = { type: 'call_media', muted: false, camera_off: false };
  expect(whole).toEqual([
    off,
    { ...off, picture: 'interrupted', sound: 'silent' },
    { ...off, cannot_see: true },
    off,
  ]);
});
