import { answered } from '../attempt';
import { type Input, type InputProblem, inputProblemKind, type Permission } from './input_problem';
import { stopAll } from './tracks';

// What is wrong with camera or microphone, found out by asking the browser.

/** Nobody is asked any more: what takes longer takes for ever. */
const answer_ms_max = 5000;

/** A failure of both may be the fault of one: try each alone. */
export async function diagnose(error: unknown, waited_ms: number): Promise<InputProblem> {
  const name = nameOf(error);
  const permissions = await Promise.all([permissionFor('camera'), permissionFor('microphone')]);
  const signal = { message: messageOf(error), permissions, waited_ms };
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    const both = permissions.every((permission) => permission === 'granted');
    const refused = permissions.filter((permission) => permission === 'denied').length;
    const input = refused === 1 ? (permissions[0] === 'denied' ? 'camera' : 'microphone') : null;
    return { kind: inputProblemKind(name, both ? 'granted' : 'unknown'), input, signal };
  }
  const camera = await tryAlone({ video: true });
  const microphone = await tryAlone({ audio: true });
  const one = (found: string, input: Input): InputProblem => {
    return { kind: inputProblemKind(found, 'unknown'), input, signal };
  };
  if (camera && !microphone) return one(camera, 'camera');
  if (microphone && !camera) return one(microphone, 'microphone');
  return { kind: inputProblemKind(name, 'unknown'), input: null, signal };
}

/** The same where one alone was asked for. */
export async function diagnoseOne(
  input: Input,
  error: unknown,
  waited_ms: number,
): Promise<InputProblem> {
  const permission = await permissionFor(input);
  const signal = { message: messageOf(error), permissions: [permission], waited_ms };
  return { kind: inputProblemKind(nameOf(error), permission), input, signal };
}

/** Safari's `query` may lack the names: then it is unknown, and asking is the way to find out. */
export async function permissionFor(input: Input): Promise<Permission> {
  const status = await answered(
    () => navigator.permissions.query({ name: input as PermissionName }),
    answer_ms_max,
  );
  return status?.state ?? 'unknown';
}

async function tryAlone(constraints: MediaStreamConstraints): Promise<string | null> {
  const tried = async () => {
    try {
      stopAll(await navigator.mediaDevices.getUserMedia(constraints));
      return null;
    } catch (error) {
      return nameOf(error);
    }
  };
  return answered(tried, answer_ms_max);
}

export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
