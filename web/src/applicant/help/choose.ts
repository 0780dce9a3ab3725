import { preferred } from '../words/preferred';

// /help is English, for those without JavaScript; /help/en is English for those who chose it.
const language = preferred();
if (location.pathname === '/help' && language !== 'en') location.replace(`/help/${language}`);
