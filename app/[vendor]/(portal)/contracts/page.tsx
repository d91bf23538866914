import { FilePlus2, RefreshCw } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ContractTable } from "#components/contracts/contract-table.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ListFilter } from "#components/ui/list-filter.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Select } from "#components/ui/select.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { contractPolicy } from "#lib/domain/policies/contract.ts";
import { one } from "#lib/domain/query.ts";
import { textIn } from "#lib/domain/text.ts";
import {
  CONTRACT_VIEWS,
  type ContractView,
  contractCounts,
  listContracts,
} from "#lib/features/contracts/list.ts";
import { workspaceDays } from "#lib/features/contracts/queries.ts";
import { mayServe, servingChoices } from "#lib/features/contracts/serving.ts";
import { plansInEffect } from "#lib/features/plans/queries.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contracts.list"))("title") };
}

export default async function ContractsPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const asked = one(query.view);
  const plan = one(query.plan);
  const serving = one(query.serving);
  const { page, counts, view, actor, plans, partners, mayDraft, workspaceName } = await readPage(
    vendor,
    async ({ actor, tx, now, workspace }) => {
      const { today } = await workspaceDays(tx, actor.tenantId, now);
      // A customer has few: it sees them all, drafts aside.
      const first: ContractView = actor.side === "customer" ? "all" : "in_force";
      const view = CONTRACT_VIEWS.find(v => v === asked) ?? first;
      const filter = {
        view,
        planId: isUuid(plan) ? plan : null,
        serving: actor.side === "vendor" && (serving === "vendor" || isUuid(serving)) ? serving : null,
        after: one(query.after) || null,
        before: one(query.before) || null,
        drafts: actor.side !== "customer",
      };
      return {
        actor,
        view,
        workspaceName: workspace.name,
        page: await listContracts(tx, actor.tenantId, filter, today),
        counts: await contractCounts(tx, actor.tenantId, filter, today),
        plans: await plansInEffect(tx, actor.tenantId, today),
        partners: actor.side === "vendor" ? await servingChoices(tx, actor.tenantId) : [],
        mayDraft:
          contractPolicy.create(actor, { partnerOrgId: actor.side === "partner" ? actor.orgId : null }) &&
          (await mayServe(tx, actor)),
      };
    },
  );
  const base = `/${vendor}/contracts`;
  // A customer with one contract means that one.
  const only = page.rows[0];
  if (actor.side === "customer" && counts.all === 1 && only && !asked) redirect(`${base}/${only.number}`);
  const t = await getTranslations("contracts.list");
  const renewals = await getTranslations("contracts.pipeline");
  const locale = await getLocale();
  const kept = { ...(plan ? { plan } : {}), ...(serving ? { serving } : {}) };
  const href = (more: Record<string, string>) => `${base}?${new URLSearchParams({ ...kept, ...more })}`;
  // A customer has few: states it has none in would only be noise.
  const views = CONTRACT_VIEWS.filter(
    v => actor.side !== "customer" || v === "all" || v === view || (v !== "draft" && counts[v] > 0),
  );
  const filtered = Boolean(plan || serving);
  return (
    <div className="page">
      <PageHeader
        title={t("title")}
        actions={
          <>
            {actor.side !== "customer" && (
              <ButtonLink href={`${base}/renewals`}>
                <RefreshCw className="i" aria-hidden="true" />
                {renewals("title")}
              </ButtonLink>
            )}
            {mayDraft && (
              <ButtonLink look="pri" href={`${base}/new`}>
                <FilePlus2 className="i" aria-hidden="true" />
                {t("new")}
              </ButtonLink>
            )}
          </>
        }
      >
        {t(`lead.${actor.side}`)}
      </PageHeader>
      <Tabs
        label={t("views")}
        tabs={views.map(v => ({
          href: href({ view: v }),
          label: t(`view.${v}`),
          count: counts[v],
          current: v === view,
        }))}
      />
      {actor.side !== "customer" && (
        <ListFilter
          base={base}
          label={t("filter")}
          apply={t("apply")}
          clear={{ label: t("clear"), href: `${base}?view=${view}`, offered: filtered }}
        >
          <input type="hidden" name="view" value={view} />
          <label htmlFor="plan" className="vh">
            {t("plan")}
          </label>
          <Select
            id="plan"
            name="plan"
            defaultValue={plan}
            placeholder={t("allPlans")}
            options={plans.map(p => ({ value: p.planId, label: textIn(p.definition.name, locale) }))}
          />
          {actor.side === "vendor" && (
            <>
              <label htmlFor="serving" className="vh">
                {t("servedBy")}
              </label>
              <Select
                id="serving"
                name="serving"
                defaultValue={serving}
                placeholder={t("allServing")}
                options={[
                  { value: "vendor", label: workspaceName },
                  ...partners.map(p => ({ value: p.id, label: p.name })),
                ]}
              />
            </>
          )}
        </ListFilter>
      )}
      {page.rows.length === 0 ? (
        <EmptyState
          level={2}
          title={t(`empty.${view}`)}
          action={filtered ? <ButtonLink href={`${base}?view=${view}`}>{t("clear")}</ButtonLink> : undefined}
        >
          {t("emptyText")}
        </EmptyState>
      ) : (
        <ContractTable
          base={`/${vendor}`}
          rows={page.rows}
          customers={actor.side !== "customer"}
          served={actor.side !== "partner"}
          sort={view === "in_force" || view === "expiring" ? "ascending" : "descending"}
        />
      )}
      <Pager
        previous={page.previous && href({ view, before: page.previous })}
        next={page.next && href({ view, after: page.next })}
      />
    </div>
  );
}
