import { attempt } from '../../shared/attempt';
import { fulfil, type Language } from './languages';

const remembered_under = 'visavis_language';

/** The address wins, then what was chosen here before. */
function chosen(): Language | null {
  return fulfil([new URLSearchParams(location.search).get('lang'), remembered()]);
}

/** What was chosen, else what the browser wishes. */
export function preferred(): Language {
  return chosen() ?? fulfil(navigator.languages ?? []) ?? 'en';
}

export function remember(language: Language): void {
  // Without storage it holds until the page is closed.
  attempt(() => localStorage.setItem(remembered_under, language));
}

function remembered(): string | null {
  return attempt(() => localStorage.getItem(remembered_under));
}
