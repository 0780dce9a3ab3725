// What a challenge looks like, drawn: a head, and an arrow or a hand.

const drawings: Record<string, { lines: string }> = {
  turn_head: {
    lines:
      'M20 30c0-9 5-15 12-15s12 6 12 15-5 17-12 17-12-8-12-17ZM32 30l-6 3 3 2M44 28c3-1 4 5 0 6M14 12C9 17 6 22 6 29M6 29l-3-4M6 29l4-3M50 12c5 5 8 10 8 17M58 29l3-4M58 29l-4-3',
  },
  hand_across_face: {
    lines:
      'M20 32c0-10 5-17 12-17s12 7 12 17-5 18-12 18-12-8-12-18ZM12 24h32c3 0 3 4 0 4M24 24v-6M30 24v-7M36 24v-6M12 32h28c4 0 6-2 4-4M54 20v26M54 46l-4-5M54 46l4-5',
  },
  press_cheek: {
    lines:
      'M18 30c0-10 5-17 13-17s13 7 13 17-6 19-13 19-13-9-13-19ZM26 27v1M36 27v1M28 41c2 1.500 4 1.500 6 0M60 44H49l-8-8M41 36l1 4M41 36l4 1',
  },
  lean_in: {
    lines:
      'M12 32c0-5 3-9 7-9s7 4 7 9-3 10-7 10-7-5-7-10ZM36 32c0-11 5-19 12-19s12 8 12 19-5 20-12 20-12-9-12-20ZM29 28h4M33 28l-2-2M33 28l-2 2M33 37h-4M29 37l2-2M29 37l2 2',
  },
  three_fingers: {
    lines:
      'M18 32c0-10 5-17 13-17s13 7 13 17-6 19-13 19-13-9-13-19ZM25 29v1M28 42c2 1.500 4 1.500 6 0M34 34V22c0-3 4-3 4 0v10M38 24c0-4 4-4 4 0v8M42 26c0-3 4-3 4 0v10c0 5-3 8-6 8',
  },
  hand_on_head: {
    lines:
      'M20 36c0-10 5-16 12-16s12 6 12 16-5 17-12 17-12-7-12-17ZM27 32v-2M37 32v-2M29 46c2-1 4-1 6 0M22 20c2-7 6-9 11-8l11 4c5 2 8 8 10 16M32 6v-4M30 4l2-2 2 2',
  },
};

export function Gesture({ name }: { name: string | null }) {
  const drawing = name === null ? undefined : drawings[name];
  if (!drawing) return null;
  return (
    <svg
      className="gesture"
      viewBox="0 0 64 64"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      data-testid="gesture"
    >
      <path d={drawing.lines} />
    </svg>
  );
}
