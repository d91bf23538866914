"use client";

import { usePathname } from "next/navigation";
import Link from "#components/ui/link.tsx";
import type { NavLink, NavSection } from "./shell-types.ts";

/** Whether a link leads to the page one is on or to the one above it. */
export function isCurrent(link: NavLink, path: string): boolean {
  const target = link.href.split(/[?#]/)[0] ?? "";
  return path === target || (!link.exact && path.startsWith(`${target}/`));
}

/** The link with the longest address wins, so that `/x/partners/me/year` lights one, not two. */
export function currentKey(links: readonly NavLink[], path: string): string | null {
  const fitting = links.filter(link => isCurrent(link, path));
  fitting.sort((a, b) => b.href.length - a.href.length);
  return fitting[0]?.key ?? null;
}

function Item({ link, current }: { link: NavLink; current: boolean }) {
  return (
    <Link href={link.href} aria-current={current ? "page" : undefined} title={link.label}>
      {link.icon}
      <span>{link.label}</span>
      {link.count !== undefined && link.count > 0 && (
        <span className={link.hot ? "n hot" : "n"}>{link.count}</span>
      )}
    </Link>
  );
}

export function Nav({
  label,
  sections,
  foot,
  all,
}: {
  label: string;
  sections: readonly NavSection[];
  foot?: boolean;
  /** Every link of the rail, to tell which one is current. */
  all: readonly NavLink[];
}) {
  const current = currentKey(all, usePathname());
  return (
    <nav className={foot ? "nav foot" : "nav"} aria-label={label}>
      {sections.map(section => (
        <div key={section.key}>
          {section.title && <h2>{section.title}</h2>}
          {section.links.map(link => (
            <Item key={link.key} link={link} current={link.key === current} />
          ))}
        </div>
      ))}
    </nav>
  );
}
