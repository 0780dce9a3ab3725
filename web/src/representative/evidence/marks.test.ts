import { expect, test } from 'vitest';
import { type Mark, markAfter, markAt, markBefore, marksIn } from './marks';
import type { Part, RecordedCall } from './playback';
import { vttOf } from './vtt';

const part = (from_ms: number, until_ms: number): Part => ({
  evidence: `evd_${from_ms}`,
  from_ms,
  until_ms,
  whole: true,
});

function call(applicant: Part[], representative: Part[], length_ms: number): RecordedCall {
  const sides = { applicant, representative };
  return {
    call: 'call_1',
    began: '2026-11-20T12:00:00.000Z',
    length_ms,
    sides,
    growing: false,
    gone: false,
    held_since: null,
  };
}

const told = (marks: Mark[]) => marks.map(({ kind, side, at_ms }) => `${at_ms} ${side} ${kind}`);

test('who came, went and was back', () => {
  const one = call(
    [part(500, 20_000), part(50_000, 90_000)],
    [part(0, 60_000), part(60_300, 80_000)],
    90_000,
  );
  expect(told(marksIn(one))).toEqual([
    '0 representative came',
    '500 applicant came',
    '20000 applicant went',
    '50000 applicant back',
    '80000 representative went',
  ]);
});

test('a new file is not a new arrival, nor is one that another covers', () => {
  const moved = [part(0, 30_000), part(10_000, 20_000), part(31_000, 60_000)];
  expect(told(marksIn(call(moved, [], 60_500)))).toEqual(['0 applicant came']);
  expect(marksIn(call([], [], 0))).toEqual([]);
});

test('from mark to mark', () => {
  const marks = marksIn(call([part(0, 20_000), part(50_000, 90_000)], [], 90_000));
  expect([0, 19_999, 20_000, 89_000].map((at) => markAt(marks, at))).toEqual([0, 0, 1, 2]);
  expect(markAt(marks, -1)).toBe(-1);
  expect([0, 20_000, 50_000].map((at) => markAfter(marks, at))).toEqual([
    20_000,
    50_000,
    undefined,
  ]);
  expect([0, 20_500, 50_000].map((at) => markBefore(marks, at))).toEqual([undefined, 0, 20_000]);
});

test('chapters are WebVTT', () => {
  const chapters = [
    { at_ms: 0, words: 'Applicant joins' },
    { at_ms: 0, words: 'Representative joins' },
    { at_ms: 3_725_040, words: 'a <b> & c\n--> d' },
  ];
  expect(vttOf(chapters, 4_000_000)).toBe(
    'WEBVTT\n\n00:00:00.000 --> 01:02:05.040\nApplicant joins · Representative joins\n' +
      '\n01:02:05.040 --> 01:06:40.000\na &lt;b&gt; &amp; c --&gt; d\n',
  );
  expect(vttOf([], 10)).toBe('WEBVTT\n');
});
