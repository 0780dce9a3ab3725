import type { Device, DeviceProblemKind } from '../../../shared/call/device_problem';

export const recovery = {
  /** Short now; the steps for each browser and system will take their place here. */
  deviceProblem(kind: DeviceProblemKind, device: Device | null): { title: string; steps: string[] } {
    const what =
      device === 'camera' ? 'camera' : device === 'microphone' ? 'microphone' : 'camera and microphone';
    const plural = device === null;
    switch (kind) {
      case 'insecure':
        return {
          title: 'This browser cannot open the camera here',
          steps: [
            'If you came from an app, choose “Open in browser” in its menu.',
            'Use a current Chrome, Firefox, Safari or Edge.',
          ],
        };
      case 'denied':
        return {
          title: `Your browser blocks the ${what}`,
          steps: [
            'Press the camera or lock sign beside the address of this page.',
            'Choose “Allow” for camera and microphone.',
            'Come back here and press “Try again”. If nothing changes, reload the page: your place is kept.',
          ],
        };
      case 'denied_by_system':
        return {
          title: `Your device does not let the browser use the ${what}`,
          steps: [
            'Open the settings of your phone or computer, then Privacy, then Camera and Microphone.',
            'Allow your browser there.',
            'Close the browser, open it again, and come back.',
          ],
        };
      case 'not_found':
        return {
          title: `We found no ${plural ? 'camera or microphone' : what}`,
          steps: [
            `If your ${what} ${plural ? 'are' : 'is'} plugged in by cable, pull it out and put it back.`,
            'Press “Try again”.',
            'No camera on this computer? Use your phone instead: the button is below.',
          ],
        };
      case 'in_use':
        return {
          title: `Another program uses your ${what}`,
          steps: [
            'Close other video programs and other tabs that show a camera.',
            'Press “Try again”.',
            'If it stays so, restart your device and open the page again.',
          ],
        };
      case 'unknown':
        return {
          title: `We could not open your ${what}`,
          steps: ['Press “Try again”.', 'If it stays so, reload the page or use your phone.'],
        };
    }
  },
};
