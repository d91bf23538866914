import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditRecurring } from "#components/recurring/recurring-form.tsx";
import { RecurringList } from "#components/recurring/recurring-list.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { automationPolicy } from "#lib/domain/policies/automation.ts";
import { one } from "#lib/domain/query.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { peopleChoices } from "#lib/features/automation/values.ts";
import { closedDays, recurringTargets, recurringTickets } from "#lib/features/recurring-tickets/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recurring"))("title") };
}

/** The workspace's zone first: agreements are counted by it unless a customer's is chosen. */
const zonesFrom = (first: string) => [...new Set([first, ...Intl.supportedValuesOf("timeZone"), "UTC"])];

/** Cases that a desk opens for its customers again and again. */
export default async function RecurringPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const removed = one(query.show) === "removed";
  const cursor = { after: one(query.after) || null, before: one(query.before) || null };
  const { page, choices, team } = await readPage(vendor, async ({ actor, workspace, tx, now }) => {
    if (!automationPolicy.read(actor, null)) return notFoundRefusal();
    const page = await recurringTickets(tx, actor, cursor, now, removed);
    const first = await recurringTargets(tx, actor, now);
    // Those that stand in the list can be changed, however many contracts come before theirs.
    const named = page.rows.map(row => row.systemId).filter(id => !first.some(one => one.systemId === id));
    const more = named.length > 0 ? await recurringTargets(tx, actor, now, named) : [];
    return {
      page,
      choices: automationPolicy.change(actor, null)
        ? {
            targets: [...first, ...more],
            people: await peopleChoices(tx, actor),
            closed: await closedDays(tx, actor, now),
            zones: zonesFrom(workspace.timeZone),
            today: todayIn(workspace.timeZone, now.getTime()),
          }
        : null,
      team: actor.orgName,
    };
  });
  const t = await getTranslations("recurring");
  const rules = await getTranslations("automation");
  const here = `/${vendor}/tickets/recurring`;
  const at = (name: "after" | "before", word: string | null) =>
    word === null
      ? null
      : `${here}?${new URLSearchParams({ ...(removed ? { show: "removed" } : {}), [name]: word })}`;
  return (
    <ClientMessages ns={["recurring", "automation", "tickets", "savedReplies"]}>
      <div className="page">
        <Crumbs trail={[{ label: t("back"), href: `/${vendor}/tickets` }, { label: t("title") }]} />
        <PageHeader
          title={t("title")}
          actions={
            <>
              <ButtonLink look="ghost" href={`/${vendor}/tickets/rules`}>
                {rules("title")}
              </ButtonLink>
              <ButtonLink look="ghost" href={removed ? here : `${here}?show=removed`}>
                {removed ? t("showPresent") : t("showRemoved")}
              </ButtonLink>
              {choices && !removed && <EditRecurring workspace={vendor} choices={choices} recurring={null} />}
            </>
          }
        >
          {removed ? t("removedLead") : t("lead", { team })}
        </PageHeader>
        {page.rows.length === 0 ? (
          <EmptyState level={2} title={removed ? t("noneRemoved") : t("none")}>
            {removed ? t("removedLead") : choices ? t("noneText") : rules("refusal.notLead")}
          </EmptyState>
        ) : (
          <RecurringList workspace={vendor} rows={page.rows} choices={choices} />
        )}
        <Pager previous={at("before", page.previous)} next={at("after", page.next)} />
      </div>
    </ClientMessages>
  );
}
