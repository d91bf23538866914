import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlanView } from "#components/settings/plan-view.tsx";
import { SettingsFrame } from "#components/settings/settings-frame.tsx";
import { ShelfView } from "#components/settings/shelf-view.tsx";
import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { publishedCalendars, publishedPlans } from "#lib/features/workspace/published.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { pickOf, type ShelfProps } from "../pick.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.plans") };
}

/** The support plans as published: for every role of the vendor, to read. */
export default async function PlansPage({ params, searchParams }: ShelfProps) {
  const { vendor } = await params;
  const query = await searchParams;
  const { workspace, admin, shelf, calendars } = await readPage(
    vendor,
    async ({ actor, workspace, tx, now }) => {
      if (!workspacePolicy.readDefinitions(actor, null)) return notFoundRefusal();
      const today = todayIn(workspace.timeZone, now.getTime());
      const { tenantId } = actor;
      return {
        workspace,
        admin: workspacePolicy.change(actor, null),
        shelf: await publishedPlans(tx, tenantId, pickOf(query), today),
        calendars: (await publishedCalendars(tx, tenantId, {}, today)).items,
      };
    },
  );
  const t = await getTranslations("settings.plans");
  const base = `/${vendor}/settings/plans`;
  const { items, shown } = shelf;
  return (
    <SettingsFrame workspace={vendor} name={workspace.name} part="plans" admin={admin} lead={t("lead")}>
      <ShelfView base={base} items={items} shown={shown} none={{ title: t("none"), text: t("noneText") }}>
        {shown && (
          <PlanView
            plan={shown.definition}
            calendars={new Map(calendars.map(({ key, name }) => [key, name]))}
          />
        )}
      </ShelfView>
    </SettingsFrame>
  );
}
