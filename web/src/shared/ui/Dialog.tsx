import { attempt } from '../attempt';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

/** A modal dialog while it is mounted: keeps the focus, closes with Escape. */
export function Dialog(props: {
  heading: string;
  testid: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { heading, testid, onClose, children } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Closed while it still stands in the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) attempt(() => dialog.showModal());
    // Not modal is better than not there.
    if (dialog) dialog.open ||= true;
    return () => void attempt(() => dialog?.close());
  }, []);
  return (
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={id}
      data-testid={testid}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-inside">
        <h2 id={id}>{heading}</h2>
        {children}
      </div>
    </dialog>
  );
}
