import { RefreshCw } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { AmendmentSection } from "#components/amendments/amendment-section.tsx";
import { InvoiceSection } from "#components/amendments/invoice-section.tsx";
import { SystemsOn } from "#components/amendments/systems-on.tsx";
import { Contacts } from "#components/contracts/contacts.tsx";
import { PlanAside, ServesAside } from "#components/contracts/contract-aside.tsx";
import { ContractCard } from "#components/contracts/contract-card.tsx";
import { ContractHistory } from "#components/contracts/contract-history.tsx";
import { ContractStatus } from "#components/contracts/contract-status.tsx";
import { CancelContract, ChangeServing, SignContract } from "#components/contracts/deeds.tsx";
import { OptionsCard } from "#components/contracts/options-card.tsx";
import { PriceSum } from "#components/contracts/price-sum.tsx";
import { PromiseSection } from "#components/contracts/promise-check.tsx";
import { SystemTable } from "#components/contracts/system-table.tsx";
import { ContractPath } from "#components/quotes/contract-path.tsx";
import { SaleSection } from "#components/quotes/sale-section.tsx";
import { LapseEffects } from "#components/renewals/lapse-section.tsx";
import { OutlookSection } from "#components/renewals/outlook-section.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { on as systemsOf } from "#lib/domain/contracts/amendment.ts";
import { isOpenState, UNSIGNED_STATES } from "#lib/domain/contracts/contract.ts";
import { optionsOf } from "#lib/domain/contracts/options.ts";
import { contractPolicy } from "#lib/domain/policies/contract.ts";
import { productPolicy } from "#lib/domain/policies/product.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { one } from "#lib/domain/query.ts";
import { isPlainDate, later } from "#lib/domain/time/dates.ts";
import { readTerm } from "#lib/features/amendments/queries.ts";
import { optionsSummary } from "#lib/features/contract-options/queries.ts";
import { readContacts } from "#lib/features/contracts/contact-list.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { contractEvents } from "#lib/features/contracts/history.ts";
import { findContract, workspaceDays } from "#lib/features/contracts/queries.ts";
import { servingChoices } from "#lib/features/contracts/serving.ts";
import { beforeOf, startAfter } from "#lib/features/contracts/terms.ts";
import { openTicketsOf } from "#lib/features/contracts/tickets.ts";
import { promiseCheck } from "#lib/features/plans/promise.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import { offerOf, readSale, whoCanAccept } from "#lib/features/quotes/queries.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

/** Whose work it is reads whether the promise can be kept, while there is one: how long each level may take is not the customer's. */
const promised = (actor: Actor, contract: ContractDto) =>
  actor.side !== "customer" && isOpenState(contract.state);

