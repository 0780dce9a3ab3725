import type { Tab } from '../harness/tab.ts';

// What both sides of a call do beside seeing each other.

/** Opens the chat where it is behind a button. */
export async function opensChat(tab: Tab): Promise<void> {
  if (!(await tab.shows('chat'))) await tab.press('chat-toggle');
  await tab.see('chat');
}

export async function writes(tab: Tab, text: string): Promise<void> {
  await opensChat(tab);
  await tab.fill('chat-text', text);
  await tab.press('chat-send');
  await tab.read(':nth-last-child(1 of [data-testid="chat-me"])', new RegExp(text));
}

export async function readsFromOther(tab: Tab, text: RegExp): Promise<void> {
  await tab.read(':nth-last-child(1 of [data-testid="chat-peer"])', text);
}

/** Fetched, and drawn. */
export function seesPhoto(tab: Tab): Promise<true> {
  return tab.until(
    `${tab.who} to see the representative's photo`,
    () => {
      const photo = document.querySelector<HTMLImageElement>('[data-testid="avatar-photo"]');
      return (photo?.complete && photo.naturalWidth > 0) || undefined;
    },
    null,
  );
}
