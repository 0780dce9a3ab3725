import { untilTranslated } from '../until_translated';
import { aside } from './aside';
import { common } from './common';
import { help } from './help';
import { intro } from './intro';
import { reasons } from './reasons';
import { result } from './result';

export const ar = untilTranslated({ ...common, ...intro, ...result, reasons, aside, help });
