import { fileOf } from '../evidence/requests';
import type {
  CallStills,
  KeptEvidence,
  StillFacts,
  StillSource,
  TakenStill,
  ProfilePhoto,
} from '../../shared/api/types';
import { text } from '../text';
import { foundIn, namesOf, type StillTone } from './still_words';

/** One picture that can be looked at, wherever it comes from. */
export interface Picture {
  id: string;
  /** What stands under it: what of, and who took it. */
  title: string;
  path: string;
  /** Not known of the profile's: 0. */
  width: number;
  height: number;
  /** How good it is, or that it does not match: not what to do about it. */
  said: string;
  tone: StillTone;
}

const words = text.stills;

/** The picture of the profile, to hold a face against; nothing: there is none. */
export function profilePicture({ state, url }: ProfilePhoto): Picture[] {
  if (state !== 'kept' || !url) return [];
  return [
    { id: url, title: words.profile, path: url, width: 0, height: 0, said: '', tone: 'good' },
  ];
}

const sources = ['camera', 'relay'] as const;

/** Of the running call: the applicant's, and behind each what the service saw. */
export function picturesOf(call: string, stills: CallStills): Picture[] {
  const names = namesOf(stills.taken);
  return stills.taken.flatMap((still) =>
    sources.flatMap((source) => {
      const picture = still[source];
      if (!picture) return [];
      const path = `/console/calls/${encodeURIComponent(call)}/stills/${encodeURIComponent(picture.evidence)}`;
      const name = names.get(still.still) ?? '';
      return [pictureOf(name, source, { ...picture, path, likeness: still.likeness })];
    }),
  );
}

type Still = KeptEvidence & { still: StillFacts };

/** Of what is kept of a call, with both of a moment beside each other. */
export function keptPictures(evidence: KeptEvidence[]): Picture[] {
  // What was erased keeps its number: the others are called as they were in the call.
  const stills = evidence.filter(
    (one): one is Still => one.still !== null && (one.state === 'kept' || one.state === 'erased'),
  );
  const names = namesOf(stills.map(({ still }) => still));
  const kept = stills.filter(({ state }) => state === 'kept');
  return [...names].flatMap(([asked, name]) => {
    const both = kept.filter(({ still }) => still.still === asked);
    const likeness = both.find(({ still }) => still.likeness !== null)?.still.likeness ?? null;
    return sources.flatMap((source) =>
      both
        .filter(({ still }) => still.source === source)
        .map(({ evidence: id, still }) =>
          pictureOf(name, source, { ...still, evidence: id, path: fileOf(id), likeness }),
        ),
    );
  });
}

function pictureOf(
  name: string,
  source: StillSource,
  it: Omit<Picture, 'id' | 'title' | 'said' | 'tone'> & {
    evidence: string;
    verdict: StillFacts['verdict'];
    likeness: TakenStill['likeness'];
  },
): Picture {
  const { evidence, path, width, height, verdict, likeness } = it;
  const title = words.titles[source]({ of: name });
  return { id: evidence, title, path, width, height, ...foundIn(verdict, likeness) };
}
