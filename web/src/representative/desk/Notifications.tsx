import { useEffect, useState } from 'react';
import { text } from '../text';
import { askToNotify, notifying } from './notification';

const words = text.notifications;

/** Asked for by a press, as browsers want it, and said where it stands. */
export function NotificationsAsk() {
  const [now, setNow] = useState(notifying);
  useEffect(() => {
    // Allowed or blocked meanwhile, in the browser's own settings.
    const look = () => setNow(notifying());
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);
  if (now === 'unsupported') return null;
  return (
    <div className="notifications">
      <p className="fine" role="status" data-testid="notifications">
        {words[now]}
      </p>
      {now === 'default' ? (
        <button
          type="button"
          className="button"
          data-testid="notifications-on"
          onClick={() => void askToNotify().then(setNow)}
        >
          {words.turnOn}
        </button>
      ) : null}
    </div>
  );
}
