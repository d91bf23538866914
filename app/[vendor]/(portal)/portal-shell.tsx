import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { chosenTheme } from "#components/shell/document.tsx";
import { entriesFor, type NavEntry, navigation, settingsNavigation } from "#components/shell/nav-data.ts";
import { NavIcon } from "#components/shell/nav-icons.tsx";
import { Shell } from "#components/shell/shell.tsx";
import type { NavLink, ShellData, WorkspaceChoice } from "#components/shell/shell-types.ts";
import { setLocale, signOut } from "#lib/features/accounts/actions.ts";
import { places } from "#lib/features/accounts/queries.ts";
import { type RailCounts, railCounts } from "#lib/features/home/queries/rail.ts";
import { locales } from "#lib/messages/index.ts";
import { logoAddress } from "#lib/platform/logo.ts";
import { readPage } from "#lib/platform/page.ts";

/** The shell with what this person's side, roles and workspaces fill it with. */
export async function PortalShell({ vendor, children }: { vendor: string; children: ReactNode }) {
  const { actor, workspace, session, counts } = await readPage(vendor, async ctx => ({
    actor: ctx.actor,
    workspace: ctx.workspace,
    session: ctx.session,
    counts: await railCounts(ctx.tx, ctx.actor),
  }));
  const t = await getTranslations("shell");
  const [locale, theme] = [await getLocale(), await chosenTheme()];
  const { orgSlug, unread } = counts;
  const link = (entry: NavEntry): NavLink => ({
    key: entry.key,
    href: entry.href,
    label: t(`nav.${entry.label}` as "nav.home"),
    icon: <NavIcon name={entry.icon} />,
    ...(entry.exact ? { exact: true } : {}),
    ...countOf(entry.key, counts),
  });
  const parts = navigation
    .filter(part => part.key !== "programme" || counts.programmes)
    .map(part => ({
      part,
      entries: entriesFor(actor, orgSlug, part.entries).filter(
        entry => actor.side !== "partner" || !notYet(counts).includes(entry.key),
      ),
    }))
    .filter(({ entries }) => entries.length > 0);
  const bottom = parts
    .flatMap(({ entries }) => entries)
    .filter(entry => entry.bottom !== undefined)
    .sort((a, b) => (a.bottom ?? 0) - (b.bottom ?? 0));
  const mine = session.memberships.length > 1 ? await places(session.memberships) : [];
  const data: ShellData = {
    workspace: {
      name: workspace.name,
      org: actor.orgName === workspace.name ? workspace.legalName : actor.orgName,
      href: `/${actor.workspaceSlug}`,
      logo: logoAddress(workspace.logoSvg),
    },
    workspaces: mine.map(
      (place): WorkspaceChoice => ({
        name: place.workspace,
        org: place.org,
        href: place.shared ? `/api/enter/${place.membershipId}` : `/${place.slug}`,
        current: place.membershipId === actor.membershipId,
        logo: logoAddress(place.logoSvg),
      }),
    ),
    sections: parts.map(({ part, entries }) => ({
      key: part.key,
      ...(part.title ? { title: t(`sections.${part.title}` as "sections.support") } : {}),
      links: entries.map(link),
    })),
    settings: entriesFor(actor, orgSlug, settingsNavigation).map(link),
    bottom: bottom.map(entry => entry.key),
    person: { name: actor.name, kind: actor.side === "customer" ? "plain" : actor.side },
    accountHref: "/account",
    notificationsHref: `/${actor.workspaceSlug}/notifications`,
    unread,
    live: {
      line: `/api/live?w=${actor.workspaceSlug}`,
      unread: `/api/live/unread?w=${actor.workspaceSlug}`,
    },
    locale,
    locales,
    theme,
    searchUrl: `/api/search?w=${actor.workspaceSlug}`,
    commands:
      actor.side === "customer"
        ? [
            {
              key: "new-ticket",
              label: t("nav.newTicket"),
              href: `/${actor.workspaceSlug}/tickets/new`,
            },
          ]
        : [],
    setLocale,
    signOut,
  };
  return <Shell data={data}>{children}</Shell>;
}

/** Pages an applicant has not yet: those of a partnership, and those of support, which partners give. */
const notYet = ({ partnership, serves, programmes }: RailCounts): string[] => [
  ...(partnership
    ? []
    : ["mine", "onboarding", "ladder", "year", "benefits", "library", "training", "certificates"]),
  ...(partnership || serves || !programmes ? [] : ["tickets", "contracts", "customers"]),
];

/** The number beside an entry of the rail: what waits there. */
function countOf(key: string, counts: RailCounts): Pick<NavLink, "count" | "hot"> {
  if (key === "tickets") return { count: counts.mine, hot: counts.late };
  if (key === "knowledge") return { count: counts.alerts, hot: counts.alertsCritical };
  if (key === "applications") return { count: counts.applications, hot: counts.applicationsLate };
  if (key === "my-applications") return { count: counts.applications };
  if (key === "onboarding") return { count: counts.steps };
  return {};
}