type Props = {
  params: Promise<{ vendor: string; number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// Read once for the page and its title.
const load = cache((vendor: string, number: string) =>
  readPage(vendor, async ({ actor, tx, now, workspace }) => {
    const { today } = await workspaceDays(tx, actor.tenantId, now);
    const contract = await findContract(tx, actor.tenantId, number, today);
    if (!contract || !contractPolicy.read(actor, contract)) return notFoundRefusal();
    const sale = await readSale(tx, actor.tenantId, contract, today);
    // A draft is between those who write it: the customer reads what was offered of it.
    if (actor.side === "customer" && contract.signedOn === null) {
      if (sale.quotes.length > 0) redirect(`/${vendor}/contracts/${contract.number}/quote`);
      return notFoundRefusal();
    }
    const may = {
      edit: contractPolicy.edit(actor, contract),
      sign: contractPolicy.sign(actor, contract),
      renew: contractPolicy.renew(actor, contract) && contract.renewal === null,
      cancel: contractPolicy.cancel(actor, contract),
      serving: contractPolicy.changeServing(actor, contract),
      contacts: contractPolicy.manageContacts(actor, contract),
      train: contractPolicy.recordTraining(actor, contract),
      correct: contract.signedOn !== null && productPolicy.correctVersion(actor, contract),
      quote: contractPolicy.quote(actor, contract),
      order: contractPolicy.order(actor, contract),
      takeBack: contractPolicy.takeBackOrder(actor, contract),
      amend: contractPolicy.amend(actor, contract) && contract.cancelledOn === null,
      invoice: contractPolicy.invoice(actor, contract),
      ask: contractPolicy.askForRenewal(actor, contract) && contract.renewal === null,
    };
    return {
      actor,
      workspace,
      contract,
      today,
      may,
      sale,
      offer: may.quote ? await offerOf(tx, actor, contract, { ...workspace, today }) : null,
      canAccept: await whoCanAccept(tx, actor.tenantId, contract.customerOrgId, today),
      term: contract.signedOn === null ? null : await readTerm(tx, actor.tenantId, contract),
      next: await startAfter(tx, actor.tenantId, workspace.calendarKey, beforeOf(contract), today),
      partners: may.serving ? await servingChoices(tx, actor.tenantId) : [],
      openTickets: await openTicketsOf(tx, actor.tenantId, contract.customerOrgId),
      contacts: await readContacts(tx, actor.tenantId, contract, now),
      options: await optionsSummary(tx, actor, contract, today, now),
      events: await contractEvents(tx, actor.tenantId, contract.id),
      products: await loadProducts(tx, actor.tenantId),
      promise: promised(actor, contract)
        ? await promiseCheck(tx, actor.tenantId, {
            terms: contract.plan.terms,
            servedBy: contract.partnerOrgId === null ? "vendor" : "partner",
            from: later(today, contract.startsOn),
            zone: workspace.timeZone,
          })
        : null,
    };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, number } = await params;
  const { contract } = await load(vendor, number);
  return { title: `${contract.number} · ${contract.customerName}` };
}

export default async function ContractPage({ params, searchParams }: Props) {
  const { vendor, number } = await params;
  const { actor, workspace, contract, today, may, partners, openTickets, events, products, ...life } =
    await load(vendor, number);
  const { sale, offer, canAccept, term, next, contacts, options, promise } = life;
  const asked = one((await searchParams).on);
  const systemsDay = isPlainDate(asked) ? asked : today;
  const within = systemsDay >= contract.startsOn && systemsDay <= contract.endsOn;
  const systems =
    systemsDay === today ? contract.systems : within ? systemsOf(contract.allSystems, systemsDay) : [];
  const t = await getTranslations("contracts");
  const lifeText = await getTranslations("contractLife");
  const locale = await getLocale();
  const base = `/${vendor}`;
  const unsigned = UNSIGNED_STATES.includes(contract.state);
  const open = isOpenState(contract.state);
  // Somebody else who could serve: the vendor itself, or another active partner.
  const others = contract.partnerOrgId !== null || partners.length > 0;
  const about = {
    workspace: vendor,
    contractId: contract.id,
    version: contract.version,
    number: contract.number,
    customer: contract.customerName,
  };
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
          actions={
            <>
              {may.cancel && <CancelContract {...about} today={today} draft={unsigned} />}
              {may.edit && (
                <ButtonLink href={`${base}/contracts/new?draft=${contract.number}`}>{t("change")}</ButtonLink>
              )}
              {may.sign && <SignContract {...about} today={today} renewal={contract.previousId !== null} />}
              {may.renew && contract.state !== "lapsed" && (
                <ButtonLink
                  look={contract.state === "in_force" ? "plain" : "pri"}
                  href={`${base}/contracts/new?renew=${contract.number}`}
                >
                  <RefreshCw className="i" aria-hidden="true" />
                  {t("renew")}
                </ButtonLink>
              )}
            </>
          }
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
                open={open}
                more={contacts}
                training={optionsOf(contract.plan).contactTraining}
                servedBy={contract.servedByName}
                courses={actor.side !== "customer"}
              />
            </section>
            <section className="sec" aria-labelledby="systems" style={{ marginTop: 28 }}>
              <SectionHeader id="systems" title={t("systems.title")} count={systems.length} />
              {term && term.amendments.length > 0 && (
                <SystemsOn
                  href={`${base}/contracts/${contract.number}`}
                  day={systemsDay}
                  from={contract.startsOn}
                  to={contract.endsOn}
                  today={today}
                />
              )}
              {systems.length === 0 && (
                <EmptyState level={3} title={lifeText("systemsOn.none")}>
                  {lifeText("systemsOn.noneText", {
                    from: dayText(contract.startsOn, locale),
                    to: dayText(contract.endsOn, locale),
                  })}
                </EmptyState>
              )}
              <SystemTable
                systems={systems}
                products={products}
                price={contract.plan.price}
                today={today}
                versions={contract.plan.versions}
                workspace={vendor}
                correct={may.correct}
              />
            </section>
            {contract.price && (
              <section className="sec" aria-labelledby="price" style={{ marginTop: 28 }}>
                <SectionHeader id="price" title={t("price.title")} />
                <PriceSum sum={contract.price} />
                {term && term.amendments.length > 0 && <p className="sm mm">{lifeText("amend.asSigned")}</p>}
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
                    {...about}
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
