import { CalendarPlus, FileUp, Pencil } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { AllPresent } from "#components/training/attendee-deeds.tsx";
import { Attendees } from "#components/training/attendees.tsx";
import { Ask, Enrol } from "#components/training/enrol.tsx";
import { OrderTable } from "#components/training/order-table.tsx";
import { CoursePriceText } from "#components/training/price.tsx";
import { CallOff, Certify } from "#components/training/session-deeds.tsx";
import { momentIn } from "#components/training/span-text.ts";
import { SessionStatus } from "#components/training/states.tsx";
import { When } from "#components/training/when.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Message } from "#components/ui/message.tsx";
import { moneyText } from "#components/ui/money.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { Select } from "#components/ui/select.tsx";
import { languageName } from "#lib/domain/languages.ts";
import { many, one } from "#lib/domain/query.ts";
import { companyToEnrol } from "#lib/features/training/enrol-queries.ts";
import { readSession } from "#lib/features/training/queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, id } = await params;
  const data = await readPage(vendor, ({ tx, actor, workspace, now }) =>
    readSession(tx, actor, workspace, id, now),
  );
  return { title: data.title };
}

/** A date of a course: the same page for the vendor, its trainer, and a partner, each with the people they may know. */
export default async function SessionPage({ params, searchParams }: Props) {
  const { vendor, id } = await params;
  const query = await searchParams;
  const asked = { company: one(query.company), people: many(query.enrol), areas: many(query.area) };
  const { data, company, side, self } = await readPage(vendor, async ({ tx, actor, workspace, now }) => {
    const read = await readSession(tx, actor, workspace, id, now);
    return {
      data: read,
      company: await companyToEnrol(tx, actor, read, asked),
      side: actor.side,
      self: actor.personId,
    };
  });
  const t = await getTranslations("training");
  const s = await getTranslations("training.session");
  const locale = await getLocale();
  const base = `/${vendor}/training`;
  const place = { workspace: vendor, sessionId: id, course: data.title, areas: data.areas };
  const begun = ["running", "over"].includes(data.state);
  const invited =
    side === "vendor" ? data.everybody : data.order !== null || data.people.some(p => p.personId === self);
  const unmarked = data.people.filter(one => one.state === "seated" && one.attended === null).length;
  return (
    <ClientMessages ns={["training"]}>
      <div className="page">
        <Crumbs trail={[{ label: t("title"), href: base }, { label: data.title }]} />
        <PageHeader
          title={data.title}
          actions={
            <>
              {data.can.enrol && data.company && (
                <Enrol
                  {...place}
                  company={data.company}
                  people={data.choices}
                  asked={asked}
                  cost={data.cost}
                />
              )}
              {data.can.enrol && company && (
                <Enrol
                  key={company.slug}
                  {...place}
                  company={company}
                  people={company.people}
                  asked={asked}
                />
              )}
              {data.can.ask && <Ask {...place} />}
              {data.toCertify.length > 0 && (
                <Certify workspace={vendor} sessionId={id} names={data.toCertify} today={data.today} />
              )}
              {data.can.record && (
                <ButtonLink href={`${base}/${id}/import`}>
                  <FileUp className="i" aria-hidden="true" />
                  {t("import.title")}
                </ButtonLink>
              )}
              {data.can.keep && data.state !== "cancelled" && (
                <ButtonLink href={`${base}/${id}/edit`}>
                  <Pencil className="i" aria-hidden="true" />
                  {s("edit")}
                </ButtonLink>
              )}
              {data.can.keep && !begun && data.state !== "cancelled" && (
                <CallOff workspace={vendor} sessionId={id} version={data.version} course={data.title} />
              )}
            </>
          }
        >
          <SessionStatus state={data.state} /> {data.summary}
        </PageHeader>
        {data.state === "cancelled" && (
          <Message tone="warn" title={s("calledOff")}>
            {data.cancelReason}
          </Message>
        )}
        <div className="cols c-21" style={{ marginTop: 20 }}>
          <div>
            <KeyValue
              pairs={[
                {
                  label: t("columns.when"),
                  value: (
                    <>
                      <When from={data.startsAt} to={data.endsAt} zone={data.timeZone} />
                      <span className="mm sm blk">{s("zone", { zone: data.timeZone })}</span>
                    </>
                  ),
                },
                { label: s("place"), value: data.place || t("online") },
                (Boolean(data.link) || data.place === "") && {
                  label: s("link"),
                  value: data.link ? (
                    <a href={data.link} rel="noopener noreferrer" target="_blank">
                      {data.link}
                    </a>
                  ) : (
                    <span className="mm">{s("linkLater")}</span>
                  ),
                },
                { label: s("language"), value: languageName(data.language, locale) },
                { label: s("trainer"), value: data.trainer },
                { label: t("columns.areas"), value: data.areas.map(area => area.name).join(", ") },
                {
                  label: t("columns.seats"),
                  value: `${t("seatsOf", { taken: data.taken, seats: data.seats })}${
                    data.waiting > 0 ? `, ${t("waitingCount", { count: data.waiting })}` : ""
                  }`,
                },
                data.enrolUntil !== null && {
                  label: s("enrolUntil"),
                  value: momentIn(data.enrolUntil, data.timeZone, locale),
                },
                { label: s("note"), value: data.note },
              ]}
            />
          </div>
          <div>
            <h2 className="h3">{s("rules")}</h2>
            <p className="m">
              {s("passMark", { percent: data.rules.passMark })}
              {data.rules.attendanceRequired && ` ${s("attendance")}`}
            </p>
            <ul className="lines">
              {data.rules.parts.map(part => (
                <li key={part.key}>
                  {s("rulePart", {
                    title: part.title,
                    exam: part.exam ? "yes" : "no",
                    questions: part.questions ?? 0,
                    minutes: part.minutes ?? 0,
                    minimum: part.minimum,
                    tries: part.tries ?? 0,
                  })}
                </li>
              ))}
            </ul>
            <h2 className="h3 train-next">{s("price")}</h2>
            <CoursePriceText price={data.price} />
            {side === "partner" && !begun && data.state !== "cancelled" && data.price && (
              <p className="mm sm">
                {data.freeOver
                  ? s("freeOver")
                  : s("freeUntil", { when: momentIn(data.freeUntil, data.timeZone, locale) })}
              </p>
            )}
            {invited && data.state !== "cancelled" && (
              <p className="train-next">
                <a className="btn" href={`/api/training/${id}/calendar?w=${vendor}`} download>
                  <CalendarPlus className="i" aria-hidden="true" />
                  {s("calendar")}
                </a>
              </p>
            )}
          </div>
        </div>
        <section className="sec" aria-labelledby="people">
          <SectionHeader
            id="people"
            title={side === "vendor" ? s("people") : s("peopleOwn")}
            count={data.people.length}
          />
          {side === "vendor" && data.can.enrol && (
            <form className="row wrap list-find" aria-label={t("enrol.company")}>
              <label htmlFor="company" className="vh">
                {t("enrol.company")}
              </label>
              <Select
                id="company"
                name="company"
                defaultValue={company?.slug ?? ""}
                placeholder={t("enrol.chooseCompany")}
                options={data.companies.map(c => ({ value: c.slug, label: c.name }))}
              />
              <Button type="submit">{t("enrol.open")}</Button>
            </form>
          )}
          {side === "vendor" && !data.everybody ? (
            <p className="mm">{s("hidden")}</p>
          ) : data.people.length === 0 ? (
            <EmptyState title={s("nobody")}>
              {side === "vendor" ? s("nobodyText") : s("nobodyOwn")}
            </EmptyState>
          ) : (
            <>
              {begun && data.can.record && unmarked > 0 && (
                <p>
                  <AllPresent workspace={vendor} sessionId={id} count={unmarked} />
                </p>
              )}
              <Attendees
                workspace={vendor}
                course={data.title}
                people={data.people}
                companies={side === "vendor"}
                begun={begun}
                today={data.today}
              />
            </>
          )}
        </section>
        {data.order && data.order.lines.length > 0 && (
          <section className="sec" aria-labelledby="order">
            <SectionHeader id="order" title={s("order")} />
            <OrderTable workspace={vendor} lines={data.order.lines} companies={false} />
            <p className="m">
              <b>
                {s("total")}: {moneyText({ minor: data.order.total, currency: data.order.currency }, locale)}
              </b>
              {data.order.includedLeft > 0 && ` · ${s("included", { left: data.order.includedLeft })}`}
            </p>
          </section>
        )}
      </div>
    </ClientMessages>
  );
}
