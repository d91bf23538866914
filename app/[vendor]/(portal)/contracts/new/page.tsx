import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ContractForm } from "#components/contracts/contract-form.tsx";
import type { FormValues } from "#components/contracts/form-values.ts";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Select } from "#components/ui/select.tsx";
import { on } from "#lib/domain/contracts/amendment.ts";
import { contractPolicy } from "#lib/domain/policies/contract.ts";
import { one } from "#lib/domain/query.ts";
import { draftContext } from "#lib/features/contracts/draft-context.ts";
import { mayServe } from "#lib/features/contracts/serving.ts";
import { emptySystem } from "#lib/features/contracts/system-defaults.ts";
import { customerChoices } from "#lib/features/customers/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("contracts.form");
  const draft = one((await searchParams).draft);
  return { title: draft ? `${t("titleDraft")} ${draft}` : t("title") };
}

export default async function NewContractPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const asked = { customer: one(query.customer), renew: one(query.renew), draft: one(query.draft) };
  const { context, choices } = await readPage(vendor, async ({ actor, tx, now, workspace }) => {
    const own = actor.side === "partner" ? actor.orgId : null;
    if (!contractPolicy.create(actor, { partnerOrgId: own }) || !(await mayServe(tx, actor)))
      return notFoundRefusal();
    const context = await draftContext(tx, actor, workspace, asked, now);
    return { context, choices: context ? [] : await customerChoices(tx, actor.tenantId) };
  });
  const t = await getTranslations("contracts.form");
  const list = await getTranslations("contracts.list");
  const locale = await getLocale();
  const base = `/${vendor}`;
  const crumbs = (
    <Crumbs
      trail={[
        { label: list("title"), href: `${base}/contracts` },
        context?.draft
          ? { label: context.draft.number, href: `${base}/contracts/${context.draft.number}` }
          : { label: t("title"), href: `${base}/contracts/new` },
      ]}
    />
  );
  if (!context)
    return (
      <div className="page">
        {crumbs}
        <PageHeader title={t("title")}>{t("lead")}</PageHeader>
        {choices.length === 0 ? (
          <EmptyState
            level={2}
            title={t("noCustomers")}
            action={<ButtonLink href={`${base}/customers`}>{t("toCustomers")}</ButtonLink>}
          >
            {t("noCustomersText")}
          </EmptyState>
        ) : (
          <form action={`${base}/contracts/new`} className="form-body" style={{ maxWidth: 460 }}>
            <div className="field">
              <label htmlFor="customer">{t("customer")}</label>
              <Select
                id="customer"
                name="customer"
                required
                placeholder={t("choose")}
                options={choices.map(c => ({ value: c.slug, label: c.name }))}
              />
            </div>
            <Button type="submit" look="pri">
              {t("goOn")}
            </Button>
          </form>
        )}
      </div>
    );
  const { customer, plans, products, draft, renews, follows, serving, today } = context;
  const source = draft ?? renews;
  // Where there is a choice nobody has made, the form makes none: the price follows from it.
  const plan = plans.find(p => p.planId === source?.planId) ?? (plans.length === 1 ? plans[0] : undefined);
  const initial: FormValues = {
    planId: plan?.planId ?? "",
    startsOn: draft?.startsOn ?? today,
    months: source?.price?.months ?? plan?.definition.termMonths ?? 12,
    ...(serving ? { serving: serving.value } : {}),
    systems: source
      ? on(source.allSystems, source.endsOn).map(s => ({
          productId: s.productId,
          name: s.name,
          modules: s.modules,
          version: s.version,
          unit: s.unit === "server" || s.unit === "zone" || s.unit === "domain" ? s.unit : null,
          units: s.units,
          ...(source.plan.price.kind === "share_of_sale" ? { salePrice: s.salePrice.minor / 100 } : {}),
        }))
      : [emptySystem(products[0], plan?.definition.price)],
  };
  return (
    <ClientMessages ns={["contracts", "contractLife"]}>
      {crumbs}
      <div className="page" key={`${customer.id}${locale}`}>
        <PageHeader
          number={draft ? <span className="id">{draft.number}</span> : undefined}
          title={
            draft ? t("titleChange", { customer: customer.name }) : t("titleFor", { customer: customer.name })
          }
        />
        {plans.length === 0 || products.length === 0 ? (
          <EmptyState level={2} title={t("noPlans")}>
            {t("noPlansText")}
          </EmptyState>
        ) : (
          <ContractForm
            workspace={vendor}
            customer={customer}
            plans={plans}
            products={products}
            serving={serving ?? undefined}
            follows={follows}
            renewsId={renews?.id ?? null}
            draft={draft ? { id: draft.id, version: draft.version, number: draft.number } : null}
            initial={initial}
          />
        )}
      </div>
    </ClientMessages>
  );
}
