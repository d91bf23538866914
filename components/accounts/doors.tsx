import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { WorkspaceMark } from "#components/shell/workspace-mark.tsx";
import Link from "#components/ui/link.tsx";

export type Door = {
  key: string;
  href: string;
  name: string;
  note: ReactNode;
  colour: string;
  /** Instead of the list's own word. */
  go?: string;
  logo: string | null;
  /** A route that sets something must not be looked ahead at. */
  plain?: boolean;
};

/** Workspaces one may enter, each under its own colour. */
export function Doors({ doors, go }: { doors: readonly Door[]; go: string }) {
  return (
    <ul className="doors">
      {doors.map(door => {
        const inside = (
          <>
            <WorkspaceMark name={door.name} logo={door.logo} />
            <span>
              <b>{door.name}</b>
              <span className="sm m">{door.note}</span>
            </span>
            <span className="go sm not-s">{door.go ?? go}</span>
            <ArrowRight className="i" aria-hidden="true" />
          </>
        );
        return (
          <li key={door.key} data-vendor={door.key} style={{ "--vendor": door.colour }}>
            {door.plain ? <a href={door.href}>{inside}</a> : <Link href={door.href}>{inside}</Link>}
          </li>
        );
      })}
    </ul>
  );
}
