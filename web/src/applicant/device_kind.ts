import { isIpad } from '../shared/support/ipad';

export type DeviceKind = 'computer' | 'phone';

/** What a browser tells of the machine it runs on. */
export interface Machine {
  userAgent: string;
  userAgentData?: { mobile: boolean };
  maxTouchPoints: number;
}

/** Only words depend on it. A tablet counts as a phone: it is picked up and pointed at a screen. */
export function deviceKind(machine: Machine = navigator): DeviceKind {
  const { userAgent, userAgentData, maxTouchPoints } = machine;
  if (userAgentData?.mobile || /Android|iPhone|iPod|Mobile/.test(userAgent)) return 'phone';
  return isIpad(userAgent, maxTouchPoints) ? 'phone' : 'computer';
}
