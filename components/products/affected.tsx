import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { AffectedLine } from "#lib/features/products/shelf.ts";

/** Whom an end of a version concerns: customers and systems that run it today. */
export function Affected({ rows, workspace }: { rows: readonly AffectedLine[]; workspace: string }) {
  const t = useTranslations("products");
  if (rows.length === 0)
    return <EmptyState title={t("edit.affectedNone")}>{t("edit.affectedNoneText")}</EmptyState>;
  const customers = new Set(rows.map(row => row.customerOrgId)).size;
  return (
    <>
      <p className="m sm">{t("edit.affectedSum", { systems: rows.length, customers })}</p>
      <Table label={t("edit.affected")} stack>
        <thead>
          <tr>
            <Th>{t("systems.column.customer")}</Th>
            <Th>{t("systems.column.system")}</Th>
            <Th>{t("systems.column.contract")}</Th>
            <Th>{t("systems.column.servedBy")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.systemId}>
              <Td className="full">
                <Link href={`/${workspace}/customers/${row.slug}`}>{row.customer}</Link>
              </Td>
              <Td>{row.system}</Td>
              <Td>
                <Link href={`/${workspace}/contracts/${row.contract}`}>{row.contract}</Link>{" "}
                {!row.covered && <Tag tone="warn">{t("systems.notCovered")}</Tag>}
              </Td>
              <Td>{row.servedBy}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
