import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './applicant.css';
import '../shared/ui/talk.css';
import './call.css';
import './phone.css';
import './devices.css';
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
