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
import { status } from './status';
import { support } from './support';
import { slots } from './slots';
import { waiting } from './waiting';

// Everything that the applicant reads, an area a file. Another language is another object of this
// shape: values with parameters are functions, so that each language keeps its own word order.
export const en = {
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
