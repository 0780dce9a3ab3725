import { useState } from 'react';
import type { ProfilePhoto } from '../../shared/api/types';
import { useAsk, useLoaded } from '../../shared/ui/ask';
import { Notice } from '../../shared/ui/Notice';
import { dayAndTime } from '../../shared/ui/words';
import { Refusal } from '../Refusal';
import { KeptStills } from '../stills/KeptStills';
import { text } from '../text';
import { callsOf, type RecordedCall } from './playback';
import { Player } from './Player';
import { lookAt, seeEvidence } from './requests';

const words = text.evidence;

/** The recordings of somebody's calls. Nothing is loaded before they ask for it; `opened`: they have. */
export function Recordings(props: {
  verification: string;
  why: string;
  watcher: string;
  opened?: boolean;
  /** Of the profile, to hold pictures against. */
  photo?: ProfilePhoto;
}) {
  const { verification, why, watcher, opened = false, photo = null } = props;
  const [open, setOpen] = useState(opened);
  if (open) return <Calls verification={verification} why={why} watcher={watcher} photo={photo} />;
  return (
    <button
      type="button"
      className="button"
      data-testid="see-recordings"
      onClick={() => setOpen(true)}
    >
      {words.see}
    </button>
  );
}

function Calls(props: {
  verification: string;
  why: string;
  watcher: string;
  photo: ProfilePhoto | null;
}) {
  const { verification, why, watcher, photo } = props;
  const { loaded, problem, again } = useLoaded(() => seeEvidence(verification), verification);
  const { busy, problem: refused, ask } = useAsk();
  const [watched, setWatched] = useState<{ call: RecordedCall; look: number } | null>(null);
  const calls = loaded ? callsOf(loaded) : [];
  const watch = (call: RecordedCall) =>
    void ask(async () => {
      const parts = [...call.sides.applicant, ...call.sides.representative];
      await Promise.all(parts.map(({ evidence }) => lookAt(evidence, why)));
      setWatched((before) => ({ call, look: (before?.look ?? 0) + 1 }));
    });
  return (
    <div className="recordings" data-testid="recordings">
      <Refusal problem={refused ?? problem} testid="recordings-error" />
      {loaded && calls.length === 0 ? <p data-testid="no-recordings">{words.none}</p> : null}
      {watched ? <Player key={watched.look} call={watched.call} watcher={watcher} /> : null}
      <ul className="plain-list">
        {calls.map((call) => (
          <li key={call.call} className="row">
            <span>{words.callOf({ when: dayAndTime(call.began, text.language) })}</span>
            {call.length_ms > 0 ? (
              <button
                type="button"
                className="button"
                aria-disabled={busy}
                data-testid="watch-call"
                onClick={() => watch(call)}
              >
                {words.watch}
              </button>
            ) : null}
            <KeptStills
              evidence={(loaded ?? []).filter((one) => one.call === call.call)}
              why={why}
              watcher={watcher}
              photo={photo}
            />
            {call.growing ? <span className="fine">{words.growing}</span> : null}
            {call.held_since ? (
              <span className="fine" data-testid="legal-hold">
                {words.held({ since: dayAndTime(call.held_since, text.language) })}
              </span>
            ) : null}
            {call.gone ? <span className="fine">{words.gone}</span> : null}
          </li>
        ))}
      </ul>
      {calls.some(({ growing }) => growing) ? (
        <button type="button" className="button" data-testid="recordings-again" onClick={again}>
          {words.again}
        </button>
      ) : null}
      {loaded && calls.length > 0 ? <Notice kind="info">{words.logged}</Notice> : null}
    </div>
  );
}
