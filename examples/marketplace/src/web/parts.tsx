import type { Child, FC } from 'hono/jsx';
import { deniedByKnownHold } from '../visavis/account_state.ts';
import type { Action } from '../visavis/protocol.ts';
import { settingsPath } from '../visavis/verifications.ts';
import type { Viewer } from './context.ts';
import { Icon } from './icons.tsx';
import { actionInWords } from './words.ts';

// In UTC, until live.js says them as in the reader's country, in their zone.
const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const times = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

export const Day: FC<{ at: string }> = ({ at }) => (
  <time datetime={at} data-says="day">
    {dates.format(new Date(at))}
  </time>
);

export const Moment: FC<{ at: string }> = ({ at }) => (
  <time datetime={at} data-says="moment">
    {times.format(new Date(at))} UTC
  </time>
);

export const VerifiedBadge: FC = () => (
  <span class="badge good" data-testid="verified-badge">
    <Icon name="check" />
    Verified
  </span>
);

export const Skills: FC<{ skills: string[] }> = ({ skills }) => (
  <ul class="skills" aria-label="Skills">
    {skills.map((skill) => (
      <li>{skill}</li>
    ))}
  </ul>
);

/** A heads-up before somebody fills in a form for nothing. The decision is made when they send it. */
export const HeldHint: FC<{ viewer: Viewer; action: Action; children?: Child }> = (props) => {
  if (!deniedByKnownHold(props.viewer.state, props.action)) return null;
  return (
    <p class="hint" data-testid="held-hint" data-action={props.action}>
      You can’t {actionInWords(props.action)} until you’re verified.{' '}
      {props.children ? <>{props.children} </> : null}
      <a href={settingsPath}>Verify your identity</a>
    </p>
  );
};

export const FormErrors: FC<{ errors: string[] }> = ({ errors }) =>
  errors.length === 0 ? null : (
    <div class="errors" role="alert" data-testid="form-errors">
      {errors.map((error) => (
        <p>{error}</p>
      ))}
    </div>
  );

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  invalid?: boolean;
  children: Child;
}

/** A label, an optional hint (id `<name>-hint`) and the control, which the caller gives the id `name`. */
export const Field: FC<FieldProps> = ({ name, label, hint, children }) => (
  <div class="field">
    <label for={name}>{label}</label>
    {hint && (
      <p class="hint-text" id={`${name}-hint`}>
        {hint}
      </p>
    )}
    {children}
  </div>
);
