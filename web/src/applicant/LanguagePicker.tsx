import { useId, useState } from 'react';
import { Icon } from '../shared/ui/Icon';
import { useStore } from '../shared/store';
import { chooseLanguage, shownLanguage, text } from './words';
import { everyLanguage, type Language, languages } from './words/languages';

/**
 * Each language under its own name, for somebody who cannot read the one that is shown. The others
 * come when the list is reached for: their nine scripts cost a phone a tenth of a second to set.
 */
export function LanguagePicker() {
  const [reached, setReached] = useState(false);
  const reach = () => setReached(true);
  const id = useId();
  const language = useStore(shownLanguage);
  return (
    <div className="language">
      <Icon name="globe" />
      <label htmlFor={id} className="unseen">
        {text.common.languageLabel}
      </label>
      <select
        id={id}
        value={language}
        translate="no"
        data-testid="language"
        onFocus={reach}
        onPointerEnter={reach}
        onPointerDown={reach}
        onChange={(event) => void chooseLanguage(event.target.value as Language)}
      >
        {(reached ? everyLanguage : [language]).map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {languages[tag]}
          </option>
        ))}
      </select>
    </div>
  );
}
