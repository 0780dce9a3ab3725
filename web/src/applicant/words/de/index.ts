import { untilTranslated } from '../until_translated';

export const de = untilTranslated({});
