import { attempt } from '../../../shared/attempt';
import { useEffect, useMemo } from 'react';
import type { InputProblem } from '../../../shared/call/input_problem';
import { watchForRecovery } from '../../../shared/call/recheck';
import { needsReload, type RecoveryId, recoveryFor } from '../../../shared/call/recovery';
import { here } from '../../../shared/support/browser';
import { inAppOf } from '../../../shared/support/in_app';
import { browserNames } from '../../../shared/support/names';
import { useStore } from '../../../shared/store';
import { filled, listed } from '../../../shared/words/opened';
import { hasMediaElement, MediaElement } from '../MediaElement';
import type { Session } from '../../session';
import { TryAgain } from '../TryAgain';
import { text } from '../../words';
import { Picture } from './pictures';

/** The page for one thing that went wrong, on this browser and system: what it is, where to press. */
export function Recovery({ session, problem }: { session: Session; problem: InputProblem }) {
  const words = text.recovery;
  const { media } = session.seat;
  const inCall = useStore(session.page).view?.status === 'in_call';
  const around = useMemo(() => here(), []);
  useEffect(() => watchForRecovery(media), [media]);
  const { id, input } = recoveryFor({
    problem,
    around,
    secure: window.isSecureContext,
    inFrame: window.top !== window,
    frameAllows: frameAllows(),
    inApp: inAppOf(navigator.userAgent),
  });
  const named = { browser: browserNames[around.browser] ?? 'unknown', device: input ?? 'both' };
  return (
    <section className="card recovery" data-testid="device-problem" data-recovery={id}>
      <div role="alert">
        <h2>{titleOf(id, named)}</h2>
      </div>
      {mendsHere(id) && hasMediaElement() ? (
        <>
          <p>{words.element}</p>
          <MediaElement media={media} testid="media-element" />
          <p>{words.orSo}</p>
        </>
      ) : null}
      <div className="recovery-body">
        <Picture id={id} input={input} />
        <ol className="steps">
          {listed(words.steps[id], named).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      {id === 'in_use' && around.system === 'windows' ? (
        <p className="aside">{words.windowsToo}</p>
      ) : null}
      <div className="row">
        {id === 'frame' ? <OwnTab /> : <TryAgain media={media} reload={needsReload(id)} />}
        {inCall ? null : (
          <a href="#help" className="button button-quiet" data-testid="trouble-help">
            {text.aside.help}
          </a>
        )}
      </div>
      {goesOnByItself(id) ? <p className="fine">{words.waiting}</p> : null}
    </section>
  );
}

/** A site that is blocked is the same everywhere; where that is mended is not. */
function titleOf(id: RecoveryId, named: { browser: string; device: string }): string {
  const { titles } = text.recovery;
  return filled(isSite(id) ? titles.site : titles[id], named);
}

function isSite(id: RecoveryId): id is RecoveryId & `site_${string}` {
  return id.startsWith('site_');
}

function OwnTab() {
  return (
    <a
      className="button button-main"
      href={location.href}
      target="_blank"
      rel="noreferrer"
      data-testid="own-tab"
    >
      {text.recovery.ownTab}
    </a>
  );
}

/** Where the browser's own control asks again although the site was denied. */
function mendsHere(id: RecoveryId): boolean {
  return isSite(id) || id === 'dismissed';
}

function goesOnByItself(id: RecoveryId): boolean {
  return !['insecure', 'in_app', 'frame', 'dismissed'].includes(id);
}

function frameAllows(): boolean {
  const { featurePolicy } = document as {
    featurePolicy?: { allowsFeature(name: string): boolean };
  };
  // Where it cannot be asked, a frame that is denied is taken for one that may not.
  if (!featurePolicy) return window.top === window;
  const allows = (name: string) => attempt(() => featurePolicy.allowsFeature(name)) ?? true;
  return allows('camera') && allows('microphone');
}
