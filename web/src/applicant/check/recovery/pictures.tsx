import type { ReactNode } from 'react';
import type { Input } from '../../../shared/call/input_problem';
import type { RecoveryId } from '../../../shared/call/recovery';
import { Camera, Here, Lock, Microphone, Sliders, Switch, Switches, Words } from './marks';

/** Where to press, drawn. The steps beside it say the same, so it is for the eye alone. */
export function Picture({ id, input }: { id: RecoveryId; input: Input | null }) {
  const drawing = drawingOf(id, input);
  if (!drawing) return null;
  return (
    <svg className="pic" viewBox="0 0 240 140" aria-hidden="true" data-testid="recovery-picture">
      {drawing}
    </svg>
  );
}

function drawingOf(id: RecoveryId, input: Input | null): ReactNode {
  switch (id) {
    case 'dismissed':
      return <Question />;
    case 'site_chrome':
      return <AddressBar input={input} sign={<Sliders x={34} y={16} />} />;
    case 'site_edge':
    case 'site_opera':
    case 'site_android':
    case 'site_firefox_android':
    case 'site_other':
      return <AddressBar input={input} sign={<Lock x={34} y={15} />} />;
    case 'site_firefox':
      return <FirefoxBar />;
    case 'site_safari':
      return <Settings input={input} lights="start" choice />;
    case 'site_ios_safari':
      return <IosPageMenu input={input} />;
    case 'site_ios_other':
    case 'system_ios':
    case 'system_android':
      return <PhoneSettings input={input} />;
    case 'system_windows':
      return <Settings input={input} lights="end" />;
    case 'system_macos':
    case 'system_chromeos':
    case 'system_other':
      return <Settings input={input} lights="start" />;
    case 'frame':
      return <OutOfTheFrame />;
    case 'not_found':
      return input === 'microphone' ? <PlugIn input="microphone" /> : <PlugIn input="camera" />;
    case 'in_use':
      return <TwoPrograms input={input} />;
    case 'in_app':
      return <AppMenu />;
    case 'insecure':
      return <Insecure />;
    case 'unknown':
      return null;
  }
}

function BrowserTop() {
  return (
    <>
      <rect className="pic-surface" x="1" y="1" width="238" height="138" rx="8" />
      <rect className="pic-field" x="20" y="10" width="200" height="26" rx="13" />
    </>
  );
}

function AddressBar({ sign, input }: { sign: ReactNode; input: Input | null }) {
  return (
    <>
      <BrowserTop />
      <g>{sign}</g>
      <Words x={62} y={20} width={110} />
      <Here x={41} y={23} />
      <rect className="pic-popover" x="30" y="44" width="150" height="84" rx="8" />
      <Words x={42} y={56} width={70} />
      <Switches x={42} y={76} width={126} input={input} />
    </>
  );
}

function FirefoxBar() {
  return (
    <>
      <BrowserTop />
      <Lock x={32} y={15} />
      <Camera x={54} y={16} crossed />
      <Words x={84} y={20} width={100} />
      <Here x={61} y={23} />
      <rect className="pic-popover" x="36" y="44" width="164" height="84" rx="8" />
      <Words x={48} y={56} width={80} />
      {[76, 100].map((top, index) => (
        <g key={top}>
          {index === 0 ? <Camera x={48} y={top} /> : <Microphone x={48} y={top} />}
          <rect className="pic-chip" x="118" y={top - 3} width="70" height="19" rx="9" />
          <rect className="pic-words" x="126" y={top + 4} width="34" height="5" rx="2" />
          <path className="pic-cross" d={`M170 ${top + 2}l9 9M179 ${top + 2}l-9 9`} />
        </g>
      ))}
      <Here x={174.5} y={82.5} radius={12} />
    </>
  );
}

/** The window of settings: a list at its side, switches or a choice beside it. */
function Settings(props: { input: Input | null; lights: 'start' | 'end'; choice?: boolean }) {
  const { input, lights, choice = false } = props;
  const dots = lights === 'start' ? [16, 28, 40] : [200, 212, 224];
  return (
    <>
      <rect className="pic-surface" x="1" y="1" width="238" height="138" rx="8" />
      <path className="pic-rule" d="M1 24H239M78 24V139" />
      {dots.map((at) => (
        <circle key={at} className="pic-dot" cx={at} cy="13" r="4" />
      ))}
      <Words x={14} y={38} width={48} />
      <rect className="pic-chosen" x="8" y="54" width="64" height="22" rx="5" />
      {input === 'microphone' ? <Microphone x={14} y={58} /> : <Camera x={14} y={58} />}
      <Words x={36} y={62} width={28} />
      <Words x={14} y={88} width={40} />
      <Words x={14} y={106} width={52} />
      <Words x={92} y={40} width={90} />
      {[60, 90].map((top) => (
        <g key={top}>
          <Words x={92} y={top + 6} width={60} />
          {choice ? <Choice x={172} y={top} /> : <Switch x={198} y={top + 2} />}
        </g>
      ))}
      {choice ? <Here x={198} y={69} radius={18} /> : <Here x={211} y={69} radius={17} />}
    </>
  );
}

