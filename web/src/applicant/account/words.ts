import status from 'virtual:words/status';
import { addEnglish } from '../words';

// Who reads `text.status` takes `text` from here.

addEnglish({ status });

export { actionWords, inEnglish, reasonWords, text } from '../words';
