import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Plugin } from 'vite';
import { languagesOf, pageWords, readLocales } from './locales/catalogue.mjs';
import { HelpPage } from './src/applicant/help/HelpPage';
import { textOf } from './src/applicant/words/text_of';

/** Fills help.html with the article, and leaves a copy of it for every language: help/es.html. */
export function helpPages(): Plugin {
  return {
    name: 'visavis-help-pages',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['help.html'];
        if (page?.type !== 'asset') return;
        const frame = String(page.source);
        const articles = filled(frame);
        page.source = articles.get('en') ?? frame;
        for (const [language, source] of articles) {
          this.emitFile({ type: 'asset', fileName: `help/${language}.html`, source });
        }
      },
    },
  };
}

function filled(frame: string): Map<string, string> {
  const place = '<div id="page"></div>';
  if (!frame.includes(place)) throw new Error('help.html has no place for the article');
  const locales = readLocales();
  const languages = languagesOf(locales);
  const pages = languages.map(({ tag, direction, formats }): [string, string] => {
    const text = textOf(pageWords(locales, tag), { tag, formats });
    const article = renderToStaticMarkup(createElement(HelpPage, { text, languages }));
    const page = frame
      .replace('lang="en" dir="ltr"', `lang="${tag}" dir="${direction}"`)
      .replace(/<title>.*<\/title>/, () => `<title>${text.help.heading}</title>`)
      .replace(place, () => `<div id="page">${article}</div>`);
    return [tag, page];
  });
  return new Map(pages);
}
