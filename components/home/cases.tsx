import { useTranslations } from "next-intl";
import { TicketState } from "#components/tickets/ticket-state.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { ClockCell } from "#components/ui/clock-bar.tsx";
import { Level } from "#components/ui/level.tsx";
import Link from "#components/ui/link.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Priority } from "#components/ui/priority.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { CasesDto } from "#lib/features/home/dto.ts";
import type { TicketRowDTO } from "#lib/features/tickets/dto.ts";

type CellProps = { row: TicketRowDTO; href: string; zone: string };

function Clock({ row, href, zone }: CellProps) {
  const t = useTranslations("ticketPages");
  if (!row.clock)
    return (
      <span className="mm sm">
        {t("queue.opened")} <Time instant={row.openedAt} zone={zone} />
      </span>
    );
  return (
    <ClockCell
      walk={row.clock.walk}
      name={t(`clock.${row.clock.kind}`)}
      notStarted={t(`clock.begins.${row.clock.kind}`)}
      href={`${href}/clock`}
      zone={zone}
    />
  );
}

type Props = {
  cases: CasesDto;
  /** level3: of the partners; own: the vendor's; partner: a partner's. */
  kind: "level3" | "own" | "partner";
  base: string;
  zone: string;
};

/** Cases by due time with their clocks, as who works on them reads them. */
export function Cases({ cases, kind, base, zone }: Props) {
  const t = useTranslations("home.cases");
  const queue = `${base}/tickets${kind === "level3" ? "?view=level3" : kind === "own" ? "?view=team" : "?view=open"}`;
  const who = kind === "level3" ? "servedByName" : "customerName";
  return (
    <section className="sec" aria-labelledby="cases">
      <SectionHeader id="cases" title={t(`title.${kind}`)} count={cases.count}>
        <Link href={queue}>{t("queue")}</Link>
      </SectionHeader>
      {cases.rows.length === 0 ? (
        <p className="home-none">{t(`none.${kind}`)}</p>
      ) : (
        <Table label={t("table")} stack className="home-cases">
          <thead>
            <tr>
              <Th>{t("number")}</Th>
              <Th>{t("subject")}</Th>
              <Th>{t(kind === "level3" ? "partner" : "customer")}</Th>
              {kind === "partner" && <Th>{t("level")}</Th>}
              <Th>{t("priority")}</Th>
              <Th>{t("clock")}</Th>
              {kind !== "partner" && <Th className="not-s">{t("engineer")}</Th>}
            </tr>
          </thead>
          <tbody>
            {cases.rows.map(row => (
              <tr key={row.id}>
                <Td>
                  <span className="id">{row.number}</span>
                </Td>
                <Td className="full ell">
                  <Link className="q" href={`${base}/tickets/${row.number}`}>
                    <b>{row.subject}</b>
                  </Link>
                </Td>
                <Td className="m nw">{row[who]}</Td>
                {kind === "partner" && (
                  <Td className="nw">
                    <Level level={row.level} />
                  </Td>
                )}
                <Td className={kind === "partner" ? "not-s" : undefined}>
                  <Priority priority={row.priority} />
                </Td>
                <Td className="full">
                  <Clock row={row} href={`${base}/tickets/${row.number}`} zone={zone} />
                </Td>
                {kind !== "partner" && (
                  <Td className="nw not-s">
                    <Engineer row={row} kind={kind} base={base} />
                  </Td>
                )}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}

function Engineer({ row, kind, base }: { row: TicketRowDTO; kind: Props["kind"]; base: string }) {
  const t = useTranslations("home.cases");
  // Who has it at the partner is not who answers it as manufacturer: level 3 is taken on the case itself.
  if (kind === "level3" && row.level3 === "asked")
    return (
      <ButtonLink
        size="sml"
        href={`${base}/tickets/${row.number}`}
        aria-label={`${t("take")}: ${row.number}`}
      >
        {t("take")}
      </ButtonLink>
    );
  if (row.level3 === "more_wanted") return <span className="m">{t("moreWanted")}</span>;
  const name = kind === "level3" ? row.level3AssigneeName : row.assigneeName;
  if (!name) return <span className="mm">{t("nobody")}</span>;
  return (
    <span className="row">
      <Avatar name={name} kind="vendor" />
      {name}
    </span>
  );
}

/** A customer's cases: subject first, its state under it. */
export function CustomerCases({
  cases,
  total,
  base,
  zone,
}: {
  cases: CasesDto;
  total: number;
  base: string;
  zone: string;
}) {
  const t = useTranslations("home.cases");
  return (
    <section className="sec" aria-labelledby="cases">
      <SectionHeader id="cases" title={t("title.customer")} count={cases.count}>
        <Link href={`${base}/tickets?view=all`}>{t("all", { count: total })}</Link>
      </SectionHeader>
      {cases.rows.length === 0 ? (
        <p className="home-none">{t("none.customer")}</p>
      ) : (
        <Table label={t("table")} stack className="home-own">
          <thead>
            <tr>
              <Th>{t("case")}</Th>
              <Th>{t("priority")}</Th>
              <Th>{t("clock")}</Th>
            </tr>
          </thead>
          <tbody>
            {cases.rows.map(row => (
              <tr key={row.id}>
                <Td className="full">
                  <Link className="q" href={`${base}/tickets/${row.number}`}>
                    <b>{row.subject}</b>
                  </Link>
                  <br />
                  <span className="sm mm home-sub">
                    <span className="id">{row.number}</span> <TicketState state={row.state} side="customer" />
                  </span>
                </Td>
                <Td className="not-s">
                  <Priority priority={row.priority} />
                </Td>
                <Td className="full">
                  <Clock row={row} href={`${base}/tickets/${row.number}`} zone={zone} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
