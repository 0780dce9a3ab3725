import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { promisify } from 'node:util';
import { places } from './places.ts';

const run = promisify(execFile);

/** What a fake camera shows and a fake microphone hears. Made by ffmpeg once, then kept. */
export interface Clip {
  video: string;
  sound: string;
}

// The version is part of the name: a changed recipe makes a new file.
const recipes = {
  /** Moves, and costs two browsers on few cores little: for everything that is not about quality. */
  light: ['testsrc2=size=640x360:rate=15:duration=4'],
  /** 720p at 30 frames/s with noise, which an encoder finds as hard as a real room. */
  noisy: ['testsrc2=size=1280x720:rate=30:duration=2,noise=alls=24:allf=t'],
  /** Every frame another picture, for counting them. */
  lively: ['testsrc2=size=640x360:rate=30:duration=2'],
  red: ['color=c=0xC02020:size=320x180:rate=10:duration=2'],
  green: ['color=c=0x20A020:size=320x180:rate=10:duration=2'],
  blue: ['color=c=0x2030C0:size=320x180:rate=10:duration=2'],
  yellow: ['color=c=0xD0C020:size=320x180:rate=10:duration=2'],
} as const;
export type Camera = keyof typeof recipes;

/** Two voices, so that no echo canceller takes the other for an echo. */
const voices = { low: 190, high: 310 } as const;
export type Voice = keyof typeof voices;

export async function clip(camera: Camera, voice: Voice): Promise<Clip> {
  const [recipe] = recipes[camera];
  const hertz = voices[voice];
  // Syllables: a steady tone would be taken for noise and removed.
  const syllables = `0.5*max(0,sin(2*PI*2.5*t))*(sin(2*PI*${hertz}*t)+0.5*sin(2*PI*${2 * hertz}*t)+0.3*sin(2*PI*${5 * hertz}*t))`;
  return {
    video: await made(`${camera}-1.y4m`, ['-f', 'lavfi', '-i', recipe, '-pix_fmt', 'yuv420p']),
    sound: await made(`${voice}-1.wav`, [
      '-f',
      'lavfi',
      '-i',
      `aevalsrc='${syllables}':s=48000:d=4`,
    ]),
  };
}

export async function made(name: string, recipe: string[]): Promise<string> {
  const file = `${places.clips}/${name}`;
  if (existsSync(file)) return file;
  mkdirSync(places.clips, { recursive: true });
  // Under its own name only when it is whole.
  const [, extension] = name.split('.');
  const part = `${places.clips}/making-${process.pid}-${name}.${extension}`;
  await run('ffmpeg', ['-v', 'error', '-y', ...recipe, part]);
  renameSync(part, file);
  return file;
}
