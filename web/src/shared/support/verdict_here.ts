import { hereInFull } from './browser';
import { type SupportWindow, type Verdict, verdictOn } from './verdict';
import data from './window.json';

export async function verdictHere(): Promise<Verdict> {
  return verdictOn(await hereInFull(), data as SupportWindow, Date.now());
}
