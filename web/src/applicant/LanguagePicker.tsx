import { useId } from 'react';
import { Icon } from '../shared/ui/Icon';
import { useStore } from '../shared/ui/store';
import { chooseLanguage, shownLanguage, text } from './words';
import { everyLanguage, type Language, languages } from './words/languages';

/** Each language under its own name, for somebody who cannot read the one that is shown. */
export function LanguagePicker() {
  const id = useId();
  const language = useStore(shownLanguage);
  return (
    <div className="language">
      <Icon name="globe" />
      <label htmlFor={id} className="unseen">
        {text.languageLabel}
      </label>
      <select
        id={id}
        value={language}
        data-testid="language"
        onChange={(event) => void chooseLanguage(event.target.value as Language)}
      >
        {everyLanguage.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {languages[tag]}
          </option>
        ))}
      </select>
    </div>
  );
}
