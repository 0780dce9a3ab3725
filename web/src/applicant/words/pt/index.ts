import { untilTranslated } from '../until_translated';

export const pt = untilTranslated({});
