import type { Input } from '../../../shared/call/input_problem';

// The signs that the drawings are made of. Colours come from the page's theme.

interface At {
  x: number;
  y: number;
}

/** Words that need no reading. */
export function Words({ x, y, width }: At & { width: number }) {
  return <rect className="pic-words" x={x} y={y} width={width} height="6" rx="3" />;
}

export function Switch({ x, y, on = true }: At & { on?: boolean }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className={on ? 'pic-on' : 'pic-off'} width="26" height="14" rx="7" />
      <circle className="pic-knob" cx={on ? 19 : 7} cy="7" r="5" />
    </g>
  );
}

export function Camera({ x, y, crossed = false }: At & { crossed?: boolean }) {
  return (
    <g transform={`translate(${x} ${y})`} className="pic-stroke">
      <path d="M0 3h10v8H0ZM10 6l5-3v8l-5-3" />
      {crossed ? <path className="pic-cross" d="M-1-1 16 15" /> : null}
    </g>
  );
}

export function Microphone({ x, y }: At) {
  return (
    <path
      className="pic-stroke"
      transform={`translate(${x} ${y})`}
      d="M5 1a2 2 0 0 1 4 0v5a2 2 0 0 1-4 0ZM2 6a5 5 0 0 0 10 0M7 11v3"
    />
  );
}

export function Sliders({ x, y }: At) {
  return (
    <g transform={`translate(${x} ${y})`} className="pic-stroke">
      <path d="M0 3h6M11 3h3M0 10h2M7 10h7" />
      <circle cx="8.500" cy="3" r="2.300" />
      <circle cx="4.500" cy="10" r="2.300" />
    </g>
  );
}

export function Lock({ x, y, open = false }: At & { open?: boolean }) {
  return (
    <g transform={`translate(${x} ${y})`} className="pic-stroke">
      <path d={open ? 'M4 6V4a3 3 0 0 1 6-1' : 'M4 6V4a3 3 0 0 1 6 0v2'} />
      <path d="M2 6h10v7H2Z" />
    </g>
  );
}

/** Where to press. */
export function Here({ x, y, radius = 13 }: At & { radius?: number }) {
  return <circle className="pic-here" cx={x} cy={y} r={radius} />;
}

/** One line for each input that was asked for, with its switch. */
export function Switches({ x, y, width, input }: At & { width: number; input: Input | null }) {
  const lines: Input[] = input ? [input] : ['camera', 'microphone'];
  return lines.map((one, index) => {
    const top = y + index * 22;
    return (
      <g key={one}>
        {one === 'camera' ? <Camera x={x} y={top} /> : <Microphone x={x} y={top} />}
        <Words x={x + 24} y={top + 4} width={width - 70} />
        <Switch x={x + width - 30} y={top} />
      </g>
    );
  });
}
