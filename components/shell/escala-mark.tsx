/** The product's own sign: an E whose arms grow, a ladder and a ruler. */
export function EscalaMark({ size = 18 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      aria-hidden="true"
    >
      <path d="M3.1 1.5v15" />
      <path d="M3 15.4h6M3 9h9M3 2.6h12.5" />
    </svg>
  );
}
