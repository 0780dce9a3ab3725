import { untilTranslated } from '../until_translated';

export const ar = untilTranslated({});
