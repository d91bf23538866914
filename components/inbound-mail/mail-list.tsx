import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { MailListDto, MailRowDto } from "#lib/features/inbound-mail/dto.ts";
import { MAIL_STATES, type MailState } from "#lib/features/inbound-mail/schema.ts";

type Props = {
  base: string;
  tickets: string;
  list: MailListDto;
  state: MailState;
  /** A customer decides about its own: what programs wrote is not among it. */
  customer: boolean;
};

/** Mails that came, by what became of them. */
export function MailList({ base, tickets, list, state, customer }: Props) {
  const t = useTranslations("inboundMail");
  const states = customer
    ? MAIL_STATES.filter(one => ["held", "processed", "declined"].includes(one))
    : MAIL_STATES;
  const here = `${base}?state=${state}`;
  return (
    <>
      <div className="row wrap list-find">
        <Segmented
          label={t("list.states")}
          current={state}
          segments={states.map(one => ({
            key: one,
            label: t(`list.state.${one}`),
            href: one === "held" ? base : `${base}?state=${one}`,
          }))}
        />
      </div>
      {list.rows.length === 0 ? (
        <EmptyState level={2} title={t("list.empty")}>
          {state === "held" ? t("list.emptyHeld") : t("list.emptyOther")}
        </EmptyState>
      ) : (
        <Table label={t("list.title")} stack>
          <thead>
            <tr>
              <Th>{t("list.subject")}</Th>
              <Th>{t("list.from")}</Th>
              <Th>{t("list.became")}</Th>
              <Th>{t("list.at")}</Th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map(row => (
              <tr key={row.id}>
                <Td className="full">
                  <Link href={`${base}/${row.id}`}>{row.subject || t("noSubject")}</Link>
                </Td>
                <Td className="full wrap-any">
                  <From row={row} />
                </Td>
                <Td className="full">
                  {t.has(`reason.${row.reason}`) && t(`reason.${row.reason}`)}{" "}
                  {row.ticketNumber && (
                    <Link className="id" href={`${tickets}/${row.ticketNumber}`}>
                      {row.ticketNumber}
                    </Link>
                  )}
                </Td>
                <Td className="nw">
                  <Time instant={row.at} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Pager
        previous={list.first ? null : here}
        next={list.next && `${here}&${new URLSearchParams({ after: list.next })}`}
      />
    </>
  );
}

/** The name as given and the address, which says more. */
function From({ row }: { row: MailRowDto }) {
  const t = useTranslations("inboundMail.page");
  if (!row.fromAddress) return <span className="mm">{t("noSender")}</span>;
  return (
    <>
      {row.fromName && <span>{row.fromName} </span>}
      <span className="mm sm">{row.fromAddress}</span>
    </>
  );
}
