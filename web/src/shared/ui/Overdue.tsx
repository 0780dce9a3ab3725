import type { Media } from '../call/media';
import { Notice } from './Notice';

/** Some browsers hide their question for camera and microphone behind a sign, and some never answer at all. */
export function Overdue(props: {
  media: Media;
  words: { overdue: string; what: string; stopWaiting: string };
}) {
  const { media, words } = props;
  return (
    <Notice kind="warning" title={words.overdue} testid="device-overdue">
      <p>{words.what}</p>
      <button
        type="button"
        className="button"
        data-testid="stop-waiting"
        onClick={() => media.giveUp()}
      >
        {words.stopWaiting}
      </button>
    </Notice>
  );
}
