import { Mail, Phone, RefreshCw } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { Contacts } from "#components/contracts/contacts.tsx";
import { ContractCard } from "#components/contracts/contract-card.tsx";
import { ContractStatus } from "#components/contracts/contract-status.tsx";
import { CancelContract, ChangeServing, SignContract } from "#components/contracts/deeds.tsx";
import { PriceSum } from "#components/contracts/price-sum.tsx";
import { PlanPromise } from "#components/contracts/promise.tsx";
import { SystemTable } from "#components/contracts/system-table.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { moneyText } from "#components/ui/money.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { Timeline } from "#components/ui/timeline.tsx";
import { contractPolicy } from "#lib/domain/policies/contract.ts";
import { productPolicy } from "#lib/domain/policies/product.ts";
import { textIn } from "#lib/domain/text.ts";
import { contractEvents } from "#lib/features/contracts/history.ts";
import { findContract, workspaceDays } from "#lib/features/contracts/queries.ts";
import { servingChoices } from "#lib/features/contracts/serving.ts";
import { openTicketsOf } from "#lib/features/contracts/tickets.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string; number: string }> };

// Read once for the page and its title.
const load = cache((vendor: string, number: string) =>
  readPage(vendor, async ({ actor, tx, now, workspace }) => {
    const { today } = await workspaceDays(tx, actor.tenantId, now);
    const contract = await findContract(tx, actor.tenantId, number, today);
    if (!contract || !contractPolicy.read(actor, contract)) return notFoundRefusal();
    // A draft is between those who write it.
    if (actor.side === "customer" && contract.signedOn === null) return notFoundRefusal();
    const may = {
      edit: contractPolicy.edit(actor, contract),
      sign: contractPolicy.sign(actor, contract),
      renew: contractPolicy.renew(actor, contract) && contract.renewal === null,
      cancel: contractPolicy.cancel(actor, contract),
      serving: contractPolicy.changeServing(actor, contract),
      contacts: contractPolicy.manageContacts(actor, contract),
      train: contractPolicy.recordTraining(actor, contract),
      correct: contract.signedOn !== null && productPolicy.correctVersion(actor, contract),
    };
    return {
      actor,
      workspace,
      contract,
      today,
      may,
      partners: may.serving ? await servingChoices(tx, actor.tenantId) : [],
      openTickets: await openTicketsOf(tx, actor.tenantId, contract.customerOrgId),
      events: await contractEvents(tx, actor.tenantId, contract.id),
      products: await loadProducts(tx, actor.tenantId),
    };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, number } = await params;
  const { contract } = await load(vendor, number);
  return { title: `${contract.number} · ${contract.customerName}` };
}

export default async function ContractPage({ params }: Props) {
  const { vendor, number } = await params;
  const { actor, workspace, contract, today, may, partners, openTickets, events, products } = await load(
    vendor,
    number,
  );
  const t = await getTranslations("contracts");
  const plans = await getTranslations("plans");
  const te = await getTranslations("events");
  const locale = await getLocale();
  const base = `/${vendor}`;
  const open = ["draft", "scheduled", "in_force", "expiring"].includes(contract.state);
  // Somebody else who could serve: the vendor itself, or another active partner.
  const others = contract.partnerOrgId !== null || partners.length > 0;
  const about = {
    workspace: vendor,
    contractId: contract.id,
    version: contract.version,
    number: contract.number,
    customer: contract.customerName,
  };
  const eventText = (event: (typeof events)[number]) => {
    const params: Record<string, string | number> = {};
    for (const [key, value] of Object.entries(event.data))
      params[key] =
        typeof value === "number"
          ? value
          : /^\d{4}-\d{2}-\d{2}$/.test(String(value))
            ? dayText(String(value), locale)
            : String(value);
    if (typeof event.data.totalMinor === "number")
      params.total = moneyText(
        { minor: event.data.totalMinor, currency: String(event.data.currency) },
        locale,
      );
    return (
      <>
        {te(event.type as "contract.signed", params as never)}
        {event.actorName && <span className="mm"> · {event.actorName}</span>}
      </>
    );
  };
  return (
    <ClientMessages ns={["contracts", "products"]}>
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
              {may.cancel && <CancelContract {...about} today={today} draft={contract.state === "draft"} />}
              {may.edit && (
                <ButtonLink href={`${base}/contracts/new?draft=${contract.number}`}>{t("change")}</ButtonLink>
              )}
              {may.sign && <SignContract {...about} today={today} renewal={contract.previousId !== null} />}
              {may.renew && (
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
        <div className="cols c-21" style={{ marginTop: 20 }}>
          <div>
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
              />
            </section>
            <section className="sec" aria-labelledby="systems" style={{ marginTop: 28 }}>
              <SectionHeader id="systems" title={t("systems.title")} count={contract.systems.length} />
              <SystemTable
                systems={contract.systems}
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
              </section>
            )}
            {events.length > 0 && (
              <section className="sec" aria-labelledby="history" style={{ marginTop: 28 }}>
                <SectionHeader id="history" title={t("history")} />
                <Timeline
                  label={t("history")}
                  titleZone={workspace.timeZone}
                  items={events.map(event => ({
                    kind: "event" as const,
                    key: event.id,
                    at: event.at,
                    text: eventText(event),
                  }))}
                />
              </section>
            )}
          </div>
          <aside>
            <ContractCard contract={contract} today={today} base={base} prices />
            <section style={{ marginTop: 24 }} aria-labelledby="covers">
              <h2 id="covers" style={{ marginBottom: 8 }}>
                {t("covers")}
              </h2>
              <ul className="dots sm">
                {contract.plan.covers.map(line => (
                  <li key={textIn(line, "en")}>{textIn(line, locale)}</li>
                ))}
              </ul>
            </section>
            <section style={{ marginTop: 24 }} aria-labelledby="promise">
              <h2 id="promise" style={{ marginBottom: 8 }}>
                {plans("promise.title")}
              </h2>
              <PlanPromise terms={contract.plan.terms} />
            </section>
            <section style={{ marginTop: 24 }} aria-labelledby="serves">
              <h2 id="serves" style={{ marginBottom: 8 }}>
                {t("serves")}
              </h2>
              <p>{contract.servedByName}</p>
              {contract.partnerOrgId === null && (workspace.supportPhone || workspace.supportEmail) && (
                <p className="row wrap sm m">
                  {workspace.supportPhone && (
                    <span className="row">
                      <Phone className="i i-s" aria-hidden="true" /> {workspace.supportPhone}
                    </span>
                  )}
                  {workspace.supportEmail && (
                    <span className="row">
                      <Mail className="i i-s" aria-hidden="true" />
                      <a href={`mailto:${workspace.supportEmail}`}>{workspace.supportEmail}</a>
                    </span>
                  )}
                </p>
              )}
              <p className="sm" style={{ marginTop: 6 }}>
                <Link href={`${base}/tickets?view=open&customer=${contract.customerOrgId}`}>
                  {t("openTickets", { count: openTickets })}
                </Link>
              </p>
              {may.serving && others && (
                <p style={{ marginTop: 12 }}>
                  <ChangeServing
                    {...about}
                    current={contract.partnerOrgId}
                    vendorName={workspace.name}
                    partners={partners}
                    openTickets={openTickets}
                  />
                </p>
              )}
            </section>
          </aside>
        </div>
      </div>
    </ClientMessages>
  );
}
