import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import type { TimeDto } from "#lib/features/hours/dto.ts";
import { ReverseTime } from "./deeds.tsx";
import { hoursText } from "./hours-text.ts";

/** The ledger: what was worked, newest first; a line that takes one back stands beside it. */
export function HourLedger({
  workspace,
  contractId,
  entries,
  record,
}: {
  workspace: string;
  contractId: string;
  entries: readonly TimeDto[];
  record: boolean;
}) {
  const t = useTranslations("hours.ledger");
  const locale = useLocale();
  if (entries.length === 0) return <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>;
  return (
    <Table label={t("title")} stack free className="opt-table">
      <thead>
        <tr>
          <Th>{t("on")}</Th>
          <Th>{t("what")}</Th>
          <Th>{t("consultant")}</Th>
          <Th num>{t("hours")}</Th>
          {record && (
            <Th>
              <span className="vh">{t("deeds")}</span>
            </Th>
          )}
        </tr>
      </thead>
      <tbody>
        {entries.map(entry => {
          const length = hoursText(entry.minutes, locale);
          return (
            <tr key={entry.id}>
              <Td>
                <Day date={entry.on} />
              </Td>
              <Td className="full">
                {entry.reversesId ? t("reversal", { reason: entry.what }) : entry.what}
                {entry.ticketNumber && (
                  <>
                    {" "}
                    <Link href={`/${workspace}/tickets/${entry.ticketNumber}`} className="id">
                      {entry.ticketNumber}
                    </Link>
                  </>
                )}
                {entry.reversed && <div className="mm sm">{t("reversed")}</div>}
              </Td>
              <Td>{entry.consultant}</Td>
              <Td num>
                {entry.reversesId ? `+ ${length}` : entry.reversed ? <s>{length}</s> : `− ${length}`}
              </Td>
              {record && (
                <Td num className="full">
                  {!entry.reversesId && !entry.reversed && (
                    <ReverseTime workspace={workspace} contractId={contractId} entry={entry} />
                  )}
                </Td>
              )}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
