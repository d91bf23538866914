import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MonthForm } from "#components/reports/month-form.tsx";
import { MonthlyReport } from "#components/reports/monthly-report.tsx";
import { SendReport } from "#components/reports/send-report.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { fullWhen, monthText } from "#components/ui/time-text.ts";
import { reportPolicy } from "#lib/domain/policies/report.ts";
import { one } from "#lib/domain/query.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import {
  customerOfReport,
  customersToChoose,
  monthProblem,
  readMonthly,
} from "#lib/features/reports/monthly.ts";
import { isMonth, monthsToChoose, type SearchParams } from "#lib/features/reports/schema.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string }>; searchParams: Promise<SearchParams> };

const LANGUAGES = ["es", "en"] as const;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const month = one((await searchParams).month);
  const t = await getTranslations("reports.month");
  return {
    title: isMonth(month)
      ? t("title", { month: monthText(`${month}-15`, await getLocale(), true) })
      : t("of"),
  };
}

/** How a customer was served in a month: for the customer, and for who serves them, who can send it. */
export default async function ReportMonthPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const month = one(query.month);
  const read = await readPage(vendor, async ({ tx, actor, workspace, now }) => {
    const today = todayIn(workspace.timeZone, now.getTime());
    const customer = await customerOfReport(tx, actor.tenantId, { slug: one(query.customer) });
    const known = isMonth(month) && monthProblem(month, today) === null;
    if (!customer || !known || !reportPolicy.month(actor, customer)) return notFoundRefusal();
    return {
      data: await readMonthly(tx, actor, workspace, customer, month, now),
      customers: await customersToChoose(tx, actor),
      sends: reportPolicy.send(actor, customer),
      zone: actor.timeZone,
      place: { zone: workspace.timeZone, today },
    };
  });
  const { data, customers, sends, zone, place } = read;
  const t = await getTranslations("reports");
  const m = await getTranslations("reports.month");
  const locale = await getLocale();
  const base = `/${vendor}/reports`;
  const title = m("title", { month: monthText(`${month}-15`, locale, true) });
  const file = (language: string) =>
    `/api/reports/month?${new URLSearchParams({ w: vendor, customer: data.customer.slug, month, language })}`;
  return (
    <ClientMessages ns={["reports"]}>
      <div className="page">
        <Crumbs trail={[{ label: t("title"), href: base }, { label: title }]} />
        <PageHeader
          title={title}
          actions={
            <>
              {LANGUAGES.toSorted(language => (language === locale ? -1 : 1)).map(language => (
                <a key={language} className="btn" href={file(language)} download>
                  <Download className="i" aria-hidden="true" />
                  {m(`pdf.${language}`)}
                </a>
              ))}
              {sends && (
                <SendReport
                  workspace={vendor}
                  customerId={data.customer.customerOrgId}
                  customer={data.customer.name}
                  month={month}
                />
              )}
            </>
          }
        >
          {data.customer.name}
          {data.soFar && ` · ${m("soFar", { when: fullWhen(data.at, locale, zone) })}`}
        </PageHeader>
        <MonthForm
          base={base}
          customers={customers}
          months={monthsToChoose(place.today)}
          customer={data.customer.slug}
          month={month}
        />
        <MonthlyReport workspace={vendor} data={data} zone={zone} />
      </div>
    </ClientMessages>
  );
}
