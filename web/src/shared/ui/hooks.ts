import { useEffect, useState } from 'react';
import { serverNow } from '../api/clock';

/** The title of the tab; blinking between two while `alert` is given, for a tab in the back. */
export function useTitle(title: string, alert: string | null = null): void {
  useEffect(() => {
    document.title = alert ?? title;
    if (alert === null) return;
    const timer = window.setInterval(() => {
      document.title = document.title === alert ? title : alert;
    }, 1200);
    return () => window.clearInterval(timer);
  }, [title, alert]);
}

/** The server's time in milliseconds, anew every second while `on`. */
export function useNow(on = true): number {
  const [now_ms, setNow] = useState(serverNow);
  useEffect(() => {
    if (!on) return;
    const timer = window.setInterval(() => setNow(serverNow()), 1000);
    return () => window.clearInterval(timer);
  }, [on]);
  return now_ms;
}

/** Keeps the screen on while `on`: a phone that sleeps loses the call. */
export function useWakeLock(on: boolean): void {
  useEffect(() => {
    if (!on || !('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const take = async () => {
      if (document.visibilityState !== 'visible') return;
      const taken = await navigator.wakeLock.request('screen').catch(() => null);
      if (over) void taken?.release();
      else lock = taken;
    };
    void take();
    document.addEventListener('visibilitychange', take);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', take);
      void lock?.release();
    };
  }, [on]);
}

/** Counts down from `seconds` while `on`; null while it is not. */
export function useSecondsLeft(on: boolean, seconds: number): number | null {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    if (!on) return;
    const since = Date.now();
    const timer = window.setInterval(
      () => setPassed(Math.floor((Date.now() - since) / 1000)),
      1000,
    );
    return () => {
      window.clearInterval(timer);
      setPassed(0);
    };
  }, [on]);
  return on ? Math.max(0, seconds - passed) : null;
}
