import { createInterface } from 'node:readline';

/** Reads what is to be done, one JSON line after the other, and answers each: ../README.md. */
export async function obey(side) {
  for await (const line of createInterface({ input: process.stdin })) {
    const { do: what, ...told } = JSON.parse(line);
    process.stdout.write(`${JSON.stringify(await side[what](told))}\n`);
  }
}
