import { useState } from 'react';

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

/** Of the first and the last word: two letters at most, whatever the script. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}
