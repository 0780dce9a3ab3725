import { untilTranslated } from '../until_translated';

export const fr = untilTranslated({});
