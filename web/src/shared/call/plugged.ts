import { answered } from '../attempt';

const answer_ms_max = 5000;

/** What is plugged in, as far as the browser tells. */
export async function plugged(): Promise<MediaDeviceInfo[]> {
  return (await answered(() => navigator.mediaDevices.enumerateDevices(), answer_ms_max)) ?? [];
}
