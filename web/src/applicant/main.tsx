import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './verify.css';
import { Boundary } from '../shared/ui/Boundary';
import { webAddress } from '../shared/ui/words';
import { App } from './App';
import { Session } from './session';
import { openLanguage, text } from './words';

// The link is opened while the words are fetched.
const session = new Session();
void session.open();
await openLanguage();
const page = document.getElementById('page');
if (page) {
  createRoot(page).render(
    <StrictMode>
      <Boundary
        words={() => ({ ...text.common.fault, reload: text.common.broken.reload })}
        stop={() => session.seat.abandon()}
        leave={leave}
      >
        <App session={session} />
      </Boundary>
    </StrictMode>,
  );
}

function leave() {
  const { view } = session.page.get();
  const address = view && webAddress(view.return_url);
  if (!address) return null;
  return {
    words: text.result.back({ marketplace: view.marketplace.name }),
    go: () => location.assign(address),
  };
}
