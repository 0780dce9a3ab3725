/** That what is seen and heard here is kept: for both sides, as long as it is so. */
export function RecordedBadge({ recorded, label }: { recorded: boolean; label: string }) {
  if (!recorded) return null;
  return (
    <p className="recorded-badge" data-testid="recorded">
      {label}
    </p>
  );
}
