import { FilePlus2 } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { ContractTable } from "#components/contracts/contract-table.tsx";
import { EditCustomer } from "#components/customers/customer-dialog.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import Link from "#components/ui/link.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Day } from "#components/ui/time.tsx";
import { YearStrip } from "#components/ui/year-strip.tsx";
import { countryName, countryOptions } from "#lib/domain/countries.ts";
import { contractPolicy } from "#lib/domain/policies/contract.ts";
import { customerPolicy } from "#lib/domain/policies/customer.ts";
import { contactsOfCustomer, contractsOf } from "#lib/features/contracts/list.ts";
import { workspaceDays } from "#lib/features/contracts/queries.ts";
import { mayServe } from "#lib/features/contracts/serving.ts";
import { contractYear } from "#lib/features/contracts/year.ts";
import { findCustomer, ticketCounts } from "#lib/features/customers/queries.ts";
import { failingOf } from "#lib/features/mail-delivery/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string; slug: string }> };

// Read once for the page and its title.
const load = cache((vendor: string, slug: string) =>
  readPage(vendor, async ({ actor, tx, now, workspace }) => {
    const found = await findCustomer(tx, actor, { slug }, workspace.name);
    const customer = found && { ...found, customerOrgId: found.id };
    if (!customer || !customerPolicy.read(actor, customer)) return notFoundRefusal();
    const { today } = await workspaceDays(tx, actor.tenantId, now);
    const contacts = await contactsOfCustomer(tx, actor.tenantId, customer.id, today);
    const ids = contacts.flatMap(contact => contact.personId ?? []);
    return {
      customer,
      today,
      contracts: await contractsOf(tx, actor.tenantId, customer.id, today, actor.side !== "customer"),
      contacts,
      failing: await failingOf(tx, actor, ids),
      tickets: await ticketCounts(tx, actor.tenantId, customer.id),
      mayEdit: customerPolicy.edit(actor, customer),
      mayDraft:
        contractPolicy.create(actor, { partnerOrgId: customer.partnerOrgId }) && (await mayServe(tx, actor)),
    };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, slug } = await params;
  return { title: (await load(vendor, slug)).customer.name };
}

export default async function CustomerPage({ params }: Props) {
  const { vendor, slug } = await params;
  const { customer, today, contracts, contacts, failing, tickets, mayEdit, mayDraft } = await load(
    vendor,
    slug,
  );
  const t = await getTranslations("customers");
  const mail = await getTranslations("mailDelivery");
  const locale = await getLocale();
  const base = `/${vendor}`;
  const year = contractYear(contracts, today, base);
  return (
    <ClientMessages ns={["customers"]}>
      <Crumbs
        trail={[
          { label: t("title"), href: `${base}/customers` },
          { label: customer.name, href: `${base}/customers/${slug}` },
        ]}
      />
      <div className="page">
        <PageHeader
          title={customer.name}
          actions={
            <>
              {mayEdit && (
                <EditCustomer workspace={vendor} countries={countryOptions(locale)} customer={customer} />
              )}
              {mayDraft && (
                <ButtonLink look="pri" href={`${base}/contracts/new?customer=${customer.slug}`}>
                  <FilePlus2 className="i" aria-hidden="true" />
                  {t("newContract")}
                </ButtonLink>
              )}
            </>
          }
        >
          {t("servedByLine", { servedBy: customer.servedBy })}
        </PageHeader>
        <div className="cols c-21">
          <div>
            <section className="sec" aria-labelledby="contracts">
              <SectionHeader id="contracts" title={t("contracts")} count={contracts.length} />
              {contracts.length === 0 ? (
                <EmptyState title={t("noContracts")}>{t("noContractsText")}</EmptyState>
              ) : (
                <ContractTable base={base} rows={contracts} customers={false} served />
              )}
            </section>
            {year && (
              <section className="sec" aria-labelledby="year" style={{ marginTop: 28 }}>
                <SectionHeader id="year" title={t("year")} />
                <YearStrip label={t("year")} {...year} />
              </section>
            )}
          </div>
          <aside>
            <section className="card" aria-labelledby="facts">
              <h2 id="facts" style={{ marginBottom: 10 }}>
                {t("facts")}
              </h2>
              <KeyValue
                pairs={[
                  {
                    label: t("place"),
                    value: [customer.city, customer.country && countryName(customer.country, locale)]
                      .filter(Boolean)
                      .join(", "),
                  },
                  { label: t("domain"), value: customer.domain },
                  { label: t("taxId"), value: customer.taxId },
                  {
                    label: t("tickets"),
                    value: (
                      <Link href={`${base}/tickets?view=all&customer=${customer.id}`}>
                        {t("ticketCounts", tickets)}
                      </Link>
                    ),
                  },
                ]}
              />
            </section>
            <section style={{ marginTop: 24 }} aria-labelledby="contacts">
              <h2 id="contacts" style={{ marginBottom: 8 }}>
                {t("contacts")}
              </h2>
              {contacts.length === 0 && <p className="sm mm">{t("noContacts")}</p>}
              {contacts.map(contact => (
                <div key={contact.id} className="row" style={{ minHeight: 40, marginTop: 6 }}>
                  <Avatar name={contact.name} />
                  <span className="grow">
                    {contact.name}
                    <br />
                    <span className="mm xs wrap-any">
                      {contact.email} ·{" "}
                      {contact.trainedOn ? (
                        <>
                          {t("trained")} <Day date={contact.trainedOn} />
                        </>
                      ) : (
                        t("untrained")
                      )}
                    </span>
                    {contact.personId && failing[contact.personId]?.since != null && (
                      <span className="block">
                        <Tag tone="warn">{mail("failing")}</Tag>{" "}
                        <span className="mm xs wrap-any">{failing[contact.personId]?.words}</span>
                      </span>
                    )}
                  </span>
                  <Link href={`${base}/contracts/${contact.contract}`} className="id">
                    {contact.contract}
                  </Link>
                </div>
              ))}
            </section>
          </aside>
        </div>
      </div>
    </ClientMessages>
  );
}
