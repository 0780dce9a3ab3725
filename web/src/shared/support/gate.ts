import { type InApp, inAppOf, mayHaveCamera } from './in_app';

// What a browser must have before it may use up a link that works once.

export interface Features {
  secure: boolean;
  peer: boolean;
  camera: boolean;
  socket: boolean;
}

export type Gate = 'in_app' | 'cannot' | null;

export function missingFor(features: Features): string[] {
  const missing: string[] = [];
  if (!features.peer) missing.push('RTCPeerConnection');
  // Without https no browser shows it.
  if (!features.camera && features.secure) missing.push('getUserMedia');
  if (!features.socket) missing.push('WebSocket');
  return missing;
}

export function gateFor(missing: string[], app: InApp | null): Gate {
  if (app && (missing.length > 0 || !mayHaveCamera(app))) return 'in_app';
  return missing.length > 0 ? 'cannot' : null;
}

export function missingHere(): string[] {
  return missingFor({
    secure: window.isSecureContext,
    peer: 'RTCPeerConnection' in window,
    camera: Boolean(navigator.mediaDevices?.getUserMedia),
    socket: 'WebSocket' in window,
  });
}

export function gateHere(): Gate {
  return gateFor(missingHere(), inAppOf(navigator.userAgent));
}
