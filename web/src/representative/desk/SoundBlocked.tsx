import { useEffect, useState } from 'react';
import { answered } from '../../shared/attempt';
import { audioContext } from '../../shared/call/level';
import { Notice } from '../../shared/ui/Notice';
import { text } from '../text';

const words = text.sound;

/** Allowed, it runs within this; and a press that has not started it by then did not. */
const starts_ms_max = 2000;

/** A call would be offered in silence: browsers want a press before a page may sound, after a reload again. */
export function SoundBlocked() {
  const [blocked, setBlocked] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const audio = audioContext();
    if (!audio) return;
    const look = () => setBlocked(audio.state !== 'running' && audio.state !== 'closed');
    const timer = window.setTimeout(look, starts_ms_max);
    // Suspended it is at first everywhere, for a moment.
    const running = () => {
      if (audio.state === 'running') look();
    };
    // Any press will do; the button is there for who looks for one.
    const press = () => void audioContext();
    audio.addEventListener('statechange', running);
    window.addEventListener('click', press);
    return () => {
      clearTimeout(timer);
      audio.removeEventListener('statechange', running);
      window.removeEventListener('click', press);
    };
  }, []);
  if (!blocked) return null;
  const turnOn = async () => {
    const audio = audioContext();
    await answered(async () => audio?.resume(), starts_ms_max);
    setFailed(audio?.state !== 'running');
  };
  return (
    <div className="sound-blocked" role="alert">
      <Notice kind="warning" title={words.blocked} testid="sound-blocked">
        <p>{failed ? words.failed : words.what}</p>
        <div>
          <button
            type="button"
            className="button"
            data-testid="sound-on"
            onClick={() => void turnOn()}
          >
            {words.turnOn}
          </button>
        </div>
      </Notice>
    </div>
  );
}
