import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { AmendForm } from "#components/amendments/amend-form.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { on } from "#lib/domain/contracts/amendment.ts";
import { contractPolicy } from "#lib/domain/policies/contract.ts";
import { later } from "#lib/domain/time/dates.ts";
import { readTerm } from "#lib/features/amendments/queries.ts";
import { findContract, workspaceDays } from "#lib/features/contracts/queries.ts";
import { asInput } from "#lib/features/contracts/settle.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string; number: string }> };

const load = cache((vendor: string, number: string) =>
  readPage(vendor, async ({ actor, tx, now }) => {
    const { today } = await workspaceDays(tx, actor.tenantId, now);
    const contract = await findContract(tx, actor.tenantId, number, today);
    if (!contract || contract.cancelledOn || !contractPolicy.amend(actor, contract)) return notFoundRefusal();
    return {
      actor,
      contract,
      today,
      term: await readTerm(tx, actor.tenantId, contract),
      products: await loadProducts(tx, actor.tenantId),
    };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, number } = await params;
  const { contract } = await load(vendor, number);
  const t = await getTranslations("contractLife.amend");
  return { title: `${t("title", { number: contract.number })} · ${contract.customerName}` };
}

/** A signed contract is changed from a day on, with its price by day (S13). */
export default async function AmendPage({ params }: Props) {
  const { vendor, number } = await params;
  const { actor, contract, today, term, products } = await load(vendor, number);
  const t = await getTranslations("contractLife.amend");
  const list = await getTranslations("contracts.list");
  const base = `/${vendor}/contracts`;
  const { plan, endsOn } = contract;
  const shared = plan.price.kind === "share_of_sale";
  const last = on(contract.allSystems, endsOn);
  const amendment = term.amendments.at(-1);
  const discount = amendment?.price.discount;
  return (
    <ClientMessages ns={["contracts", "contractLife"]}>
      <Crumbs
        trail={[
          { label: list("title"), href: base },
          { label: contract.number, href: `${base}/${contract.number}` },
          { label: t("open") },
        ]}
      />
      <div className="page">
        <PageHeader title={t("title", { number: contract.number })}>
          <span>
            <b>{contract.customerName}</b>. {t("lead")}
          </span>
        </PageHeader>
        {contract.renewal && <Message title={t("renewalNote", { number: contract.renewal.number })} />}
        {term.amendableFrom === null ? (
          <EmptyState
            level={2}
            title={t("all")}
            action={<ButtonLink href={`${base}/${contract.number}`}>{contract.number}</ButtonLink>}
          >
            {t("allText")}
          </EmptyState>
        ) : (
          <AmendForm
            workspace={vendor}
            contract={{
              id: contract.id,
              number: contract.number,
              version: contract.version,
              startsOn: contract.startsOn,
              endsOn,
              months: contract.price?.months ?? plan.termMonths,
            }}
            plan={{ price: plan.price }}
            products={products.map(({ id, name, modules, releases }) => ({
              id,
              name,
              modules,
              versions: releases.filter(r => r.releasedOn <= today).map(r => r.version),
            }))}
            before={{
              systems: last.map(one => ({ ...asInput(one), salePrice: one.salePrice })),
              discountBp: term.discountBp,
            }}
            systems={last.map(one => {
              const { salePrice, ...rest } = asInput(one);
              return { ...rest, systemId: one.id, ...(shared ? { salePrice } : {}) };
            })}
            discount={{
              percent: term.discountBp / 100,
              why: discount?.why || contract.discount.why,
              by: discount?.by || contract.discount.by || actor.name,
            }}
            from={term.amendableFrom}
            effectiveOn={later(term.amendableFrom, today > endsOn ? endsOn : today)}
            invoicedThrough={term.invoicedThrough}
            today={today}
          />
        )}
      </div>
    </ClientMessages>
  );
}
