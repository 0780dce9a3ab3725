import { writeFileSync } from 'node:fs';
import { MeetEmulator } from '../../meet_emulator/emulator.ts';
import type { Member } from './service.ts';

/** Google Meet is emulated: tests/meet_emulator. */
export interface MeetOptions {
  /** More of [meet], as TOML. */
  settings?: string;
  /** Google makes no meeting, from the beginning on. */
  broken?: boolean;
}

const organisers = ['meetings-1@visavis.example', 'meetings-2@visavis.example'];

export async function startGoogleMeet(
  staff: readonly Member[],
  { broken = false }: MeetOptions,
): Promise<MeetEmulator> {
  const users = [...organisers, ...staff.map(({ name, email }) => `${name} <${email}>`)];
  const emulator = await MeetEmulator.listen({ users });
  if (broken) emulator.set({ apiEnabled: false });
  return emulator;
}

/** The service's configuration for it. */
export function meetSettings(
  emulator: MeetEmulator,
  folder: string,
  { settings = '' }: MeetOptions,
): string {
  const key = `${folder}/google_key.json`;
  writeFileSync(key, JSON.stringify(emulator.makeKey()), { mode: 0o600 });
  return `
[call]
medium = "google_meet"
[meet]
credentials_file = "${key}"
organisers = ["${organisers.join('", "')}"]
api_url = "${emulator.url}"
${settings}
`;
}
