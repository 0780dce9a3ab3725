import { Screen } from '../shared/ui/Screen';
import { dayAndTime } from '../shared/ui/words';
import { Limits } from './Limits';
import type { Page } from './page';
import { text } from './words';

/** Where the applicant stands: what is allowed, what is not, until when. */
export function Status({ page }: { page: Page }) {
  const words = text.aside.statusPage;
  const { view } = page;
  return (
    <Screen name="status" heading={words.heading} lead={view ? words.states[view.status] : undefined}>
      {view?.deadline ? (
        <p className="aside">
          {view.overdue
            ? words.overdue
            : words.deadline(dayAndTime(view.deadline, text.language))}
        </p>
      ) : null}
      {view ? <Limits heading={text.result.limitsNow} denied={view.denied_actions} /> : null}
    </Screen>
  );
}
