import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AmendmentSection } from "#components/amendments/amendment-section.tsx";
import { InvoiceSection } from "#components/amendments/invoice-section.tsx";
import { Contacts } from "#components/contracts/contacts.tsx";
import { aboutContract, ContractActions } from "#components/contracts/contract-actions.tsx";
import { PlanAside, ServesAside } from "#components/contracts/contract-aside.tsx";
import { ContractCard } from "#components/contracts/contract-card.tsx";
import { ContractHistory } from "#components/contracts/contract-history.tsx";
import { ContractStatus } from "#components/contracts/contract-status.tsx";
import { ChangeServing } from "#components/contracts/deeds.tsx";
import { OptionsCard } from "#components/contracts/options-card.tsx";
import { PriceSum } from "#components/contracts/price-sum.tsx";
import { PromiseSection } from "#components/contracts/promise-check.tsx";
import { SystemsSection } from "#components/contracts/systems-section.tsx";
import { ContractPath } from "#components/quotes/contract-path.tsx";
import { SaleSection } from "#components/quotes/sale-section.tsx";
import { LapseEffects } from "#components/renewals/lapse-section.tsx";
import { OutlookSection } from "#components/renewals/outlook-section.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { isOpenState, UNSIGNED_STATES } from "#lib/domain/contracts/contract.ts";
import { optionsOf } from "#lib/domain/contracts/options.ts";
import { one } from "#lib/domain/query.ts";
import { loadContract } from "./load.ts";

type Props = {
  params: Promise<{ vendor: string; number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, number } = await params;
  const { contract } = await loadContract(vendor, number);
  return { title: `${contract.number} · ${contract.customerName}` };
}

export default async function ContractPage({ params, searchParams }: Props) {
  const { vendor, number } = await params;
  const { actor, workspace, contract, today, may, partners, openTickets, events, products, ...life } =
    await loadContract(vendor, number);
  const { sale, offer, canAccept, term, next, contacts, options, promise } = life;
  const t = await getTranslations("contracts");
  const lifeText = await getTranslations("contractLife");
  const base = `/${vendor}`;
  const unsigned = UNSIGNED_STATES.includes(contract.state);
  const amended = term !== null && term.amendments.length > 0;
  // Somebody else who could serve: the vendor itself, or another active partner.
  const others = contract.partnerOrgId !== null || partners.length > 0;
  // Over, it is what there is to do; soon over, it comes after what the contract holds.
  const ending = (
    <>
      {contract.renewal === null && (
        <OutlookSection
          workspace={vendor}
          contract={contract}
          startsOn={next.startsOn}
          may={{ prepare: may.renew, ask: may.ask }}
        />
      )}
      <LapseEffects side={actor.side} />
    </>
  );
  return (
    <ClientMessages ns={["contracts", "products", "contractLife"]}>
      <Crumbs
        trail={[
          { label: t("list.title"), href: `${base}/contracts` },
          { label: contract.number, href: `${base}/contracts/${contract.number}` },
        ]}
      />
      <div className="page">
        <PageHeader
          number={<span className="id">{contract.number}</span>}
          title={t("title", { customer: contract.customerName })}
          actions={<ContractActions workspace={vendor} contract={contract} today={today} may={may} />}
        >
          <span className="row wrap">
            <ContractStatus state={contract.state} />
            {contract.customerSlug && actor.side !== "customer" && (
              <Link href={`${base}/customers/${contract.customerSlug}`}>{t("toCustomer")}</Link>
            )}
          </span>
        </PageHeader>
        {contract.state === "lapsed" && (
          <Message
            tone="warn"
            title={t("lapsed.title")}
            meanwhile={t("lapsed.meanwhile")}
            who={contract.servedByName}
          >
            {t("lapsed.text")}
          </Message>
        )}
        {contract.state === "draft" && <Message title={t("draft.title")}>{t("draft.text")}</Message>}
        <ContractPath contract={contract} sale={sale} />
        <div className="cols c-21" style={{ marginTop: 20 }}>
          <div>
            {contract.state === "lapsed" && ending}
            {unsigned && (
              <SaleSection
                workspace={vendor}
                contract={contract}
                sale={sale}
                today={today}
                may={may}
                offer={offer}
                by={actor.name}
                canAccept={canAccept}
              />
            )}
            <section className="sec" aria-labelledby="contacts">
              <SectionHeader
                id="contacts"
                title={t("contacts.title")}
                count={t("contacts.of", {
                  used: contract.contacts.length,
                  allowed: contract.plan.authorisedContacts,
                })}
              />
              <Contacts
                workspace={vendor}
                contractId={contract.id}
                contacts={contract.contacts}
                allowed={contract.plan.authorisedContacts}
                mustBeTrained={contract.plan.contactsMustBeTrained}
                today={today}
                manage={may.contacts}
                train={may.train}
                open={isOpenState(contract.state)}
                more={contacts}
                training={optionsOf(contract.plan).contactTraining}
                servedBy={contract.servedByName}
                courses={actor.side !== "customer"}
              />
            </section>
            <SystemsSection
              workspace={vendor}
              contract={contract}
              products={products}
              today={today}
              asked={one((await searchParams).on)}
              amended={amended}
              correct={may.correct}
            />
            {contract.price && (
              <section className="sec" aria-labelledby="price" style={{ marginTop: 28 }}>
                <SectionHeader id="price" title={t("price.title")} />
                <PriceSum sum={contract.price} />
                {amended && <p className="sm mm">{lifeText("amend.asSigned")}</p>}
              </section>
            )}
            {contract.state === "expiring" && ending}
            {term && (
              <AmendmentSection
                base={base}
                number={contract.number}
                term={term}
                perUnit={contract.plan.price.kind === "per_unit"}
                mayAmend={may.amend}
              />
            )}
            {term && <InvoiceSection workspace={vendor} contract={contract} term={term} may={may.invoice} />}
            {promise && (
              <PromiseSection
                promise={promise}
                plan={contract.plan}
                planHref={actor.side === "vendor" ? `${base}/settings/plans/${contract.plan.key}` : null}
              />
            )}
            {!unsigned && (
              <SaleSection
                workspace={vendor}
                contract={contract}
                sale={sale}
                today={today}
                may={may}
                offer={null}
                by={actor.name}
                canAccept={canAccept}
              />
            )}
            <ContractHistory events={events} titleZone={workspace.timeZone} />
          </div>
          <aside>
            <ContractCard
              contract={contract}
              today={today}
              base={base}
              prices
              drafts={actor.side !== "customer"}
              more={[]}
            />
            {contract.signedOn !== null && (
              <div style={{ marginTop: 16 }}>
                <OptionsCard
                  options={options}
                  href={`${base}/contracts/${contract.number}`}
                  zone={workspace.timeZone}
                />
              </div>
            )}
            <PlanAside plan={contract.plan} />
            <ServesAside
              base={base}
              contract={contract}
              support={workspace}
              openTickets={openTickets}
              change={
                may.serving && others ? (
                  <ChangeServing
                    {...aboutContract(vendor, contract)}
                    current={contract.partnerOrgId}
                    vendorName={workspace.name}
                    partners={partners}
                    openTickets={openTickets}
                  />
                ) : null
              }
            />
          </aside>
        </div>
      </div>
    </ClientMessages>
  );
}
