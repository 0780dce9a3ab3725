import type { Media } from '../../shared/call/media';
import { text } from '../words';

export function TryAgain({ media, reload = false }: { media: Media; reload?: boolean }) {
  return (
    <>
      <button
        type="button"
        className={reload ? 'button' : 'button button-main'}
        data-testid="device-try-again"
        onClick={() => void media.open()}
      >
        {text.check.again}
      </button>
      <button
        type="button"
        className={reload ? 'button button-main' : 'button'}
        data-testid="device-reload"
        onClick={() => location.reload()}
      >
        {text.check.reload}
      </button>
    </>
  );
}
