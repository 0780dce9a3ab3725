import { useState } from 'react';
import type { SeenProfile } from '../../shared/api/types';
import { Dialog } from '../../shared/ui/Dialog';
import { Photo } from '../Profile';
import { text } from '../text';

const words = text.profile;

/** The profile's photo beside the live face, as large: comparing them is what the call is for. */
export function FacePhoto({ profile }: { profile: SeenProfile }) {
  const [large, setLarge] = useState(false);
  const close = () => setLarge(false);
  return (
    <figure className="face-photo" data-testid="face-photo">
      <Photo profile={profile} enlarge={() => setLarge(true)} />
      <figcaption>{words.photoCaption}</figcaption>
      {large ? (
        <Dialog heading={words.photoCaption} testid="photo-large" onClose={close}>
          <Photo profile={profile} />
          <div>
            <button
              type="button"
              className="button button-main"
              data-testid="photo-close"
              onClick={close}
            >
              {words.close}
            </button>
          </div>
        </Dialog>
      ) : null}
    </figure>
  );
}
