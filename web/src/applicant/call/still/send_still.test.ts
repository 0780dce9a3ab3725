import { expect, test } from 'vitest';
import { Problem } from '../../../shared/api/problem';
import { sendStill } from './send_still';

const file = new Blob(['abcdefghij']);
const unlessRefused = ({ status }: Problem) => status !== 409;
const noWait = () => Promise.resolve();

async function read(blob: Blob): Promise<string> {
  return new TextDecoder().decode(await blob.arrayBuffer());
}

test('every part is sent, the last one with what is left', async () => {
  const parts = new Map<number, string>();
  const send = async (number: number, bytes: Blob) => {
    parts.set(number, await read(bytes));
    return 0;
  };
  expect(await sendStill({ file, part_bytes: 4, send, again: () => false, wait: noWait })).toBe(
    true,
  );
  expect(Object.fromEntries(parts)).toEqual({ 0: 'abcd', 1: 'efgh', 2: 'ij' });
});

test('a part that is lost is sent again, and only that', async () => {
  const tried: number[] = [];
  const send = async (number: number) => {
    tried.push(number);
    if (number === 1 && tried.filter((one) => one === 1).length < 3)
      throw new Problem({ code: 'unreachable' });
    return 0;
  };
  expect(await sendStill({ file, part_bytes: 4, send, again: () => true, wait: noWait })).toBe(
    true,
  );
  expect(tried.toSorted()).toEqual([0, 1, 1, 1, 2]);
});

test('a refusal ends it', async () => {
  let tries = 0;
  const send = () => {
    tries += 1;
    return Promise.reject(new Problem({ code: 'still_not_wanted', status: 409 }));
  };
  expect(await sendStill({ file, part_bytes: 1, send, again: unlessRefused, wait: noWait })).toBe(
    false,
  );
  expect(tries, 'no more than were on their way').toBeLessThanOrEqual(4);
});
