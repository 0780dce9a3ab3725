import type { Text } from '../words';
import { HelpArticle } from './HelpArticle';

/** All of /help: plain HTML without a script, for whoever cannot open the applicant's page. */
export function HelpPage(props: { text: Text; languages: { tag: string; name: string }[] }) {
  const { text, languages } = props;
  const words = text.help;
  return (
    <div className="frame">
      <header className="top">
        <span className="mark" aria-hidden="true" />
        <span className="top-name">{text.common.title}</span>
        <a className="top-open" href="/verify">
          {words.open}
        </a>
      </header>
      <main className="screen screen-help">
        <h1>{words.heading}</h1>
        <p className="lead">{words.lead}</p>
        <p className="aside">{words.english}</p>
        <HelpArticle parts={Object.entries(words.parts)} open={['need', 'start']} />
      </main>
      <nav className="help-languages" aria-label={words.languages}>
        {languages.map(({ tag, name }) => (
          <a
            key={tag}
            href={`/help/${tag}`}
            lang={tag}
            hrefLang={tag}
            aria-current={tag === text.language ? 'page' : undefined}
          >
            {name}
          </a>
        ))}
      </nav>
    </div>
  );
}
