import type { ReactNode } from "react";

export type PathStop = { key: string; label: ReactNode };

/** Where something stands on its way: what is behind it solid, what is ahead dotted. */
export function PathLine({ stops, here }: { stops: readonly PathStop[]; here: string }) {
  const at = stops.findIndex(stop => stop.key === here);
  return (
    <ol
      className="path"
      style={{ gridTemplateColumns: `${"1fr ".repeat(Math.max(stops.length - 1, 0))}auto` }}
    >
      {stops.map((stop, index) => (
        <li
          key={stop.key}
          className={index === at ? "here" : index > at ? "next" : undefined}
          aria-current={index === at ? "step" : undefined}
        >
          {stop.label}
        </li>
      ))}
    </ol>
  );
}
