import { recall, remember } from '../tab_storage';

/** The ids of the inputs that were opened last; null is the browser's own choice. */
export interface ChosenInputs {
  camera: string | null;
  microphone: string | null;
}

const remembered_under = 'visavis_devices';

export function rememberInputs({ camera, microphone }: ChosenInputs): void {
  remember(remembered_under, JSON.stringify({ camera, microphone }));
}

export function rememberedInputs(): ChosenInputs {
  try {
    const stored = JSON.parse(recall(remembered_under) ?? '{}') as Partial<ChosenInputs>;
    return { camera: stored.camera ?? null, microphone: stored.microphone ?? null };
  } catch {
    return { camera: null, microphone: null };
  }
}
