import type { Media } from '../../shared/call/media';
import { useStore } from '../../shared/store';
import { phoneComesFirst } from '../phone/UsePhone';
import { text } from '../words';

export function TryAgain({ media, reload = false }: { media: Media; reload?: boolean }) {
  const main = phoneComesFirst(useStore(media.store)) ? 'button' : 'button button-main';
  return (
    <>
      <button
        type="button"
        className={reload ? 'button' : main}
        data-testid="device-try-again"
        onClick={() => void media.open()}
      >
        {text.check.again}
      </button>
      <button
        type="button"
        className={reload ? main : 'button'}
        data-testid="device-reload"
        onClick={() => location.reload()}
      >
        {text.check.reload}
      </button>
    </>
  );
}
