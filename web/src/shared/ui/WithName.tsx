import { Fragment } from 'react';

/** For private use: no words have it. */
const place = '\uE000';

export interface WordsWithName {
  name: string;
  say: (of: { name: string }) => string;
}

/**
 * Words with somebody's name in them, which turns nothing around it whichever way it runs. One element: in a grid, too,
 * they are one line.
 */
export function WithName({ name, say }: WordsWithName) {
  const [first, ...others] = say({ name: place }).split(place);
  return (
    <span>
      <span>{first}</span>
      {others.map((after, index) => (
        <Fragment key={index}>
          <bdi>{name}</bdi>
          <span>{after}</span>
        </Fragment>
      ))}
    </span>
  );
}
