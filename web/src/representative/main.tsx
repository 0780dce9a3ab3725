import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './page.css';
import { App } from './App';
import { Session } from './session';
import { text } from './text';

const session = new Session();
document.documentElement.lang = text.language;
const page = document.getElementById('page');
if (page) {
  createRoot(page).render(
    <StrictMode>
      <App session={session} />
    </StrictMode>,
  );
}
void session.open();
