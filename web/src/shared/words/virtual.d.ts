// What locales/plugin.mjs makes of the folders in locales/.

declare module 'virtual:languages' {
  /** English first. `address` is where the words of the applicant's page are; English ones are in the page. */
  export const languages: {
    tag: string;
    name: string;
    direction: 'ltr' | 'rtl';
    /** The tag by which numbers and plurals are formed. */
    formats: string;
    address: string | null;
  }[];
}

declare module 'virtual:words/page' {
  const words: import('./opened').Compiled;
  export default words;
}

declare module 'virtual:words/help' {
  const words: import('./opened').Compiled;
  export default words;
}

declare module 'virtual:words/joining' {
  const words: import('./opened').Compiled;
  export default words;
}

declare module 'virtual:words/status' {
  const words: import('./opened').Compiled;
  export default words;
}

declare module 'virtual:words/console' {
  const words: import('./opened').Compiled;
  export default words;
}
