import { untilTranslated } from '../until_translated';

export const hi = untilTranslated({});
