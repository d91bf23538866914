import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { DayList } from "#components/booked-days/day-list.tsx";
import { AskDay } from "#components/booked-days/deeds.tsx";
import { OptionFrame } from "#components/contracts/option-frame.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { contractOptionsPolicy } from "#lib/domain/policies/contract-options.ts";
import { readBookedDays } from "#lib/features/booked-days/queries.ts";
import { optionTabs } from "#lib/features/contract-options/queries.ts";
import { contractForPage } from "#lib/features/contracts/target.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; number: string }> };

// Read once for the page and its title.
const load = cache((vendor: string, number: string) =>
  readPage(vendor, async ctx => {
    const { contract, today } = await contractForPage(ctx, number);
    const { actor, tx, now } = ctx;
    return {
      contract,
      today,
      days: await readBookedDays(tx, actor.tenantId, contract, today, now),
      tabs: await optionTabs(tx, actor, contract, today, now),
      may: {
        ask: contractOptionsPolicy.ask(actor, contract),
        work: contractOptionsPolicy.work(actor, contract),
      },
    };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, number } = await params;
  const { contract } = await load(vendor, number);
  const t = await getTranslations("options");
  return { title: `${t("tabs.days")} · ${contract.number}` };
}

export default async function BookedDaysPage({ params }: Props) {
  const { vendor, number } = await params;
  const { contract, days, tabs, may } = await load(vendor, number);
  const t = await getTranslations("bookedDays");
  const locale = await getLocale();
  const until = dayText(days.until, locale);
  return (
    <ClientMessages ns={["bookedDays"]}>
      <OptionFrame
        base={`/${vendor}`}
        contract={contract}
        tab="days"
        tabs={tabs}
        lead={t("lead", { granted: days.granted, left: days.left, until })}
        actions={
          days.left > 0 &&
          (may.ask || may.work) && (
            <AskDay
              workspace={vendor}
              contractId={contract.id}
              asks={!may.work}
              firstDay={days.firstDay}
              until={days.until}
              leadDays={days.leadDays}
              zone={days.zone}
            />
          )
        }
      >
        <section className="sec" aria-labelledby="days">
          <SectionHeader
            id="days"
            title={t("list")}
            count={t("left", { left: days.left, granted: days.granted })}
          />
          {days.granted === 0 && days.days.length === 0 ? (
            <EmptyState title={t("notGranted")}>{t("notGrantedText")}</EmptyState>
          ) : (
            <DayList workspace={vendor} contractId={contract.id} days={days} may={may} />
          )}
        </section>
      </OptionFrame>
    </ClientMessages>
  );
}
