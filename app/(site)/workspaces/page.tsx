import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Doors } from "#components/accounts/doors.tsx";
import { SiteShell } from "#components/accounts/site-shell.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ownPlaces, places } from "#lib/features/accounts/queries.ts";
import { logoAddress } from "#lib/platform/logo.ts";
import { currentSession } from "#lib/platform/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.workspaces"))("title") };
}

export default async function WorkspacesPage() {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  const only = session.memberships.length === 1 ? session.memberships[0] : undefined;
  const own = await ownPlaces(session);
  if (only && own.length === 0) redirect(`/${only.slug}`);
  if (session.memberships.length === 0 && own.length === 1 && own[0]) redirect(`/${own[0].slug}/me`);
  const found = await places(session.memberships);
  const t = await getTranslations("accounts");
  const count = new Set([...found, ...own].map(place => place.slug)).size;
  return (
    <SiteShell>
      <div className="plain">
        {found.length + own.length === 0 ? (
          <EmptyState
            title={t("workspaces.none")}
            action={
              <ButtonLink look="pri" href="/#programmes">
                {t("workspaces.programmes")}
              </ButtonLink>
            }
          >
            {t("workspaces.noneText")}
          </EmptyState>
        ) : (
          <>
            <h1>{t("workspaces.title")}</h1>
            <p className="m sec-lead">{t("workspaces.lead", { count })}</p>
            <Doors
              go={t("workspaces.open")}
              doors={[
                ...found.map(place => ({
                  key: place.membershipId,
                  href: place.shared ? `/api/enter/${place.membershipId}` : `/${place.slug}`,
                  name: place.workspace,
                  note: `${place.org} · ${t(`sides.${place.side}`)}`,
                  colour: place.colour,
                  logo: logoAddress(place.logoSvg),
                  plain: place.shared,
                })),
                ...own.map(place => ({
                  key: `own ${place.slug}`,
                  href: `/${place.slug}/me`,
                  name: place.name,
                  note: t("workspaces.own"),
                  colour: place.colour,
                  logo: logoAddress(place.logoSvg),
                  plain: false,
                })),
              ]}
            />
          </>
        )}
      </div>
    </SiteShell>
  );
}
