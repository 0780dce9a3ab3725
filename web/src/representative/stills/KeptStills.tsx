import { useState } from 'react';
import type { KeptEvidence, ProfilePhoto } from '../../shared/api/types';
import { useAsk } from '../../shared/ui/ask';
import { lookAt } from '../evidence/requests';
import { Refusal } from '../Refusal';
import { text } from '../text';
import { keptPictures, profilePicture } from './stills';
import { StillViewer } from './StillViewer';
import { Thumbnail } from './Thumbnail';

const words = text.stills;

/** The pictures of a call, for who judges. A look at each is logged when they are opened. */
export function KeptStills(props: {
  evidence: KeptEvidence[];
  why: string;
  watcher: string;
  /** Of the profile, where it is known. */
  photo: ProfilePhoto | null;
}) {
  const { evidence, why, watcher, photo } = props;
  const [opened, setOpened] = useState<string | null>(null);
  const [seen, setSeen] = useState(false);
  const { busy, problem, ask } = useAsk();
  const pictures = keptPictures(evidence);
  if (pictures.length === 0) return null;
  const look = () =>
    void ask(async () => {
      await Promise.all(pictures.map(({ id }) => lookAt(id, why)));
      setSeen(true);
    });
  if (!seen)
    return (
      <>
        <button
          type="button"
          className="button"
          aria-disabled={busy}
          data-testid="see-stills"
          onClick={look}
        >
          {words.see({ count: pictures.length })}
        </button>
        <Refusal problem={problem} testid="see-stills-error" />
      </>
    );
  return (
    <div className="kept-stills">
      <ul className="still-strip" data-testid="still-strip">
        {pictures.map((picture) => (
          <li key={picture.id} className={`still still-${picture.tone}`}>
            <button
              type="button"
              className="still-open"
              aria-label={words.open({ of: picture.title })}
              data-testid="still-open"
              onClick={() => setOpened(picture.id)}
            >
              <Thumbnail picture={picture} testid="still-thumbnail" />
            </button>
            <strong data-testid="still-name">{picture.title}</strong>
            <span className="still-said" data-testid="still-said">
              {picture.said}
            </span>
          </li>
        ))}
      </ul>
      {opened !== null ? (
        <StillViewer
          pictures={[...pictures, ...(photo ? profilePicture(photo) : [])]}
          first={opened}
          watcher={watcher}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </div>
  );
}
