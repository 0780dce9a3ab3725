import type { ChromiumTab } from '../harness/chromium.ts';
import { eva, scenario, type World } from '../harness/scenario.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear } from '../steps/call.ts';
import * as representative from '../steps/representative.ts';

// Browsers with one codec for video, as some builds and some machines have: they offer and take
// nothing else. A picture is seen, or both are told that there is none.

type Codec = 'VP8' | 'H264';

const rows: [applicant: Codec | null, representative: Codec | null, 'seen' | 'told'][] = [
  [null, 'H264', 'seen'],
  ['H264', null, 'seen'],
  ['VP8', 'H264', 'told'],
];

for (const [applicants, representatives, end] of rows) {
  const sides = `${applicants ?? 'any'} and ${representatives ?? 'any'}`;
  scenario(`${sides}: the pictures are ${end}`, {}, async (world) => {
    const noor = await personWith(world, 'noor', applicants);
    const desk = await personWith(world, 'eva', representatives);
    await world.step('they come into a call', async () => {
      const { url } = await world.api.require('noor', 'Noor Haddad');
      await applicant.joinsQueue(noor, url);
      await representative.signsIn(desk, world.service.url, eva);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, 'Noor Haddad');
      await representative.accepts(desk);
    });
    await world.step(`the pictures are ${end}`, async () => {
      if (end === 'seen') return bothSeeAndHear(noor, desk);
      for (const side of [noor, desk]) {
        await side.see('cannot-see');
        await side.read('peer-fault', /can’t see you/);
      }
    });
  });
}

async function personWith(world: World, who: string, codec: Codec | null): Promise<ChromiumTab> {
  const tab = await world.person(who);
  if (codec) await tab.context.addInitScript(haveOnly, `video/${codec}`);
  return tab;
}

/** Runs in the page, before its scripts: whatever it prefers, that codec is all that there is. */
function haveOnly(mimeType: string): void {
  const { prototype } = RTCPeerConnection;
  const describe: () => Promise<void> = prototype.setLocalDescription;
  // Without a description: the page leaves that to the browser.
  prototype.setLocalDescription = function (this: RTCPeerConnection) {
    const all = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
    const had = all.filter((codec) => [mimeType, 'video/rtx'].includes(codec.mimeType));
    for (const transceiver of this.getTransceivers()) {
      if (transceiver.receiver.track.kind === 'video') transceiver.setCodecPreferences(had);
    }
    return describe.call(this);
  };
}
