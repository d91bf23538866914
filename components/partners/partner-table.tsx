import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { PartnerLine } from "#lib/features/onboarding/list.ts";
import { PartnerStatus } from "./partner-status.tsx";

/** The vendor's partners: state, tier, what is lost next, how far, and what waits for the vendor. */
export function PartnerTable({
  rows,
  base,
  today,
}: {
  rows: readonly PartnerLine[];
  base: string;
  today: PlainDate;
}) {
  const t = useTranslations("partners.list");
  return (
    <Table label={t("title")} stack>
      <thead>
        <tr>
          <Th>{t("company")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("tier")}</Th>
          <Th>{t("loss")}</Th>
          <Th>{t("progress")}</Th>
          <Th>{t("open")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td className="full">
              <Link href={`${base}/${row.slug}`}>{row.name}</Link>
            </Td>
            <Td>
              <PartnerStatus state={row.state} />
            </Td>
            <Td>{row.tier ?? <span className="mm">{t("noTier")}</span>}</Td>
            <Td>
              {row.nextLossOn ? (
                <Status
                  tone={
                    row.nextLossOn <= today
                      ? "breach"
                      : row.nextLossOn <= addDays(today, 90)
                        ? "warn"
                        : "plain"
                  }
                  icon={<CalendarClock className="i" aria-hidden="true" />}
                >
                  <Day date={row.nextLossOn} today={today} />
                </Status>
              ) : (
                <span className="mm">{t("none")}</span>
              )}
            </Td>
            <Td>
              {row.total > 0 && (
                <span className="part-prog">
                  <Progress
                    value={(row.finished / row.total) * 100}
                    label={t("stepsLabel", { done: row.finished, total: row.total })}
                  />
                  <span className="mm">{t("steps", { done: row.finished, total: row.total })}</span>
                </span>
              )}
            </Td>
            <Td>
              {row.open > 0 ? (
                t("openCount", { count: row.open })
              ) : (
                <span className="mm">{t("openCount", { count: 0 })}</span>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
