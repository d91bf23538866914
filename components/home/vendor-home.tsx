import { useLocale, useTranslations } from "next-intl";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { VendorHomeDto } from "#lib/features/home/dto.ts";
import { Cases } from "./cases.tsx";
import { Certificates } from "./certificates.tsx";
import { Ends } from "./ends.tsx";
import { Renewals, Risks } from "./panels.tsx";
import { Sla } from "./sla.tsx";
import { StalledWays } from "./stalled.tsx";
import { Waiting } from "./waiting.tsx";

type Props = { home: VendorHomeDto; base: string; now: number; zone: string; goal: number | null };

/** The vendor's day: what waits, who is at risk, level 3, promises kept, renewals, certificates. */
export function VendorHome({ home, base, now, zone, goal }: Props) {
  const t = useTranslations("home");
  const locale = useLocale();
  const late = home.waiting.filter(
    item => (item.dueAt ?? Infinity) < now || (item.dueOn ?? "9") < home.today,
  );
  const day = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    timeZone: zone,
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(now);
  const { programme } = home;
  const waiting = (
    <Waiting items={home.waiting} primary base={base} now={now} today={home.today} zone={zone} />
  );
  return (
    <div className="page">
      <PageHeader title={day.replace(/^\p{Ll}/u, letter => letter.toLocaleUpperCase(locale))}>
        {t("summary", { count: home.waiting.length, late: late.length })}
      </PageHeader>
      {programme ? (
        <div className="cols c-21">
          {waiting}
          <Risks
            risks={programme.risks}
            count={programme.riskCount}
            partners={programme.partners}
            today={home.today}
            base={base}
          />
        </div>
      ) : (
        waiting
      )}
      {programme && <StalledWays rows={programme.stalled.rows} count={programme.stalled.count} base={base} />}
      <Cases cases={home.cases} kind={programme ? "level3" : "own"} base={base} zone={zone} />
      <div className="cols c-12 home-gap">
        <Sla sla={home.sla} level3={programme !== null} goal={goal} base={base} />
        <Renewals renewals={home.renewals} today={home.today} base={base} served={programme !== null} />
      </div>
      <Ends ends={home.ends} base={base} today={home.today} />
      {programme && <Certificates certificates={programme.certificates} side="vendor" base={base} />}
    </div>
  );
}
