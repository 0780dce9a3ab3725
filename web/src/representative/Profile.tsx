import { type ReactNode, useState } from 'react';
import type { SeenProfile } from '../shared/api/types';
import { initials } from '../shared/ui/initials';
import { countryName } from '../shared/ui/words';
import { text } from './text';

const words = text.profile;

/** `photo` false: it stands elsewhere already. */
export function ProfileFacts(props: { profile: SeenProfile; account: string; photo?: boolean }) {
  const { profile, account, photo = true } = props;
  return (
    <div className="profile" data-testid="profile">
      {photo ? <Photo profile={profile} /> : null}
      <div className="profile-who">
        <h2 translate="no">
          <bdi>{profile.name}</bdi>
        </h2>
        <p>
          <bdi>{profile.title}</bdi>
        </p>
        <p className="fine">
          {[
            profile.country && countryName(profile.country, text.language),
            `${words.account} ${account}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <dl className="facts">
        <Lines
          name={words.work}
          lines={(profile.work ?? []).map((work) => ({
            line: `${work.title}, ${work.company}`,
            fine: work.to
              ? words.span({ from: work.from, to: work.to })
              : words.since({ from: work.from }),
          }))}
        />
        <Lines
          name={words.education}
          lines={(profile.education ?? []).map((education) => ({
            line: `${education.degree}, ${education.school}`,
            fine: String(education.year),
          }))}
        />
        {profile.skills && profile.skills.length > 0 ? (
          <div>
            <dt>{words.skills}</dt>
            <dd>
              <bdi>{profile.skills.join(', ')}</bdi>
            </dd>
          </div>
        ) : null}
      </dl>
    </div>
  );
}

function Lines({ name, lines }: { name: string; lines: { line: string; fine: string }[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <dt>{name}</dt>
      {lines.map(({ line, fine }) => (
        <dd key={line + fine}>
          <bdi>{line}</bdi>{' '}
          <span className="fine">
            <bdi>{fine}</bdi>
          </span>
        </dd>
      ))}
    </div>
  );
}

/** The profile's picture as the service keeps it, or the first letter where there is none. */
export function Photo({ profile, enlarge }: { profile: SeenProfile; enlarge?: () => void }) {
  const { state, url } = profile.photo;
  const [broken, setBroken] = useState<string | null>(null);
  if (state === 'none') return <NoPhoto label={words.noPhoto}>{initials(profile.name, 1)}</NoPhoto>;
  // That there is one which is not seen here matters for the decision.
  if (!url || broken === url) {
    const why = url
      ? words.brokenPhoto
      : state === 'missed'
        ? words.missedPhoto
        : words.awaitedPhoto;
    return (
      <NoPhoto label={why}>
        <span className="fine" data-testid="photo-unseen">
          {why}
        </span>
      </NoPhoto>
    );
  }
  const image = (
    <img
      className="photo"
      src={url}
      alt={words.photo({ name: profile.name })}
      onError={() => setBroken(url)}
    />
  );
  if (!enlarge) return image;
  return (
    <button
      type="button"
      className="photo-button"
      aria-label={words.enlarge}
      data-testid="photo-enlarge"
      onClick={enlarge}
    >
      {image}
    </button>
  );
}

function NoPhoto({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="photo photo-none" role="img" aria-label={label}>
      {children}
    </span>
  );
}
