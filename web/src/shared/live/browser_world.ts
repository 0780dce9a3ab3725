import { ask } from '../api/http';
import { asProblem } from '../api/problem';
import type { LiveWorld, Refused, Socket } from './live';

/** What of a Live is woken. */
interface Sleeper {
  hurry(): void;
  networkChanged(): void;
}

/** `path`: asked anew for every connection. */
export function browserWorld(path: () => string, sessionEnded: () => Promise<boolean>): LiveWorld {
  return {
    openSocket: () => webSocket(new URL(path(), location.href)),
    setTimer: (ms, then) => window.setTimeout(then, ms),
    clearTimer: (timer) => window.clearTimeout(timer),
    random: Math.random,
    steady_ms: () => performance.now(),
    whyRefused: async () =>
      (await busyAt(path())) ?? ((await sessionEnded()) ? { is: 'ended' } : null),
  };
}

const retry_after_seconds_default = 5;

/** The door of the WebSocket tells whoever only asks whether there is a place. */
async function busyAt(path: string): Promise<Refused | null> {
  try {
    await ask('GET', path);
  } catch (error) {
    const { code, retryAfterSeconds } = asProblem(error);
    if (code === 'busy')
      return { is: 'busy', retry_after_seconds: retryAfterSeconds ?? retry_after_seconds_default };
  }
  return null;
}

/** Wakes the socket when the browser says that the network or the page is back; then says so too. */
export function hurryOnWake(live: Sleeper, networkChanged: () => void): void {
  const changed = () => {
    live.networkChanged();
    networkChanged();
  };
  window.addEventListener('online', changed);
  onOtherNetwork(changed);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') live.hurry();
  });
  window.addEventListener('pageshow', () => live.hurry());
}

/** From Wi-Fi to the phone's network, where a browser tells. It also tells when only the speed changed. */
function onOtherNetwork(changed: () => void): void {
  type Connection = EventTarget & { type?: string };
  const { connection } = navigator as Navigator & { connection?: Connection };
  let type = connection?.type;
  connection?.addEventListener?.('change', () => {
    if (connection.type === type) return;
    type = connection.type;
    if (type !== 'none') changed();
  });
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
