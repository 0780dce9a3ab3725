// Chapters of a call as WebVTT (w3.org/TR/webvtt1): beside the recording, never in its picture.

const two = (n: number) => String(n).padStart(2, '0');

function timestamp(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  const [hours, minutes, seconds] = [whole / 3_600_000, (whole / 60_000) % 60, (whole / 1000) % 60];
  const clock = [hours, minutes, seconds].map((one) => two(Math.floor(one))).join(':');
  return `${clock}.${String(whole % 1000).padStart(3, '0')}`;
}

/** A cue's text is one line, and no markup. */
function cueText(words: string): string {
  return words
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Each chapter lasts until the next; what happens at one moment is one chapter. In their order. */
export function vttOf(marks: { at_ms: number; words: string }[], length_ms: number): string {
  const starts = [...new Set(marks.map(({ at_ms }) => Math.round(at_ms)))];
  const cues = starts.map((start, index) => {
    const end = starts[index + 1] ?? Math.max(length_ms, start + 1);
    const here = marks.filter(({ at_ms }) => Math.round(at_ms) === start);
    const words = here.map((one) => cueText(one.words)).join(' · ');
    return `\n${timestamp(start)} --> ${timestamp(end)}\n${words}\n`;
  });
  return `WEBVTT\n${cues.join('')}`;
}
