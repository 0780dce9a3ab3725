import type { Caption } from '../../shared/api/types';
import { wordsFor } from '../../shared/words/opened';
import { Announcer } from '../../shared/ui/Announcer';
import { Icon } from '../../shared/ui/Icon';
import { usePart } from '../../shared/ui/later';
import { Part } from '../../shared/part';
import { text } from '../words';

const drawings = new Part(() => import('./Gesture'));

/** What the representative asks for now, for those who read it more easily than they hear it. */
export function CallCaption({ now }: { now: Caption | null }) {
  const words = text.call.now;
  const shown = now ? captionWords(now) : '';
  // There by the time that it is wanted: a call begins without it. The words say it all.
  const part = usePart(drawings);
  return (
    <>
      {now ? (
        <div className={`caption caption-${now.kind}`} data-testid="call-now" data-kind={now.kind}>
          <Icon name={now.kind} />
          <div className="caption-words">
            <span className="caption-kind">{words.kinds[now.kind]}</span>
            <p dir="auto">{shown}</p>
          </div>
          {part ? <part.Gesture name={now.gesture} /> : null}
        </div>
      ) : null}
      <Announcer text={now ? `${words.kinds[now.kind]}: ${shown}` : ''} />
    </>
  );
}

/** Questions are the representative's own, in English; the rest we know, and say in the page's language. */
function captionWords(now: Caption): string {
  const words = text.call.now;
  switch (now.kind) {
    case 'consent':
      return words.consent;
    case 'question':
      return now.text;
    case 'challenge':
      return wordsFor(words.gestures, now.gesture ?? '') ?? now.text;
    case 'document':
      return words.document;
  }
}
