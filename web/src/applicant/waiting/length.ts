import type { QueuePlace } from '../../shared/api/types';

/** How many wait, for words: a long queue is told rounded, and nobody's place is behind its end. */
export function lengthOf(queue: QueuePlace | null): { length: number; about: 'yes' | 'no' } {
  return {
    length: Math.max(queue?.place ?? 1, queue?.length ?? 1),
    about: queue?.length_rounded ? 'yes' : 'no',
  };
}
