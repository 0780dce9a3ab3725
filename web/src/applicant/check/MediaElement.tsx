import { useEffect, useRef } from 'react';
import { audioContext } from '../../shared/call/level';
import type { Media } from '../../shared/call/media';
import { stopAll } from '../../shared/call/tracks';

/** `<usermedia>` of Chromium since 151: a control of the browser, which also asks those who said no. */
interface UserMedia extends HTMLElement {
  readonly stream: MediaStream | null;
  readonly error: unknown;
  setConstraints(constraints: { video: MediaTrackConstraints; audio: MediaTrackConstraints }): void;
}

export function hasMediaElement(): boolean {
  return 'HTMLUserMediaElement' in window;
}

/** Faster than a person: then nobody was asked, and the script's way may still do. */
const nobody_answered_ms = 400;
/** The control ignores presses while anything moves over it. */
const stuck_ms = 4000;

/** The browser's own control in our place. `stuck` when it was pressed and nothing came of it. */
export function MediaElement(props: { media: Media; testid: string; stuck?: () => void }) {
  const { media, testid, stuck } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current || !hasMediaElement()) return;
    const element = document.createElement('usermedia') as UserMedia;
    element.className = 'media-element';
    element.dataset['testid'] = testid;
    try {
      element.setConstraints(media.constraints());
    } catch {
      // Another one than we know: the script's way does it.
      stuck?.();
      return;
    }
    let pressed_ms = 0;
    let timer = 0;
    let over = false;
    element.addEventListener('click', () => {
      pressed_ms = performance.now();
      audioContext();
      window.clearTimeout(timer);
      if (stuck) timer = window.setTimeout(stuck, stuck_ms);
    });
    element.addEventListener('stream', () => {
      window.clearTimeout(timer);
      // Allowed when the page had gone on without it: then nobody wants the camera.
      if (over) stopAll(element.stream);
      else if (element.stream) media.adopt(element.stream);
    });
    for (const failed of ['error', 'cancel']) {
      element.addEventListener(failed, () => {
        window.clearTimeout(timer);
        if (over) return;
        const waited_ms = performance.now() - pressed_ms;
        if (waited_ms < nobody_answered_ms) void media.open();
        else void media.refused(element.error, waited_ms);
      });
    }
    place.current.append(element);
    return () => {
      over = true;
      window.clearTimeout(timer);
      element.remove();
    };
  }, [media, testid, stuck]);
  return <div ref={place} className="media-element-place" />;
}
