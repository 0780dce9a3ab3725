import { attempt } from '../../shared/attempt';
import { createStore } from '../../shared/store';
import { webAddress } from '../../shared/ui/words';

// The window beside the console in which a call is held.

export const windowSizes = ['narrow', 'half', 'tab'] as const;
export type WindowSize = (typeof windowSizes)[number];

/** What became of the window of a call. */
interface Opening {
  call: string;
  opened: boolean;
}

interface Room {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Narrower, Meet hides its controls. */
const width_px_min = 420;

/** As `window.open` wants it: at the right edge of the room that the screen has. */
export function windowFeatures(size: WindowSize, room: Room): string {
  if (size === 'tab') return '';
  const share = size === 'half' ? 1 / 2 : 1 / 3;
  const width = Math.min(room.width, Math.max(width_px_min, Math.round(room.width * share)));
  const left = room.left + room.width - width;
  return `popup,left=${left},top=${room.top},width=${width},height=${room.height}`;
}

const size_kept_under = 'visavis_meeting_window';

/** On this computer, for every call. */
function keptSize(): WindowSize {
  const kept = attempt(() => localStorage.getItem(size_kept_under));
  return windowSizes.find((size) => size === kept) ?? 'half';
}

/**
 * Opened in a press and empty, since browsers let no other window open, and sent to the meeting when its address comes.
 * The meeting's page gets no hold of ours. Nor have we one of it: our page's opener policy parts the two as soon as it
 * is there, so every opening is a window of its own, and whether it is still open is not known.
 */
export class MeetingWindow {
  readonly size = createStore<WindowSize>(keptSize());
  readonly opening = createStore<Opening | null>(null);
  #window: Window | null = null;
  #ahead = false;

  choose(size: WindowSize): void {
    attempt(() => localStorage.setItem(size_kept_under, size));
    this.size.set(size);
  }

  /** In the press that accepts a call. `says`: what stands in it meanwhile. */
  openAhead(says: string): void {
    this.close();
    this.#window = opened(this.size.get(), says);
    this.#ahead = true;
  }

  /** The call is there; where no window was opened for it, nothing happens. */
  show(call: string, url: string): void {
    if (!this.#ahead) return;
    this.#ahead = false;
    this.#lead(call, url);
  }

  /** In a press, at any time in the call. */
  open(call: string, url: string, says: string): void {
    this.close();
    this.#window = opened(this.size.get(), says);
    this.#lead(call, url);
  }

  /** There is no call for it, or none any more. */
  close(): void {
    attempt(() => this.#window?.close());
    this.#window = null;
    this.#ahead = false;
  }

  #lead(call: string, url: string): void {
    const led = lead(this.#window, url);
    if (!led) this.close();
    this.opening.set({ call, opened: led });
  }
}

/** Null where it was blocked. */
function opened(size: WindowSize, says: string): Window | null {
  const blank = attempt(() => window.open('', '_blank', windowFeatures(size, roomHere())));
  attempt(() => {
    if (!blank) return;
    blank.document.title = says;
    blank.document.body.textContent = says;
  });
  return blank;
}

function lead(blank: Window | null, url: string): boolean {
  const address = webAddress(url);
  // Some blockers open a window and close it again.
  if (!blank || blank.closed || address === null) return false;
  return (
    attempt(() => {
      blank.opener = null;
      blank.location.replace(address);
      return true;
    }) ?? false
  );
}

function roomHere(): Room {
  // Where the screen begins beside others, is not known to every browser.
  const { availWidth, availHeight, availLeft, availTop } = screen as Screen & {
    availLeft?: number;
    availTop?: number;
  };
  return { left: availLeft ?? 0, top: availTop ?? 0, width: availWidth, height: availHeight };
}
