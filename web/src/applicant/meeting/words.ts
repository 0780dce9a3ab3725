import joining from 'virtual:words/joining';
import { addEnglish } from '../words';

// Who reads `text.joining` takes `text` from here.

addEnglish({ joining });

export { text } from '../words';
