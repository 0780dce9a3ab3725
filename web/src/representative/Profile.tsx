import { useState } from 'react';
import type { Profile } from '../shared/api/types';
import { initials } from '../shared/ui/initials';
import { countryName, webAddress } from '../shared/ui/words';
import { text } from './text';

const words = text.profile;

/** `photo` false: it stands elsewhere already. */
export function ProfileFacts(props: { profile: Profile; account: string; photo?: boolean }) {
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

/** The marketplace's picture of the account, or the first letter where there is none. */
export function Photo({ profile, enlarge }: { profile: Profile; enlarge?: () => void }) {
  const [broken, setBroken] = useState<string | null>(null);
  const address = webAddress(profile.photo_url);
  if (!address || broken === address) {
    return (
      <span
        className="photo photo-none"
        role="img"
        aria-label={broken ? words.brokenPhoto : words.noPhoto}
      >
        {/* That there is one which is not seen here matters for the decision. */}
        {broken ? (
          <span className="fine" data-testid="photo-broken">
            {words.brokenPhoto}
          </span>
        ) : (
          initials(profile.name, 1)
        )}
      </span>
    );
  }
  const image = (
    <img
      className="photo"
      src={address}
      alt={words.photo({ name: profile.name })}
      referrerPolicy="no-referrer"
      onError={() => setBroken(address)}
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
