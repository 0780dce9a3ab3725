import { useState } from 'react';
import { initials } from './initials';

/** Somebody's photo, or their initials in a circle. Their name stands beside it. */
export function Avatar({
  name,
  photo,
  large,
}: {
  name: string;
  photo: string | null;
  large?: boolean;
}) {
  const [broken, setBroken] = useState<string | null>(null);
  const look = large ? 'avatar avatar-large' : 'avatar';
  if (photo && photo !== broken) {
    return (
      <img
        className={look}
        src={photo}
        alt=""
        data-testid="avatar-photo"
        onError={() => setBroken(photo)}
      />
    );
  }
  return (
    <span className={look} aria-hidden="true" data-testid="avatar-initials">
      {initials(name)}
    </span>
  );
}
