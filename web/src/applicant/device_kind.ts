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
  if (userAgentData?.mobile || /Android|iPhone|iPad|iPod|Mobile/.test(userAgent)) return 'phone';
  // An iPad says that it is a Macintosh, and no Macintosh has a touch screen.
  return /Macintosh/.test(userAgent) && maxTouchPoints > 1 ? 'phone' : 'computer';
}
