import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag, type Tone } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import type { DeliveryLine, DeliveryState } from "#lib/features/mail-delivery/dto.ts";

export const TONES: Record<DeliveryState, Tone> = {
  waiting: "line",
  handed_over: "ok",
  delayed: "paused",
  bounced: "breach",
  refused: "breach",
  suppressed: "warn",
  withheld: "warn",
};

/** Why it did not go, of one that we kept back; of any other the server's words. */
export function useWhy(): (mail: Pick<DeliveryLine, "state" | "words">) => string {
  const t = useTranslations("mailDelivery");
  return ({ state, words }) =>
    state === "suppressed" ? t("suppressedWhy") : state === "withheld" ? t("withheldWhy") : words;
}

/** Mails one under the other with what became of each. `of` says whose they are: one person's, or of one case to several. */
export function MailList({
  workspace,
  label,
  of,
  rows,
}: {
  workspace: string;
  label: string;
  of: "person" | "case";
  rows: readonly DeliveryLine[];
}) {
  const t = useTranslations("mailDelivery");
  const groups = useTranslations("mailPreferences.groups");
  const why = useWhy();
  return (
    <Table label={label} stack free>
      <thead>
        <tr>
          <Th>{t("when")}</Th>
          <Th>{of === "person" ? t("about") : t("to")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("said")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td>
              <Time instant={row.at} style="full" />
            </Td>
            <Td className="full">
              {of === "case" ? (
                row.address
              ) : row.ticketNumber ? (
                <Link href={`/${workspace}/tickets/${row.ticketNumber}`}>
                  {t("case", { number: row.ticketNumber })}
                </Link>
              ) : row.invitation ? (
                t("invitation")
              ) : row.password ? (
                t("password")
              ) : row.group ? (
                groups(row.group)
              ) : (
                t("together")
              )}
            </Td>
            <Td>
              <Tag tone={TONES[row.state]}>{t(`states.${row.state}`)}</Tag>
            </Td>
            <Td className="full">
              <span className="m sm">{why(row)}</span>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
