import { untilTranslated } from '../until_translated';

export const uk = untilTranslated({});
