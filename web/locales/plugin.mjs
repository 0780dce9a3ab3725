import {
  areaWords,
  entryWords,
  fetchedLater,
  languagesOf,
  localeFiles,
  onlyEnglish,
  pageWords,
  readLocales,
} from './catalogue.mjs';

/**
 * Words for the pages, as src/shared/words/virtual.d.ts declares them: English as a part of them and of the screens that
 * are fetched later, every other language as a file that is fetched when it is shown. It is data, not a script: a script
 * that did not load once is not asked for again by every browser.
 * @returns {import('vite').Plugin}
 */
export function words() {
  let building = false;
  return {
    name: 'visavis-words',
    configResolved({ command }) {
      building = command === 'build';
    },
    resolveId: { filter: { id: /^virtual:(languages|words\/)/ }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: /^\0virtual:(languages|words\/)/ },
      handler(id) {
        for (const path of localeFiles()) this.addWatchFile(path);
        const locales = readLocales();
        if (id.endsWith('words/page')) return exported(entryWords(locales));
        const alone = [...fetchedLater, ...onlyEnglish].find((area) =>
          id.endsWith(`words/${area}`),
        );
        if (alone) return exported(areaWords(locales, 'en', alone));
        const languages = languagesOf(locales).map((language) => {
          const { tag } = language;
          if (tag === 'en' || !building) return `{...${JSON.stringify(language)},address:null}`;
          const source = JSON.stringify(pageWords(locales, tag));
          const file = this.emitFile({ type: 'asset', name: `${tag}.json`, source });
          return `{...${JSON.stringify(language)},address:import.meta.ROLLUP_FILE_URL_${file}}`;
        });
        return `export const languages = [${languages.join(',')}];`;
      },
    },
  };
}

/** @param {unknown} value */
function exported(value) {
  return `export default ${JSON.stringify(value)};`;
}

/** The library's own parser stays out of the pages. */
export const noParser = {
  '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js',
};
