import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { drawAvatar } from '../../examples/marketplace/src/demo/avatars.ts';
import { Chromium } from './harness/chromium.ts';
import { type Clip, clip, made } from './harness/clips.ts';
import { inRunFolder, places } from './harness/places.ts';
import { eva, play, type World } from './harness/scenario.ts';
import * as applicant from './steps/applicant.ts';
import { bothSeeAndHear } from './steps/call.ts';
import { Freelancer } from './steps/freelancer.ts';
import * as representative from './steps/representative.ts';

// npm run picture: draws docs/images/call.png, the README's picture of a call.

const file = `${places.images}/call.png`;
const bytes_max = 200_000;

/** The example marketplace's portrait of somebody, as if at a desk in front of their camera. */
async function atDesk(avatar: string, wall: string, folder: string): Promise<string> {
  const portrait = drawAvatar(avatar) ?? '';
  const person = portrait.replace(/<rect[^>]*>/, '').replace(/<svg[^>]*>|<\/svg>/g, '');
  const room = `
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" width="1280" height="720">
      <rect width="1280" height="720" fill="${wall}"/>
      <g fill="#fff" opacity=".55"><rect x="70" y="70" width="130" height="180"/><rect x="210" y="70" width="130" height="180"/>
        <rect x="70" y="260" width="130" height="160"/><rect x="210" y="260" width="130" height="160"/></g>
      <rect x="930" y="250" width="300" height="14" fill="#6b4f3a"/>
      <g><rect x="950" y="150" width="26" height="100" fill="#3f6b5c"/><rect x="980" y="170" width="30" height="80" fill="#b5654a"/>
        <rect x="1014" y="140" width="22" height="110" fill="#d9b26a"/><rect x="1040" y="165" width="34" height="85" fill="#4a5a78"/></g>
      <g><rect x="1140" y="200" width="56" height="50" rx="6" fill="#c77f5a"/>
        <path d="M1168 200c-50-20-50-80-20-100 10 30 20 50 20 100 0-50 10-80 34-96 20 40 10 80-34 96z" fill="#4f7f55"/></g>
      <rect y="640" width="1280" height="80" fill="#7a5c45"/>
      <svg x="330" y="60" width="620" height="620" viewBox="0 0 200 200">${person}</svg>
    </svg>`;
  const chromium = await Chromium.launch(null);
  const tab = await chromium.tab(avatar, { width: 1280, height: 720 });
  await tab.open('about:blank');
  await tab.ask((drawing) => {
    document.body.style.margin = '0';
    document.body.innerHTML = drawing;
  }, room);
  const still = `${folder}/${avatar}.png`;
  await tab.picture(still);
  await chromium.close();
  return still;
}

async function camera(still: string, avatar: string, sound: Clip): Promise<Clip> {
  const recipe = ['-loop', '1', '-framerate', '10', '-t', '1', '-i', still, '-pix_fmt', 'yuv420p'];
  return { video: await made(`desk-${avatar}-1.y4m`, recipe), sound: sound.sound };
}

const say = (text: string) => process.stdout.write(`${text}\n`);

async function draw(world: World): Promise<void> {
  const { folder } = world;
  const inesStill = await atDesk('coral', '#dfe5dc', folder);
  const evaStill = await atDesk('pine', '#cfd8e3', folder);
  const tab = await world.person('ines', {
    camera: await camera(inesStill, 'coral', await clip('light', 'low')),
  });
  const desk = await world.person('eva', {
    camera: await camera(evaStill, 'pine', await clip('light', 'high')),
    window: { width: 1280, height: 800 },
  });
  const ines = new Freelancer(world, tab);
  await ines.signsIn('ines@larkfold.example');
  await ines.opensIdentityVerification();
  await ines.seesStatus('required', 'pending');
  await ines.startsVerification();
  await applicant.consents(tab);
  await applicant.checksDevices(tab);
  await applicant.startsCall(tab);
  await representative.signsIn(desk, world.service.url, eva);
  await representative.goesAvailable(desk);
  await representative.accepts(desk);
  await bothSeeAndHear(tab, desk);
  await desk.press('label:has([data-testid="item-consent-ok"])');
  await desk.press('label:has([data-testid="item-q1-ok"])');
  // The picture is to be sharp: wait for the full size, and for a running clock.
  await desk.until('720 lines', () => window.seen.firstFull ?? undefined, null);
  await desk.read('call-elapsed', /0:0[5-9]|0:[1-5]/);
  await desk.ask(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const raw = `${folder}/call.png`;
  await desk.picture(raw);
  mkdirSync(places.images, { recursive: true });
  // 128 colours are enough for flat drawings, and a quarter of the size.
  const palette = 'split[a][b];[a]palettegen=max_colors=128[p];[b][p]paletteuse=dither=none';
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', raw, '-vf', palette, '-update', '1', file]);
  const { size } = statSync(file);
  if (size > bytes_max) throw new Error(`${file} has ${size} bytes, more than ${bytes_max}`);
  say(`${file}: ${size} bytes`);
}

await inRunFolder('picture', (folder) => play(say, folder, { marketplace: true }, draw));
