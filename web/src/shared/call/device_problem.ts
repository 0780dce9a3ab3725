// Why there is no camera or microphone, from what the browser said. The words are the page's.

export type DeviceProblemKind =
  | 'insecure' // no mediaDevices: not https
  | 'denied' // this site may not use it
  | 'denied_by_system' // this site may, the browser itself may not
  | 'not_found'
  | 'in_use'
  | 'unknown';

export type Device = 'camera' | 'microphone';

export interface DeviceProblem {
  kind: DeviceProblemKind;
  /** Which one; null when both, or when it cannot be told. */
  device: Device | null;
}

export type Permission = 'granted' | 'denied' | 'prompt' | 'unknown';

export function deviceProblemKind(errorName: string, permission: Permission): DeviceProblemKind {
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
