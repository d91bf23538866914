import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import Link from "#components/ui/link.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Priority } from "#components/ui/priority.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import type { LinkedCaseDTO } from "#lib/features/tickets/dto/linked.ts";
import { TicketState } from "./ticket-state.tsx";

type Props = {
  label: string;
  /** Where no case is linked. */
  none: string;
  workspace: string;
  rows: readonly LinkedCaseDTO[];
  previous: string | null;
  next: string | null;
  /** Takes a case off, for whoever may; `label` names the column of it. */
  unlink?: { label: string; button: (number: string) => ReactNode } | undefined;
};

/** Cases that have something in common, a defect or a wish. Which ones a reader is given is decided where they are read. */
export function LinkedCases({ label, none, workspace, rows, previous, next, unlink }: Props) {
  const t = useTranslations("ticketPages.linked");
  if (rows.length === 0) return <p className="m sm">{none}</p>;
  return (
    <>
      <Table label={label} stack>
        <thead>
          <tr>
            <Th>{t("case")}</Th>
            <Th>{t("customer")}</Th>
            <Th>{t("servedBy")}</Th>
            <Th>{t("version")}</Th>
            <Th>{t("state")}</Th>
            {unlink && (
              <Th>
                <span className="vh">{unlink.label}</span>
              </Th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.number}>
              <Td className="full">
                <Priority priority={row.priority} />{" "}
                <Link href={`/${workspace}/tickets/${row.number}`}>
                  <span className="id">{row.number}</span> {row.subject}
                </Link>
              </Td>
              <Td>{row.customerName}</Td>
              <Td>{row.servedByName}</Td>
              <Td>{row.productVersion}</Td>
              <Td>
                <TicketState state={row.state} side="vendor" />
              </Td>
              {unlink && <Td>{unlink.button(row.number)}</Td>}
            </tr>
          ))}
        </tbody>
      </Table>
      <Pager previous={previous} next={next} />
    </>
  );
}
