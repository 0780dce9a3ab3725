import { expect, test } from 'vitest';
import { createStore } from '../store';
import { SwitchSignal } from './switches';

function signal() {
  const source = createStore({ muted: false, cameraOff: false });
  const sent: [boolean, boolean][] = [];
  const switches = new SwitchSignal(source, ({ muted, camera_off }) =>
    sent.push([muted, camera_off]),
  );
  return { source, sent, switches };
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
