import { useState } from 'react';

/** A link that is used elsewhere: to be read, selected and copied. `testids`: of the link, the button, what is said. */
export function LinkToCopy(props: {
  url: string;
  words: { copy: string; copied: string; notCopied: string };
  testids: { url: string; copy: string; said: string };
}) {
  const { url, words, testids } = props;
  // Of this link: what is on the clipboard is not the one that comes after it.
  const [said, setSaid] = useState({ url: '', words: '' });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setSaid({ url, words: words.copied });
    } catch {
      // Refused; and without a secure origin there is no clipboard at all.
      setSaid({ url, words: words.notCopied });
    }
  };
  return (
    <>
      <p className="link-to-copy" dir="ltr" translate="no" data-testid={testids.url}>
        {url}
      </p>
      <button
        type="button"
        className="button"
        data-testid={testids.copy}
        onClick={() => void copy()}
      >
        {words.copy}
      </button>
      <p role="status" className="fine" data-testid={testids.said}>
        {said.url === url ? said.words : ''}
      </p>
    </>
  );
}
