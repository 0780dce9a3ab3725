import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './verify.css';
import { App } from './App';
import { Session } from './session';
import { openLanguage } from './words';

await openLanguage();
const session = new Session();
const page = document.getElementById('page');
if (page) {
  createRoot(page).render(
    <StrictMode>
      <App session={session} />
    </StrictMode>,
  );
}
void session.open();
