import { isIpad } from '../../shared/support/ipad';
import { text } from '../words';
import { type AppStore, storeOf, stores } from './join_link';

export function storeHere(): AppStore | null {
  const { userAgent, maxTouchPoints } = navigator;
  return storeOf(userAgent, isIpad(userAgent, maxTouchPoints));
}

/** On a phone or tablet: the app, from its own store first. */
export function MeetApps() {
  const words = text.meeting;
  const own = storeHere();
  if (!own) return null;
  const names = { android: words.getAndroid, ios: words.getIos };
  const order: AppStore[] = own === 'ios' ? ['ios', 'android'] : ['android', 'ios'];
  return (
    <section className="card" data-testid="meet-apps">
      <h2>{words.appHeading}</h2>
      <p>{words.app}</p>
      <ul className="plain-list">
        {order.map((store) => (
          <li key={store}>
            <a
              href={stores[store]}
              target="_blank"
              rel="noopener noreferrer"
              data-testid={`meet-app-${store}`}
            >
              {names[store]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
