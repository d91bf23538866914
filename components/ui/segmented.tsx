import type { ReactNode } from "react";
import Link from "#components/ui/link.tsx";

export type Segment = { key: string; label: ReactNode; href?: string };

type SegmentedProps = {
  label: string;
  segments: readonly Segment[];
  current: string;
  /** Without it, every segment is a link and needs `href`. */
  onChange?: (key: string) => void;
};

export function Segmented({ label, segments, current, onChange }: SegmentedProps) {
  return (
    <fieldset className="seg" aria-label={label}>
      {segments.map(segment =>
        segment.href ? (
          <Link
            key={segment.key}
            href={segment.href}
            scroll={false}
            aria-current={segment.key === current ? "true" : undefined}
          >
            {segment.label}
          </Link>
        ) : (
          <button
            key={segment.key}
            type="button"
            aria-pressed={segment.key === current}
            onClick={() => onChange?.(segment.key)}
          >
            {segment.label}
          </button>
        ),
      )}
    </fieldset>
  );
}
