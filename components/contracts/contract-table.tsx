import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Money } from "#components/ui/money.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import type { ContractRow } from "#lib/features/contracts/dto.ts";
import { ContractStatus } from "./contract-status.tsx";

type Props = {
  /** Below the workspace: "/acme". */
  base: string;
  rows: readonly ContractRow[];
  /** Names the customer of each, where they differ. */
  customers: boolean;
  /** Names who serves. */
  served: boolean;
  sort?: "ascending" | "descending";
};

/** Contracts as rows, by their last day. */
export function ContractTable({ base, rows, customers, served, sort }: Props) {
  const t = useTranslations("contracts.list");
  return (
    <Table label={t("label")} stack>
      <thead>
        <tr>
          <Th>{t("contract")}</Th>
          <Th>{t("plan")}</Th>
          <Th>{t("state")}</Th>
          <Th sort={sort}>{t("until")}</Th>
          {served && <Th>{t("servedBy")}</Th>}
          <Th num>{t("yearly")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td className="full">
              <Link className="q" href={`${base}/contracts/${row.number}`}>
                {customers && <b>{row.customerName} </b>}
                <span className="id">{row.number}</span>
              </Link>
            </Td>
            <Td>{row.planName}</Td>
            <Td>
              <ContractStatus state={row.state} />
            </Td>
            <Td>
              <Day date={row.endsOn} />
            </Td>
            {served && <Td className="not-s">{row.servedByName}</Td>}
            <Td num className="not-s">
              <Money value={row.yearly} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
