import { useTranslations } from "next-intl";
import { PickPage, PickRow } from "#components/tickets/bulk/pick.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { MailListDto, MailRowDto } from "#lib/features/inbound-mail/dto.ts";
import { MAIL_STATES, type MailState, type ManyKind } from "#lib/features/inbound-mail/schema.ts";
import { MailMany } from "./mail-many.tsx";

type Props = {
  base: string;
  tickets: string;
  list: MailListDto;
  state: MailState;
  slug: string;
  /** What this person can do with several of them at once; nothing: they are not chosen. */
  deeds: readonly ManyKind[];
  /** A customer decides about its own: what programs wrote is not among it. */
  customer: boolean;
};

/** Mails that came, by what became of them. */
export function MailList({ base, tickets, list, state, customer, slug, deeds }: Props) {
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
        <MailMany
          key={here}
          slug={slug}
          deeds={deeds}
          rows={
            deeds.length === 0
              ? []
              : list.rows.map(({ id, version, fromAddress, reason }) => ({
                  number: id,
                  version,
                  from: fromAddress,
                  forged: reason === "spoofed",
                }))
          }
        >
          <Rows base={base} tickets={tickets} list={list} picks={deeds.length > 0} />
        </MailMany>
      )}
      <Pager
        previous={list.first ? null : here}
        next={list.next && `${here}&${new URLSearchParams({ after: list.next })}`}
      />
    </>
  );
}

function Rows({ base, tickets, list, picks }: Pick<Props, "base" | "tickets" | "list"> & { picks: boolean }) {
  const t = useTranslations("inboundMail");
  return (
    <Table label={t("list.title")} stack className="mail-rows" data-queue="">
      <thead>
        <tr>
          {picks && (
            <td className="pick">
              <PickPage />
            </td>
          )}
          <Th>{t("list.subject")}</Th>
          <Th>{t("list.from")}</Th>
          <Th>{t("list.became")}</Th>
          <Th>{t("list.at")}</Th>
        </tr>
      </thead>
      <tbody>
        {list.rows.map(row => (
          <tr key={row.id}>
            {picks && (
              <td className="pick">
                <PickRow
                  number={row.id}
                  label={t("many.select", { subject: row.subject || t("noSubject") })}
                />
              </td>
            )}
            <Td className="full">
              <Link className="q" href={`${base}/${row.id}`} aria-keyshortcuts="j k">
                {row.subject || t("noSubject")}
              </Link>
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
