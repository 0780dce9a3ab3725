import { HelpPart } from '../help/HelpArticle';
import { LinkToCopy } from '../LinkToCopy';
import { text } from './words';

/** What goes wrong beyond this page, where nobody but the applicant sees it. */
export function Trouble({ url }: { url: string }) {
  const words = text.joining;
  const { copy, copied, notCopied, trouble, camera } = words;
  return (
    <>
      <HelpPart
        part={{ heading: trouble.heading, points: trouble.points }}
        testid="meeting-trouble"
      >
        <LinkToCopy
          url={url}
          words={{ copy, copied, notCopied }}
          testids={{ url: 'meeting-url', copy: 'copy-meeting', said: 'copy-meeting-said' }}
        />
      </HelpPart>
      <HelpPart part={{ heading: camera.heading, points: camera.points }} testid="meeting-camera" />
    </>
  );
}