function Choice({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className="pic-chip" width="54" height="18" rx="5" />
      <rect className="pic-words" x="7" y="6" width="26" height="6" rx="3" />
      <path className="pic-stroke" d="M41 7l3-3 3 3M41 11l3 3 3-3" />
    </g>
  );
}

function IosPageMenu({ input }: { input: Input | null }) {
  return (
    <>
      <rect className="pic-surface" x="56" y="1" width="128" height="138" rx="16" />
      <rect className="pic-field" x="66" y="108" width="108" height="22" rx="11" />
      <path className="pic-stroke" d="M77 115h12v5h-12ZM77 124h8" />
      <Words x={102} y={116} width={50} />
      <Here x={83} y={119} />
      <rect className="pic-popover" x="66" y="18" width="108" height="76" rx="10" />
      <Words x={78} y={30} width={60} />
      <Switches x={78} y={48} width={88} input={input} />
    </>
  );
}

function PhoneSettings({ input }: { input: Input | null }) {
  return (
    <>
      <rect className="pic-surface" x="56" y="1" width="128" height="138" rx="16" />
      <rect className="pic-chosen" x="72" y="16" width="24" height="24" rx="6" />
      <Words x={104} y={25} width={52} />
      <path className="pic-rule" d="M66 52H174" />
      <Switches x={72} y={68} width={96} input={input} />
      <Here x={151} y={75} radius={18} />
    </>
  );
}

function Question() {
  return (
    <>
      <BrowserTop />
      <Words x={40} y={20} width={120} />
      <rect className="pic-popover" x="30" y="44" width="150" height="84" rx="8" />
      <Camera x={42} y={58} />
      <Words x={66} y={62} width={80} />
      <Microphone x={42} y={78} />
      <Words x={66} y={82} width={60} />
      <rect className="pic-on" x="112" y="102" width="56" height="18" rx="9" />
      <path className="pic-tick" d="M133 111l5 5 9-9" />
      <Here x={140} y={111} radius={20} />
    </>
  );
}

function OutOfTheFrame() {
  return (
    <>
      <rect className="pic-surface" x="1" y="1" width="150" height="138" rx="8" />
      <Words x={16} y={18} width={80} />
      <rect className="pic-popover" x="16" y="40" width="96" height="80" rx="6" />
      <Camera x={56} y={72} crossed />
      <path className="pic-arrow" d="M120 80h40M150 70l11 10-11 10" />
      <rect className="pic-surface" x="170" y="32" width="68" height="96" rx="8" />
      <Camera x={196} y={72} />
    </>
  );
}

function PlugIn({ input }: { input: Input }) {
  return (
    <>
      <rect className="pic-surface" x="40" y="14" width="120" height="84" rx="8" />
      <path className="pic-rule" d="M24 110H176" />
      <path className="pic-stroke" d="M30 98h140l8 14H22Z" />
      {input === 'camera' ? <Camera x={92} y={48} crossed /> : <Microphone x={93} y={48} />}
      <path className="pic-arrow" d="M228 105h-40M198 96l-11 9 11 9" />
      <rect className="pic-chip" x="206" y="96" width="26" height="18" rx="4" />
    </>
  );
}

function TwoPrograms({ input }: { input: Input | null }) {
  return (
    <>
      <rect className="pic-surface" x="100" y="34" width="138" height="104" rx="8" />
      <Words x={140} y={48} width={60} />
      {input === 'microphone' ? <Microphone x={182} y={84} /> : <Camera x={182} y={84} crossed />}
      <rect className="pic-popover" x="2" y="2" width="138" height="98" rx="8" />
      {input === 'microphone' ? <Microphone x={62} y={46} /> : <Camera x={62} y={46} />}
      <path className="pic-cross" d="M118 12l10 10M128 12l-10 10" />
      <Here x={123} y={17} />
    </>
  );
}

function AppMenu() {
  return (
    <>
      <rect className="pic-surface" x="20" y="1" width="108" height="138" rx="16" />
      {[96, 104, 112].map((at) => (
        <circle key={at} className="pic-ink" cx={at} cy="18" r="2.500" />
      ))}
      <Here x={104} y={18} />
      <rect className="pic-popover" x="44" y="36" width="76" height="62" rx="8" />
      <Words x={54} y={48} width={50} />
      <Words x={54} y={64} width={40} />
      <Words x={54} y={80} width={56} />
      <path className="pic-arrow" d="M134 83h30M154 73l11 10-11 10" />
      <circle className="pic-surface" cx="200" cy="83" r="30" />
      <path className="pic-stroke" d="M214 69l-9 19-19 9 9-19ZM200 83h.1" />
    </>
  );
}

function Insecure() {
  return (
    <>
      <BrowserTop />
      <Lock x={34} y={15} open />
      <path className="pic-cross" d="M56 16l14 14M70 16 56 30" />
      <Words x={80} y={20} width={100} />
      <Camera x={112} y={78} crossed />
    </>
  );
}
