import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './verify.css';
import { App } from './App';
import { Session } from './session';
import { openLanguage } from './words';

// The link is opened while the words are fetched.
const session = new Session();
void session.open();
await openLanguage();
const page = document.getElementById('page');
if (page) {
  createRoot(page).render(
    <StrictMode>
      <App session={session} />
    </StrictMode>,
  );
}
