import { Screen } from '../shared/ui/Screen';
import { text } from './words';

export function Help() {
  const words = text.aside.helpPage;
  return (
    <Screen name="help" heading={words.heading}>
      <ul className="plain-list">
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </Screen>
  );
}
