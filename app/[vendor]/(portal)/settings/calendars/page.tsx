import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CalendarList } from "#components/calendars/list.tsx";
import { SettingsFrame } from "#components/settings/settings-frame.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { calendarList } from "#lib/features/calendars/queries.ts";
import { unconfirmedYears } from "#lib/features/calendars/years.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { pickOf, type ShelfProps } from "../pick.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.calendars") };
}

/** All business calendars: for every role of the vendor to read, for its administrators to change. */
export default async function CalendarsPage({ params, searchParams }: ShelfProps) {
  const { vendor } = await params;
  const query = await searchParams;
  const data = await readPage(vendor, async ({ actor, workspace, tx, now }) => {
    if (!workspacePolicy.readDefinitions(actor, null)) return notFoundRefusal();
    const today = todayIn(workspace.timeZone, now.getTime());
    const pick = pickOf(query);
    return {
      workspace,
      pick,
      edits: workspacePolicy.change(actor, null),
      lines: await calendarList(tx, actor, today),
      unconfirmed: await unconfirmedYears(tx, actor.tenantId, today),
    };
  });
  const { workspace, edits, lines, unconfirmed, pick } = data;
  // Addresses of before, when all calendars stood on this page.
  if (pick.key)
    redirect(
      `/${vendor}/settings/calendars/${encodeURIComponent(pick.key)}${pick.version ? `?version=${pick.version}` : ""}`,
    );
  const t = await getTranslations("calendars");
  return (
    <ClientMessages ns={["calendars"]}>
      <SettingsFrame workspace={vendor} name={workspace.name} part="calendars" admin={edits} lead={t("lead")}>
        <CalendarList vendor={vendor} lines={lines} edits={edits} unconfirmed={unconfirmed} />
      </SettingsFrame>
    </ClientMessages>
  );
}
