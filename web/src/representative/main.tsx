import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './page.css';
import { Boundary } from '../shared/ui/Boundary';
import { App } from './App';
import { Session } from './session';
import { text } from './text';

const session = new Session();
document.documentElement.lang = text.language;
const page = document.getElementById('page');
if (page) {
  createRoot(page).render(
    <StrictMode>
      <Boundary
        words={() => ({ ...text.fault, reload: text.broken.reload })}
        stop={() => session.seat.abandon()}
        leave={() => ({ words: text.signIn.signOut, go: signOut })}
      >
        <App session={session} />
      </Boundary>
    </StrictMode>,
  );
}
void session.open();

function signOut(): void {
  void session
    .signOut()
    .catch(() => undefined)
    .then(() => location.reload());
}
