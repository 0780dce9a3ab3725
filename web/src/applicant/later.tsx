import { type ComponentType, useEffect, useState } from 'react';
import { Notice } from '../shared/ui/Notice';
import { text } from './words';

/**
 * A part that few people come to, in a file of its own that is fetched when it is first shown. Where it cannot be
 * fetched, that is said, and a press tries again.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function Later(props: Props) {
    const [Part, setPart] = useState<ComponentType<Props> | null>(() => loaded);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (Part || failed) return;
      let over = false;
      load().then(
        (part) => {
          loaded = part;
          if (!over) setPart(() => part);
        },
        () => over || setFailed(true),
      );
      return () => {
        over = true;
      };
    }, [Part, failed]);
    if (Part) return <Part {...props} />;
    if (!failed) return null;
    return (
      <Notice kind="error" testid="part-missing">
        <p>{text.common.refused.unreachable}</p>
        <button
          type="button"
          className="button"
          data-testid="part-again"
          onClick={() => setFailed(false)}
        >
          {text.common.link.again}
        </button>
      </Notice>
    );
  };
}
