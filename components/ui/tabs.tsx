import type { ReactNode } from "react";
import Link from "#components/ui/link.tsx";

export type TabLink = { href: string; label: ReactNode; count?: number; current?: boolean };

/** Tabs are links: each has an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(tab => (
        <Link key={tab.href} href={tab.href} aria-current={tab.current ? "page" : undefined}>
          {tab.label}
          {tab.count !== undefined && <span className="n">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
