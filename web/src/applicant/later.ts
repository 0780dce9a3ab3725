import { laterIn } from '../shared/ui/later';
import { text } from './words';

/** Why a part does not come, in the applicant's language. */
export function missingWords() {
  const { refused, link, broken } = text.common;
  return { unreachable: refused.unreachable, again: link.again, reload: broken };
}

/** A screen or a section in a file of its own, fetched when it is first shown. */
export const later = laterIn(missingWords);
