import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PartnerFilterForm } from "#components/partners/partner-filter.tsx";
import { PartnerTable } from "#components/partners/partner-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { tiersByRank } from "#lib/domain/programmes/definition.ts";
import { PARTNERSHIP_STATES } from "#lib/domain/programmes/partnership.ts";
import { textIn } from "#lib/domain/text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { countPartners, listPartners } from "#lib/features/onboarding/list.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("partners.list"))("title") };
}

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

export default async function PartnersPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const asked = {
    name: one(query.name).trim().slice(0, 80),
    state: one(query.state),
    tier: one(query.tier),
    loss: one(query.loss),
  };
  const { page, count, tiers, today } = await readPage(vendor, async ({ actor, workspace, tx, now }) => {
    if (actor.side !== "vendor") return notFoundRefusal();
    const today = todayIn(workspace.timeZone, now.getTime());
    const programmes = await listProgrammes(tx, actor.tenantId, today);
    const tiers = programmes.flatMap(({ definition }) =>
      tiersByRank(definition).map(tier => ({ key: tier.key, name: textIn(tier.name, actor.locale) })),
    );
    const filter = {
      name: asked.name,
      state: PARTNERSHIP_STATES.find(state => state === asked.state) ?? null,
      tier: asked.tier === "none" || tiers.some(tier => tier.key === asked.tier) ? asked.tier : null,
      lossWithin: { "30": 30, "90": 90 }[asked.loss] ?? null,
      after: one(query.after) || null,
      before: one(query.before) || null,
    };
    return {
      today,
      tiers,
      page: await listPartners(tx, actor.tenantId, filter, today, actor.locale),
      count: await countPartners(tx, actor.tenantId, filter, today),
    };
  });
  const t = await getTranslations("partners.list");
  const base = `/${vendor}/partners`;
  const kept = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
  const href = (more: Record<string, string>) => `${base}?${new URLSearchParams({ ...kept, ...more })}`;
  const filtered = Object.keys(kept).length > 0;
  return (
    <div className="page">
      <PageHeader title={t("title")}>{t("lead")}</PageHeader>
      <PartnerFilterForm base={base} asked={asked} tiers={tiers} filtered={filtered} />
      {page.rows.length === 0 ? (
        filtered ? (
          <EmptyState title={t("empty")} action={<ButtonLink href={base}>{t("clear")}</ButtonLink>}>
            {t("emptyText")}
          </EmptyState>
        ) : (
          <EmptyState
            title={t("first")}
            action={<ButtonLink href={`/${vendor}/applications`}>{t("toApplications")}</ButtonLink>}
          >
            {t("firstText")}
          </EmptyState>
        )
      ) : (
        <PartnerTable rows={page.rows} base={base} today={today} />
      )}
      <Pager
        {...(page.rows.length > 0 ? { summary: t("summary", { count }) } : {})}
        previous={page.previous && href({ before: page.previous })}
        next={page.next && href({ after: page.next })}
      />
    </div>
  );
}
