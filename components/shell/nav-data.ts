import type { Actor, Role } from "#lib/domain/policies/types.ts";
import type { Side } from "#lib/domain/tickets/types.ts";

/** Icons by name; `nav-icons.tsx` draws them. */
export type IconName =
  | "home"
  | "ticket"
  | "inbox"
  | "handshake"
  | "ladder"
  | "calendar"
  | "checks"
  | "award"
  | "training"
  | "gift"
  | "library"
  | "building"
  | "contract"
  | "release"
  | "knowledge"
  | "bug"
  | "wish"
  | "report"
  | "people"
  | "bell"
  | "settings";

type Entry = {
  key: string;
  /** Under `shell.nav`. */
  label: string;
  icon: IconName;
  sides: readonly Side[];
  /** Without roles: everybody of the sides. */
  roles?: readonly Role[];
  /** Address below the workspace; `:org` is the actor's company's slug. */
  path: string;
  exact?: boolean;
  /** A phone shows up to four of these, in this order. */
  bottom?: number;
};

export type NavPart = { key: string; title?: string; entries: readonly Entry[] };

const vendor = ["vendor"] as const;
const partner = ["partner"] as const;
const everybody = ["vendor", "partner", "customer"] as const;
const suppliers = ["vendor", "partner"] as const;

/** The rail of every side: what it holds, in which order. A page's own queries decide who may see what is behind it. */
export const navigation: readonly NavPart[] = [
  {
    key: "start",
    entries: [
      { key: "home", label: "home", icon: "home", sides: everybody, path: "", exact: true, bottom: 1 },
    ],
  },
  {
    key: "support",
    title: "support",
    entries: [
      { key: "tickets", label: "tickets", icon: "ticket", sides: everybody, path: "/tickets", bottom: 2 },
      { key: "defects", label: "defects", icon: "bug", sides: vendor, path: "/defects" },
      { key: "features", label: "features", icon: "wish", sides: everybody, path: "/features" },
      {
        key: "contracts",
        label: "contracts",
        icon: "contract",
        sides: everybody,
        path: "/contracts",
        bottom: 4,
      },
      { key: "releases", label: "releases", icon: "release", sides: everybody, path: "/releases" },
      { key: "knowledge", label: "knowledge", icon: "knowledge", sides: everybody, path: "/knowledge" },
      { key: "customers", label: "customers", icon: "building", sides: suppliers, path: "/customers" },
      { key: "reports", label: "reports", icon: "report", sides: everybody, path: "/reports" },
    ],
  },
  {
    key: "programme",
    title: "programme",
    entries: [
      { key: "applications", label: "applications", icon: "inbox", sides: vendor, path: "/applications" },
      {
        key: "my-applications",
        label: "myApplication",
        icon: "inbox",
        sides: partner,
        path: "/applications",
      },
      { key: "partners", label: "partners", icon: "handshake", sides: vendor, path: "/partners", bottom: 3 },
      {
        key: "mine",
        label: "myPartnership",
        icon: "handshake",
        sides: partner,
        path: "/partners/:org",
      },
      {
        key: "onboarding",
        label: "onboarding",
        icon: "checks",
        sides: partner,
        path: "/partners/:org/onboarding",
      },
      {
        key: "ladder",
        label: "ladder",
        icon: "ladder",
        sides: partner,
        path: "/partners/:org/ladder",
        bottom: 3,
      },
      { key: "year", label: "year", icon: "calendar", sides: partner, path: "/partners/:org/year" },
      { key: "benefits", label: "benefits", icon: "gift", sides: partner, path: "/benefits" },
      { key: "library", label: "library", icon: "library", sides: suppliers, path: "/library" },
      { key: "training", label: "training", icon: "training", sides: suppliers, path: "/training" },
      { key: "me", label: "me", icon: "award", sides: partner, path: "/me" },
      { key: "certificates", label: "certificates", icon: "award", sides: suppliers, path: "/certificates" },
    ],
  },
];

/** At the foot of the rail. Every role of the vendor reads what is in force; the workspace's own form is its administrators'. */
export const settingsNavigation: readonly Entry[] = [
  {
    key: "people",
    label: "people",
    icon: "people",
    sides: everybody,
    path: "/settings/people",
  },
  {
    key: "settings",
    label: "settings",
    icon: "settings",
    sides: vendor,
    path: "/settings",
  },
];

export type NavEntry = Omit<Entry, "path" | "sides" | "roles"> & { href: string };

/** What the actor's rail shows. */
export function entriesFor(
  actor: Pick<Actor, "side" | "roles" | "workspaceSlug">,
  orgSlug: string,
  entries: readonly Entry[],
): NavEntry[] {
  return entries
    .filter(entry => entry.sides.includes(actor.side))
    .filter(entry => !entry.roles || entry.roles.some(role => actor.roles.includes(role)))
    .map(({ path, sides: _sides, roles: _roles, ...rest }) => ({
      ...rest,
      href: `/${actor.workspaceSlug}${path.replace(":org", orgSlug)}`,
    }));
}
