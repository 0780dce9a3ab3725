import { StillCanvas } from './StillCanvas';
import type { Picture } from './stills';
import { useStill } from './useStill';

const width = 320;

export function Thumbnail({ picture, testid }: { picture: Picture; testid?: string }) {
  const { bitmap } = useStill(picture, width);
  return <StillCanvas bitmap={bitmap} label={picture.title} testid={bitmap ? testid : undefined} />;
}
