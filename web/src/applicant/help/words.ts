import help from 'virtual:words/help';
import { addEnglish } from '../words';

// Who reads `text.help` takes `text` from here.

addEnglish({ help });

export { text } from '../words';
