import { recall, remember } from '../tab';

/** The ids of the devices that were opened last; null is the browser's own choice. */
export interface ChosenDevices {
  camera: string | null;
  microphone: string | null;
}

const remembered_under = 'visavis_devices';

export function rememberDevices({ camera, microphone }: ChosenDevices): void {
  remember(remembered_under, JSON.stringify({ camera, microphone }));
}

export function rememberedDevices(): ChosenDevices {
  try {
    const stored = JSON.parse(recall(remembered_under) ?? '{}') as Partial<ChosenDevices>;
    return { camera: stored.camera ?? null, microphone: stored.microphone ?? null };
  } catch {
    return { camera: null, microphone: null };
  }
}
