import { answered } from '../attempt';
import {
  type Input,
  type InputProblem,
  type InputProblemKind,
  inputProblemKind,
  type InputSignal,
  type Permission,
} from './input_problem';
import { answer_ms_max, nameOf, permissionFor, saidBy } from './permission';
import { plugged } from './plugged';
import { stopAll } from './tracks';

// What is wrong with camera or microphone, found out by asking the browser.

/** A failure of both may be the fault of one: try each alone. */
export async function diagnose(error: unknown, waited_ms: number): Promise<InputProblem> {
  const name = nameOf(error);
  const permissions = await Promise.all([permissionFor('camera'), permissionFor('microphone')]);
  const signal = { message: saidBy(error, 'message'), permissions, waited_ms };
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    const both = permissions.every((permission) => permission === 'granted');
    const refused = permissions.filter((permission) => permission === 'denied').length;
    const input = refused === 1 ? (permissions[0] === 'denied' ? 'camera' : 'microphone') : null;
    return { kind: inputProblemKind(name, both ? 'granted' : 'unknown'), input, signal };
  }
  const camera = await tryAlone({ video: true });
  const microphone = await tryAlone({ audio: true });
  const listed = await listedInputs();
  const one = (found: string, input: Input): InputProblem => {
    const permission = permissions[input === 'camera' ? 0 : 1];
    return { ...listedOrMissing(found, listed.has(input), permission, signal), input };
  };
  if (camera && !microphone) return one(camera, 'camera');
  if (microphone && !camera) return one(microphone, 'microphone');
  if (!camera) return { kind: kindOfBoth(name), input: null, signal };
  const both = listed.has('camera') && listed.has('microphone');
  const granted = permissions.every((permission) => permission === 'granted');
  return {
    ...listedOrMissing(name, both, granted ? 'granted' : 'unknown', signal),
    input: null,
  };
}

/** Each alone opens: then neither is missing. */
function kindOfBoth(name: string): InputProblemKind {
  const kind = inputProblemKind(name, 'unknown');
  return kind === 'not_found' ? 'unknown' : kind;
}

/** Firefox for Android, and web views: not found, they say, of a camera that they list and may not use. */
function listedOrMissing(
  name: string,
  listed: boolean,
  permission: Permission | undefined,
  signal: InputSignal,
): Pick<InputProblem, 'kind' | 'signal'> {
  if (name !== 'NotFoundError' || !listed)
    return { kind: inputProblemKind(name, permission ?? 'unknown'), signal };
  // However long that took, it was not a person who closed a question.
  return {
    kind: inputProblemKind('NotAllowedError', permission ?? 'unknown'),
    signal: { ...signal, waited_ms: 0 },
  };
}

async function listedInputs(): Promise<Set<Input>> {
  const kinds = new Set((await plugged()).map(({ kind }) => kind));
  const inputs: Input[] = [];
  if (kinds.has('videoinput')) inputs.push('camera');
  if (kinds.has('audioinput')) inputs.push('microphone');
  return new Set(inputs);
}

/** The same where one alone was asked for. */
export async function diagnoseOne(
  input: Input,
  error: unknown,
  waited_ms: number,
): Promise<InputProblem> {
  const permission = await permissionFor(input);
  const signal = { message: saidBy(error, 'message'), permissions: [permission], waited_ms };
  const listed = (await listedInputs()).has(input);
  return { ...listedOrMissing(nameOf(error), listed, permission, signal), input };
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
