import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { OptionFrame } from "#components/contracts/option-frame.tsx";
import { HourAccount, PackTable } from "#components/hours/account.tsx";
import { BuyPack, PlanWork, RecordTime } from "#components/hours/deeds.tsx";
import { hoursText } from "#components/hours/hours-text.ts";
import { HourLedger } from "#components/hours/ledger.tsx";
import { OnDay } from "#components/hours/on-day.tsx";
import { WorkList } from "#components/hours/work-list.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { moneyText } from "#components/ui/money.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { contractPolicy } from "#lib/domain/policies/contract.ts";
import { contractOptionsPolicy } from "#lib/domain/policies/contract-options.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import { optionTabs } from "#lib/features/contract-options/queries.ts";
import { contractForPage } from "#lib/features/contracts/target.ts";
import { readHours } from "#lib/features/hours/queries.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string; number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// Read once for the page and its title.
const load = cache((vendor: string, number: string, on: string, after: string, before: string) =>
  readPage(vendor, async ctx => {
    const { contract, today } = await contractForPage(ctx, number);
    const { actor, tx, now } = ctx;
    const find = { on: isPlainDate(on) ? on : today, after, before };
    return {
      contract,
      today,
      me: actor.name,
      hours: await readHours(tx, actor.tenantId, contract, today, find),
      tabs: await optionTabs(tx, actor, contract, today, now),
      may: {
        sell: contractOptionsPolicy.sell(actor, contract),
        ask: contractOptionsPolicy.ask(actor, contract),
        work: contractOptionsPolicy.work(actor, contract),
        prices: actor.side !== "customer" || contractPolicy.manageContacts(actor, contract),
      },
    };
  }),
);

const word = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");

async function read({ params, searchParams }: Props) {
  const { vendor, number } = await params;
  const { on, after, before } = await searchParams;
  return { vendor, ...(await load(vendor, number, word(on), word(after), word(before))) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { contract } = await read(props);
  const t = await getTranslations("options");
  return { title: `${t("tabs.hours")} · ${contract.number}` };
}

export default async function HoursPage(props: Props) {
  const { vendor, contract, today, me, hours, tabs, may } = await read(props);
  const t = await getTranslations("hours");
  const locale = await getLocale();
  const { terms } = hours;
  const about = { workspace: vendor, contractId: contract.id, today };
  const path = `/${vendor}/contracts/${contract.number}/hours`;
  const page = (name: string, cursor: string | null) => cursor && `${path}?on=${hours.on}&${name}=${cursor}`;
  return (
    <ClientMessages ns={["hours"]}>
      <OptionFrame
        base={`/${vendor}`}
        contract={contract}
        tab="hours"
        tabs={tabs}
        lead={terms ? t("lead", { least: terms.leastHours, months: terms.validMonths }) : t("leadNotSold")}
        actions={
          <>
            {may.sell && terms && (
              <BuyPack
                {...about}
                least={terms.leastHours}
                months={terms.validMonths}
                price={moneyText(terms.pricePerHour, locale)}
              />
            )}
            {hours.packs.length > 0 && (may.ask || may.work) && (
              <PlanWork {...about} asks={!may.work} me={me} />
            )}
            {hours.packs.length > 0 && may.work && (
              <RecordTime
                {...about}
                me={me}
                planned={hours.work
                  .filter(work => work.state === "agreed")
                  .map(work => ({
                    id: work.id,
                    label: `${dayText(work.on, locale)} · ${hoursText(work.minutes, locale)} · ${work.what}`,
                  }))}
              />
            )}
          </>
        }
      >
        <div className="cols c-21 opt-body">
          <div>
            <section className="sec" aria-labelledby="work">
              <SectionHeader id="work" title={t("work.title")} />
              <WorkList {...about} me={me} work={hours.work} may={may} />
            </section>
            <section className="sec" aria-labelledby="packs">
              <SectionHeader id="packs" title={t("packs.title")} count={hours.packs.length} />
              <PackTable hours={hours} prices={may.prices} />
            </section>
            <section className="sec" aria-labelledby="ledger">
              <SectionHeader id="ledger" title={t("ledger.title")} />
              <HourLedger
                workspace={vendor}
                contractId={contract.id}
                entries={hours.entries}
                record={may.work}
              />
              <Pager previous={page("before", hours.previous)} next={page("after", hours.next)} />
            </section>
          </div>
          <aside className="first">
            <section className="card" aria-labelledby="account">
              <h2 id="account" style={{ marginBottom: 10 }}>
                {t("account.title")}
              </h2>
              <OnDay path={path} on={hours.on} />
              <div style={{ marginTop: 14 }}>
                <HourAccount hours={hours} />
              </div>
              <p className="mm sm" style={{ marginTop: 12 }}>
                {t("account.order")}
              </p>
            </section>
          </aside>
        </div>
      </OptionFrame>
    </ClientMessages>
  );
}
