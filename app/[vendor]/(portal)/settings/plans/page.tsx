import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PlanList } from "#components/plan-editor/list.tsx";
import { SettingsFrame } from "#components/settings/settings-frame.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { planList } from "#lib/features/plans/library.ts";
import { planSurroundings } from "#lib/features/plans/surroundings.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { pickOf, type ShelfProps } from "../pick.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.plans") };
}

/** All support plans: for every role of the vendor to read, for its administrators to change. */
export default async function PlansPage({ params, searchParams }: ShelfProps) {
  const { vendor } = await params;
  const query = await searchParams;
  const { workspace, edits, lines, around, pick } = await readPage(
    vendor,
    async ({ actor, workspace, tx, now }) => {
      if (!workspacePolicy.readDefinitions(actor, null)) return notFoundRefusal();
      const today = todayIn(workspace.timeZone, now.getTime());
      return {
        workspace,
        pick: pickOf(query),
        edits: workspacePolicy.change(actor, null),
        lines: await planList(tx, actor, today),
        around: await planSurroundings(tx, actor.tenantId, today),
      };
    },
  );
  // Addresses of before, when all plans stood on this page.
  if (pick.key)
    redirect(
      `/${vendor}/settings/plans/${encodeURIComponent(pick.key)}${pick.version ? `?version=${pick.version}` : ""}`,
    );
  const t = await getTranslations("plans");
  return (
    <ClientMessages ns={["plans", "programmeEditor", "programmes", "people"]}>
      <SettingsFrame workspace={vendor} name={workspace.name} part="plans" admin={edits} lead={t("lead")}>
        <PlanList vendor={vendor} lines={lines} edits={edits} around={around} />
      </SettingsFrame>
    </ClientMessages>
  );
}
