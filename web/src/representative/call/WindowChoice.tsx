import { useId } from 'react';
import { useStore } from '../../shared/store';
import { text } from '../text';
import { type MeetingWindow, windowSizes } from './meeting_window';

/** Asked before it opens: of another site's window the size cannot be read afterwards. */
export function WindowChoice({ meeting }: { meeting: MeetingWindow }) {
  const id = useId();
  const size = useStore(meeting.size);
  return (
    <div className="window-choice">
      <label htmlFor={id}>{text.meet.window}</label>
      <select
        id={id}
        value={size}
        data-testid="meeting-window"
        onChange={({ target }) => {
          const chosen = windowSizes.find((one) => one === target.value);
          if (chosen) meeting.choose(chosen);
        }}
      >
        {windowSizes.map((one) => (
          <option key={one} value={one}>
            {text.meet.sizes[one]}
          </option>
        ))}
      </select>
    </div>
  );
}
