const levels = { good: 3, weak: 2, enough: 2, poor: 1, none: 0 } as const;

/** Bars beside the words: a colour alone says nothing to some. */
export function QualityBars({ quality }: { quality: keyof typeof levels }) {
  return (
    <svg className={`quality-bars quality-${quality}`} viewBox="0 0 20 16" aria-hidden="true">
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          className={bar < levels[quality] ? 'quality-bar-on' : 'quality-bar-off'}
          x={bar * 7}
          y={10 - bar * 5}
          width="5"
          height={6 + bar * 5}
          rx="1"
        />
      ))}
    </svg>
  );
}
