import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Plugin } from 'vite';
import { HelpPage } from './src/applicant/help/HelpPage';
import type { Text } from './src/applicant/words';
import { ar } from './src/applicant/words/ar';
import { de } from './src/applicant/words/de';
import { en } from './src/applicant/words/en';
import { es } from './src/applicant/words/es';
import { fr } from './src/applicant/words/fr';
import { hi } from './src/applicant/words/hi';
import { directionOf, everyLanguage, type Language } from './src/applicant/words/languages';
import { pt } from './src/applicant/words/pt';
import { uk } from './src/applicant/words/uk';
import { zh } from './src/applicant/words/zh';

const catalogues: Record<Language, Text> = { en, es, pt, fr, de, uk, hi, ar, zh };

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
        page.source = filled(frame, 'en');
        for (const language of everyLanguage) {
          this.emitFile({
            type: 'asset',
            fileName: `help/${language}.html`,
            source: filled(frame, language),
          });
        }
      },
    },
  };
}

function filled(frame: string, language: Language): string {
  const text = catalogues[language];
  const article = renderToStaticMarkup(createElement(HelpPage, { text, language }));
  const place = '<div id="page"></div>';
  if (!frame.includes(place)) throw new Error('help.html has no place for the article');
  return frame
    .replace('lang="en" dir="ltr"', `lang="${language}" dir="${directionOf(language)}"`)
    .replace(/<title>.*<\/title>/, () => `<title>${text.help.heading}</title>`)
    .replace(place, () => `<div id="page">${article}</div>`);
}
