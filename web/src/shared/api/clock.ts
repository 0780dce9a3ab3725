// Cheap phones have wrong clocks. Every answer of the server carries a Date header, from which
// the difference is kept, so that elapsed times and countdowns follow the server's clock.

let offset_ms = 0;

export function noteServerDate(header: string | null, now_ms = Date.now()): void {
  if (!header) return;
  const server_ms = Date.parse(header);
  if (Number.isNaN(server_ms)) return;
  const difference_ms = server_ms - now_ms;
  // The header has whole seconds and the answer took time: a small difference is no difference.
  offset_ms = Math.abs(difference_ms) < 2000 ? 0 : difference_ms;
}

export function serverNow(): number {
  return Date.now() + offset_ms;
}

export function secondsSince(time: string, now_ms = serverNow()): number {
  const then_ms = Date.parse(time);
  return Number.isNaN(then_ms) ? 0 : Math.max(0, Math.floor((now_ms - then_ms) / 1000));
}

export function secondsUntil(time: string, now_ms = serverNow()): number {
  const then_ms = Date.parse(time);
  return Number.isNaN(then_ms) ? 0 : Math.max(0, Math.ceil((then_ms - now_ms) / 1000));
}
