import { type ReactNode, useEffect, useRef } from 'react';

/** Whose focus goes away with what was shown goes on at the heading, not at the top of the page. */
export function useHeadingAfter(shown: boolean): void {
  const was = useRef(shown);
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (was.current && !shown && lost) document.querySelector('h1')?.focus({ preventScroll: true });
    was.current = shown;
  }, [shown]);
}

/**
 * One state of a page: its heading takes the focus when the state comes, so that a screen reader
 * reads it and the keyboard goes on from there.
 */
export function Screen(props: {
  name: string;
  heading: ReactNode;
  eyebrow?: string;
  lead?: ReactNode;
  focus?: boolean;
  children?: ReactNode;
}) {
  const { name, heading, eyebrow, lead, focus = true, children } = props;
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!focus) return;
    ref.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [name, focus]);
  return (
    <section className={`screen screen-${name}`} data-testid={`screen-${name}`}>
      {eyebrow ? <p className="eyebrow">{eyebrow}</p> : null}
      <h1 ref={ref} tabIndex={-1}>
        {heading}
      </h1>
      {lead ? <p className="lead">{lead}</p> : null}
      {children}
    </section>
  );
}
