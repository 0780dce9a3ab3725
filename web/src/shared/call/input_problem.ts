// Why there is no camera or microphone, from what the browser said. The words are the page's.

export type InputProblemKind =
  | 'insecure' // no mediaDevices: not https
  | 'denied' // this site may not use it
  | 'denied_by_system' // this site may, the browser itself may not
  | 'not_found'
  | 'in_use'
  | 'unknown';

export type Input = 'camera' | 'microphone';

export interface InputProblem {
  kind: InputProblemKind;
  /** Which one; null when both, or when it cannot be told. */
  input: Input | null;
  /** What the browser said, for whoever knows the browser. */
  signal?: InputSignal;
}

export interface InputSignal {
  message: string;
  /** Of what was asked for. */
  permissions: Permission[];
  /** From the question to the answer: a person's takes time, a rule's does not. */
  waited_ms: number;
}

export type Permission = 'granted' | 'denied' | 'prompt' | 'unknown';

export function inputProblemKind(errorName: string, permission: Permission): InputProblemKind {
  switch (errorName) {
    case 'NotAllowedError':
    case 'SecurityError':
      return permission === 'granted' ? 'denied_by_system' : 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'not_found';
    case 'NotReadableError':
    case 'AbortError':
      return 'in_use';
    default:
      return 'unknown';
  }
}

export function sameProblem(one: InputProblem | null, other: InputProblem | null): boolean {
  return one?.kind === other?.kind && one?.input === other?.input;
}

/** What is known when the page looks again whether a problem is over. */
export interface SecondLook {
  permissions: Permission[];
  /** An input of each missing kind is plugged in now. */
  present: boolean;
  /** The person comes back to the page, perhaps from the settings. */
  returned: boolean;
}

/** Whether a new try may mend it and asks nothing of a person who is still reading the steps. */
export function worthAQuietTry({ kind }: InputProblem, look: SecondLook): boolean {
  const { permissions, present, returned } = look;
  if (kind === 'insecure') return false;
  if (kind === 'not_found') return present && !permissions.includes('denied');
  // Where the browser tells nothing, a look after their return is all that can be done.
  if (permissions.includes('unknown')) return returned;
  return permissions.every((permission) => permission === 'granted');
}
