import { areaWords, languagesOf, pageWords, readLocales } from './catalogue.mjs';

/** What the pages import of locales/, declared in src/shared/words/virtual.d.ts. */
const modules = ['virtual:languages', 'virtual:words/page', 'virtual:words/console'];

/**
 * Words for the pages: English as a part of them, every other language as a file that is fetched when it is shown. It is
 * data, not a script: a script that did not load once is not asked for again by every browser.
 * @returns {import('vite').Plugin}
 */
export function words() {
  let building = false;
  return {
    name: 'visavis-words',
    configResolved({ command }) {
      building = command === 'build';
    },
    resolveId: (id) => (modules.includes(id) ? `\0${id}` : null),
    load(id) {
      const name = id.startsWith('\0') ? id.slice(1) : '';
      if (!modules.includes(name)) return null;
      const locales = readLocales();
      if (name === 'virtual:words/page') return exported(pageWords(locales, 'en'));
      if (name === 'virtual:words/console') return exported(areaWords(locales, 'en', 'console'));
      const languages = languagesOf(locales).map((language) => {
        const { tag } = language;
        if (tag === 'en' || !building) return `{...${JSON.stringify(language)},address:null}`;
        const source = JSON.stringify(pageWords(locales, tag));
        const file = this.emitFile({ type: 'asset', name: `${tag}.json`, source });
        return `{...${JSON.stringify(language)},address:import.meta.ROLLUP_FILE_URL_${file}}`;
      });
      return `export const languages = [${languages.join(',')}];`;
    },
  };
}

/** A string that is parsed is quicker there than an object that is read as a script. @param {unknown} value */
function exported(value) {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(value))});`;
}

/** The library's own parser stays out of the pages. */
export const noParser = {
  '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js',
};
