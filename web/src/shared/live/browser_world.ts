import type { Live, LiveWorld, Socket } from './live';

export function browserWorld(path: string, sessionEnded: () => Promise<boolean>): LiveWorld {
  return {
    openSocket: () => webSocket(new URL(path, location.href)),
    setTimer: (ms, then) => window.setTimeout(then, ms),
    clearTimer: (timer) => window.clearTimeout(timer),
    random: Math.random,
    sessionEnded,
  };
}

/** Wakes the line when the browser says that the network or the page is back. */
export function hurryOnWake(live: Live): void {
  window.addEventListener('online', () => live.networkChanged());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') live.hurry();
  });
  window.addEventListener('pageshow', () => live.hurry());
}

function webSocket(url: URL): Socket {
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const ws = new WebSocket(url);
  const socket: Socket = {
    send: (text) => ws.send(text),
    close: () => ws.close(),
    onopen: null,
    onmessage: null,
    onclose: null,
  };
  ws.addEventListener('open', () => socket.onopen?.());
  ws.addEventListener('message', (event) => socket.onmessage?.(String(event.data)));
  ws.addEventListener('close', (event) => socket.onclose?.(event.code));
  return socket;
}
