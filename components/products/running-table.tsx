import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import type { SystemLine } from "#lib/features/products/dto.ts";
import { CorrectVersion } from "./correct-version.tsx";
import { SupportText } from "./support-text.tsx";

/** A line a system: who runs what where, and how long that version is supported. */
export function RunningTable({
  rows,
  workspace,
  own,
  products,
}: {
  rows: readonly SystemLine[];
  workspace: string;
  own: boolean;
  products: readonly { value: string; versions: readonly string[] }[];
}) {
  const t = useTranslations("products");
  const base = `/${workspace}`;
  const column = (
    key: "customer" | "system" | "version" | "support" | "contract" | "servedBy" | "corrected",
  ) => t(`systems.column.${key}`);
  return (
    <Table label={own ? t("systems.titleOwn") : t("systems.title")} stack>
      <thead>
        <tr>
          {!own && <Th>{column("customer")}</Th>}
          <Th>{column("system")}</Th>
          <Th>{column("version")}</Th>
          <Th>{column("support")}</Th>
          <Th>{column("contract")}</Th>
          <Th>{column("servedBy")}</Th>
          <Th>{column("corrected")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            {!own && (
              <Td className="full">
                <Link href={`${base}/customers/${row.customerSlug}`}>{row.customer}</Link>
                <div className="mm sm">{row.place}</div>
              </Td>
            )}
            <Td className={own ? "full" : undefined}>
              <b>{row.name}</b>
            </Td>
            <Td className="full">
              {row.product}{" "}
              {row.version ? (
                <Link href={`${base}/releases/${row.productKey}/${encodeURIComponent(row.version)}`}>
                  {row.version}
                </Link>
              ) : (
                <span className="mm">{t("systems.unknownVersion")}</span>
              )}{" "}
              {row.correct && (
                <CorrectVersion
                  workspace={workspace}
                  system={row}
                  versions={products.find(product => product.value === row.productKey)?.versions ?? []}
                />
              )}
            </Td>
            <Td className="full">
              <SupportText support={row.support} until={row.until} />
            </Td>
            <Td>
              <Link href={`${base}/contracts/${row.contract}`}>{row.contract}</Link>{" "}
              {row.covered ? (
                <span className="mm sm">
                  <Day date={row.coveredUntil} />
                </span>
              ) : (
                <Tag tone="warn">{t("systems.notCovered")}</Tag>
              )}
            </Td>
            <Td>{row.servedBy}</Td>
            <Td className="sm">
              {row.corrected &&
                t.rich("systems.correctedBy", {
                  time: () => <Time instant={row.corrected?.at ?? 0} />,
                  by: row.corrected.by,
                })}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
