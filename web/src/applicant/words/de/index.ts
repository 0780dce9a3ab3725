import type { Text } from '..';
import { appeal } from './appeal';
import { aside } from './aside';
import { call } from './call';
import { check } from './check';
import { common } from './common';
import { help } from './help';
import { intro } from './intro';
import { line } from './line';
import { phone } from './phone';
import { reasons } from './reasons';
import { recovery } from './recovery';
import { result } from './result';
import { slots } from './slots';
import { status } from './status';
import { support } from './support';
import { waiting } from './waiting';

export const de: Text = {
  ...common,
  ...intro,
  ...check,
  ...recovery,
  ...support,
  ...waiting,
  ...slots,
  ...call,
  ...result,
  appeal,
  aside,
  help,
  line,
  phone,
  reasons,
  status,
};
