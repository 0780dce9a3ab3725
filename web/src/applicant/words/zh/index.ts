import { untilTranslated } from '../until_translated';

export const zh = untilTranslated({});
