import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import type { LibraryReaderLine } from "#lib/features/library/dto.ts";

/** Who has had which version: the vendor's to know. */
export function ReaderTable({ rows }: { rows: readonly LibraryReaderLine[] }) {
  const t = useTranslations("library.item");
  if (rows.length === 0) return <EmptyState title={t("noReaders")}>{t("noReadersText")}</EmptyState>;
  return (
    <Table label={t("readers")} stack>
      <thead>
        <tr>
          <Th>{t("person")}</Th>
          <Th>{t("company")}</Th>
          <Th>{t("version")}</Th>
          <Th>{t("first")}</Th>
          <Th>{t("last")}</Th>
          <Th num>{t("times")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td className="full">{row.person}</Td>
            <Td>{row.company}</Td>
            <Td>{row.label}</Td>
            <Td className="nw">
              <Time instant={row.first} />
            </Td>
            <Td className="nw">
              <Time instant={row.last} />
            </Td>
            <Td num>{row.times}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
