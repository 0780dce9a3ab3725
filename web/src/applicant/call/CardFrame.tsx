/** A card as wide as most identity documents (ISO/IEC 7810 ID-1: 85.6 by 54 mm), to hold one in. */
export function CardFrame() {
  return (
    <svg className="card-frame" viewBox="0 0 856 540" aria-hidden="true" data-testid="card-frame">
      <rect x="6" y="6" width="844" height="528" rx="32" />
    </svg>
  );
}
