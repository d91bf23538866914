import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CertificateTable } from "#components/certifications/certificate-table.tsx";
import { personLines } from "#components/certifications/person-year.ts";
import { HolderName } from "#components/credentials/holder-name.tsx";
import { PartnerYear } from "#components/ladder/year.tsx";
import { AddressNotice } from "#components/mail-delivery/address-notice.tsx";
import { MailList } from "#components/mail-delivery/mail-list.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { Dependence } from "#components/tickets/dependence.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { Time } from "#components/ui/time.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { readPerson } from "#lib/features/certifications/queries.ts";
import { failingOf, lastMailsTo } from "#lib/features/mail-delivery/queries.ts";
import { readDependence } from "#lib/features/tickets/queries/dependence.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, id } = await params;
  const person = await readPage(vendor, ({ tx, actor, workspace, now }) =>
    readPerson(tx, actor, workspace, id, now),
  );
  return { title: person.name };
}

const DAYS = ["on", "from", "until"];

/** What an event's text needs: days in the reader's words, everything else as it is. */
function wordsOf(data: Record<string, unknown>, locale: string): Record<string, string | number> {
  const words: Record<string, string | number> = { name: "", area: "", number: "", company: "", reason: "" };
  for (const [key, value] of Object.entries(data)) {
    if (DAYS.includes(key) && typeof value === "string") words[key] = dayText(value, locale);
    else if (typeof value === "string" || typeof value === "number") words[key] = value;
  }
  return words;
}

/** A specialist: certificates, companies, twelve months, history. */
export default async function PersonPage({ params }: Props) {
  const { vendor, id } = await params;
  const { data, depends, side, mails, failing } = await readPage(
    vendor,
    async ({ tx, actor, workspace, now }) => ({
      side: actor.side,
      data: await readPerson(tx, actor, workspace, id, now),
      depends: await readDependence(tx, actor, id, now),
      mails: actor.side === "customer" ? [] : await lastMailsTo(tx, actor, id),
      failing: (await failingOf(tx, actor, [id]))[id] ?? null,
    }),
  );
  const t = await getTranslations("certifications.person");
  const all = await getTranslations("certifications");
  const events = await getTranslations("events");
  const delivery = await getTranslations("mailDelivery");
  const locale = await getLocale();
  const here = data.stays.find(stay => stay.to === null || stay.to >= data.today);
  const lines = personLines(data.certifications, data.today, side === "partner" ? (here?.to ?? null) : null);
  return (
    <ClientMessages ns={["certifications", "credentials", "mailDelivery"]}>
      <div className="page">
        <Crumbs
          trail={[
            ...(here
              ? [{ label: here.company, href: `/${vendor}/partners/${here.slug}/people` }]
              : [{ label: all("title"), href: `/${vendor}/certificates` }]),
            { label: data.name },
          ]}
        />
        <PageHeader title={data.name}>{data.email}</PageHeader>
        {failing && failing.since !== null && (
          <AddressNotice workspace={vendor} failing={failing} className="mb-6" />
        )}
        <section aria-labelledby="certificates">
          <SectionHeader id="certificates" title={t("certificates")} count={data.certifications.length} />
          {data.certifications.length === 0 ? (
            <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
          ) : (
            <CertificateTable
              workspace={vendor}
              rows={data.certifications}
              today={data.today}
              people={false}
              companies={false}
            />
          )}
        </section>
        {data.certifications.some(c => c.validFrom !== null) && (
          <HolderName
            workspace={vendor}
            personId={id}
            own={data.own}
            shown={data.nameShown}
            badges={data.certifications.flatMap(c =>
              c.validFrom && c.number ? [{ id: c.id, number: c.number, area: c.area.name }] : [],
            )}
          />
        )}
        {depends && <Dependence workspace={vendor} name={data.name} today={data.today} of={depends} />}
        {lines.length > 0 && (
          <section aria-labelledby="year">
            <SectionHeader id="year" title={t("yearTitle", { name: data.name })} />
            <PartnerYear
              label={t("yearTitle", { name: data.name })}
              firstMonth={data.today.slice(0, 7)}
              today={data.today}
              groups={[{ key: "certificates", lines }]}
              hrefOf={{
                certificate: () => "#certificates",
                agreement: () => "#certificates",
                plan: () => "#certificates",
                evidence: () => "#certificates",
              }}
            />
          </section>
        )}
        {mails.length > 0 && (
          <section aria-labelledby="mails" className="mt-8">
            <SectionHeader id="mails" title={delivery("last")} />
            <p className="sm m sec-lead">{delivery("lastLead")}</p>
            <MailList workspace={vendor} label={delivery("last")} of="person" rows={mails} />
          </section>
        )}
        <div className="two">
          <section aria-labelledby="stays">
            <SectionHeader id="stays" title={t("stays")} rule />
            <ul className="lines">
              {data.stays.map(stay => (
                <li key={`${stay.company}${stay.from}`} className="row wrap">
                  {stay.slug ? (
                    <Link href={`/${vendor}/partners/${stay.slug}`}>{stay.company}</Link>
                  ) : (
                    <b>{stay.company}</b>
                  )}
                  <span className="mm sm">
                    {stay.to
                      ? t("fromTo", { from: dayText(stay.from, locale), to: dayText(stay.to, locale) })
                      : t("since", { from: dayText(stay.from, locale) })}
                  </span>
                </li>
              ))}
            </ul>
          </section>
          {data.events.length > 0 && (
            <section aria-labelledby="history">
              <SectionHeader id="history" title={t("history")} rule />
              <ul className="lines">
                {data.events.map(event => (
                  <li key={event.id}>
                    {events(event.type as "certification.nominated", wordsOf(event.data, locale) as never)}
                    <span className="mm sm cell-note">
                      {event.actorName && `${event.actorName} · `}
                      <Time instant={event.at} style="full" />
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </ClientMessages>
  );
}
