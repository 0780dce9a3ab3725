import type { Text } from '../words';
import { everyLanguage, type Language, languages } from '../words/languages';
import { HelpArticle } from './HelpArticle';

/** All of /help: plain HTML without a script, for whoever cannot open the applicant's page. */
export function HelpPage({ text, language }: { text: Text; language: Language }) {
  const words = text.help;
  return (
    <div className="frame">
      <header className="top">
        <span className="mark" aria-hidden="true" />
        <span className="top-name">{text.title}</span>
        <a className="top-open" href="/verify#help">
          {words.open}
        </a>
      </header>
      <main className="screen screen-help">
        <h1>{words.heading}</h1>
        <p className="lead">{words.lead}</p>
        <p className="aside">{words.english}</p>
        <HelpArticle parts={words.parts} open={['need', 'start']} />
      </main>
      <nav className="help-languages" aria-label={words.languages}>
        {everyLanguage.map((tag) => (
          <a
            key={tag}
            href={`/help/${tag}`}
            lang={tag}
            hrefLang={tag}
            aria-current={tag === language ? 'page' : undefined}
          >
            {languages[tag]}
          </a>
        ))}
      </nav>
    </div>
  );
}
