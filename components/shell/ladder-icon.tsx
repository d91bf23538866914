/** Two rails and four rungs, drawn like lucide's icons, which have no ladder. */
export function LadderIcon() {
  return (
    <svg
      className="i"
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M7 3v18M17 3v18M7 7h10M7 11h10M7 15h10M7 19h10" />
    </svg>
  );
}
