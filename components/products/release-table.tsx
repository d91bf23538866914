import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Day } from "#components/ui/time.tsx";
import type { ReleaseLine } from "#lib/features/products/dto.ts";
import { SupportText } from "./support-text.tsx";

/** Releases, newest first: what they are, until when they are supported, and what of them the reader has. */
export function ReleaseTable({ rows, workspace }: { rows: readonly ReleaseLine[]; workspace: string }) {
  const t = useTranslations("products");
  return (
    <Table label={t("releases.title")} stack>
      <thead>
        <tr>
          <Th>{t("releases.version")}</Th>
          <Th>{t("releases.kind")}</Th>
          <Th>{t("releases.day")}</Th>
          <Th>{t("releases.support")}</Th>
          <Th>{t("releases.runs")}</Th>
          <Th>{t("releases.files")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td className="full">
              <Link href={`/${workspace}/releases/${row.productKey}/${encodeURIComponent(row.version)}`}>
                {row.product} {row.version}
              </Link>{" "}
              {row.draft && <Tag tone="line">{t("draft")}</Tag>}
            </Td>
            <Td>{t(`kind.${row.major ? "major" : "minor"}`)}</Td>
            <Td className="nw">
              {row.draft ? (
                t.rich("releases.planned", { day: () => <Day date={row.releasedOn} style="full" /> })
              ) : (
                <Day date={row.releasedOn} style="full" />
              )}
            </Td>
            <Td>{!row.draft && <SupportText support={row.support} until={row.until} />}</Td>
            <Td>
              {row.runs > 0 && (
                <Link
                  href={`/${workspace}/releases/systems?${new URLSearchParams({ product: row.productKey, version: row.version })}`}
                >
                  {t("releases.runCount", { count: row.runs })}
                </Link>
              )}
            </Td>
            <Td>
              {row.files === null ? (
                <Status tone="quiet" icon={<Lock className="i" aria-hidden="true" />}>
                  {t("releases.locked")}
                </Status>
              ) : (
                row.files > 0 && t("releases.fileCount", { count: row.files })
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
