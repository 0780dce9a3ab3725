import { type RefObject, useEffect, useRef, useState } from 'react';
import { answered } from '../attempt';
import { secondsSince, serverNow } from '../api/clock';
import type { CallSnapshot } from '../call/call';
import { type OtherSide, unreached } from '../call/line';

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

const wake_lock_ms_max = 10_000;

function giveBack(lock: WakeLockSentinel | null): void {
  void answered(async () => lock?.release(), wake_lock_ms_max);
}

/** Keeps the screen on while `on`: a phone that sleeps loses the call. */
export function useWakeLock(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const take = async () => {
      if (document.visibilityState !== 'visible') return;
      const taken = await answered(() => navigator.wakeLock.request('screen'), wake_lock_ms_max);
      if (over) giveBack(taken);
      else lock = taken;
    };
    void take();
    document.addEventListener('visibilitychange', take);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', take);
      giveBack(lock);
    };
  }, [on]);
}

/** The seconds until `limit_seconds` after `since`, by the server's clock; null without `since`. */
export function useSecondsLeft(since: string | null, limit_seconds: number): number | null {
  const now_ms = useNow(since !== null);
  if (since === null) return null;
  return Math.min(limit_seconds, Math.max(0, limit_seconds - secondsSince(since, now_ms)));
}

/** Whose camera and microphone have had no way for so long that it has to be told. */
export function useUnreached(call: CallSnapshot, other: OtherSide): 'ours' | 'theirs' | null {
  const { searching_since_ms } = call;
  useNow(searching_since_ms !== null || other.unreachedSince !== null);
  return unreached(searching_since_ms, other);
}

/** For what the focus goes to when something closes: the button that opened it, or what replaces it. */
export function useFocusBack<E extends HTMLElement = HTMLButtonElement>(
  opened: boolean,
): RefObject<E | null> {
  const target = useRef<E>(null);
  const was = useRef(opened);
  useEffect(() => {
    if (was.current && !opened) target.current?.focus();
    was.current = opened;
  }, [opened]);
  return target;
}
