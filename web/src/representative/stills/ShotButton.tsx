import { Icon } from '../../shared/ui/Icon';
import { text } from '../text';
import { nameOf } from './still_words';
import type { Taking } from './useTaking';

const words = text.stills;

/** On the applicant's picture: what is seen is taken. */
export function ShotButton({ of, able, take }: Taking) {
  const label = words.takeOf({ of: nameOf(of) });
  return (
    <button
      type="button"
      className="stage-shot"
      aria-label={label}
      title={label}
      aria-disabled={!able}
      data-testid="shot"
      onClick={take}
    >
      <Icon name="photo" />
    </button>
  );
}
