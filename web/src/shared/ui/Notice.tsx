import type { ReactNode } from 'react';

/** What went wrong or has to be known, where it happened. */
export function Notice(props: {
  kind: 'info' | 'warning' | 'error' | 'good';
  title?: ReactNode;
  testid?: string;
  children?: ReactNode;
}) {
  const { kind, title, testid, children } = props;
  return (
    <div
      className={`notice notice-${kind}`}
      role={kind === 'error' ? 'alert' : undefined}
      data-testid={testid}
    >
      {title ? <strong className="notice-title">{title}</strong> : null}
      {children}
    </div>
  );
}
