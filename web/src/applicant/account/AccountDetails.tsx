// What was, and what is kept: loaded with the page that shows it.

export { AccountCalls } from './AccountCalls';
export { AccountData } from './AccountData';
