import type { Problem } from '../../../shared/api/problem';

// A file on its way to the service, in parts: each is sent until it is there, over whatever network
// there is by then. Nothing of a browser here.

/** Sends one part; resolves with how many are still missing, rejects with a Problem. */
type SendPart = (number: number, bytes: Blob) => Promise<number>;

interface Sending {
  file: Blob;
  part_bytes: number;
  send: SendPart;
  /** Whether to go on after this: false, and it is over. */
  again: (problem: Problem) => boolean;
  wait: (ms: number) => Promise<void>;
}

const lanes = 4;
const wait_ms = [300, 1000, 2000, 4000] as const;

/** True once all of it is there. */
export async function sendStill(sending: Sending): Promise<boolean> {
  const { file, part_bytes } = sending;
  const count = Math.ceil(file.size / part_bytes);
  let next = 0;
  let failed = false;
  const lane = async () => {
    while (next < count && !failed) {
      const number = next;
      next += 1;
      const bytes = file.slice(number * part_bytes, (number + 1) * part_bytes);
      if (!(await sent(sending, number, bytes, () => failed))) failed = true;
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, count) }, lane));
  return !failed;
}

async function sent(
  { send, again, wait }: Sending,
  number: number,
  bytes: Blob,
  over: () => boolean,
): Promise<boolean> {
  for (let tries = 0; !over(); tries += 1) {
    try {
      await send(number, bytes);
      return true;
    } catch (error) {
      if (!again(error as Problem)) return false;
      await wait(wait_ms[Math.min(tries, wait_ms.length - 1)] ?? 4000);
    }
  }
  return false;
}
