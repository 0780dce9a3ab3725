/** An iPad says that it is a Macintosh, and no Macintosh has a touch screen. */
export function isIpad(userAgent: string, touchPoints: number): boolean {
  return /iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
}
