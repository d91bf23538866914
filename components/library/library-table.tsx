import { Check, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import type { LibraryLine, LibraryRefusal } from "#lib/features/library/dto.ts";
import { KindIcon } from "./kind-icon.tsx";
import { LibraryStateText } from "./library-state.tsx";

/** What the vendor gives, newest first: for a partner whether it may have it, for the vendor its state and how many had it. */
export function LibraryTable({
  rows,
  base,
  vendor,
}: {
  rows: readonly LibraryLine[];
  base: string;
  vendor: boolean;
}) {
  const t = useTranslations("library");
  const shortly = ({ why, params }: LibraryRefusal) =>
    why === "tier" || why === "benefit"
      ? (params.tier ?? t(`list.why.${why}`))
      : t(`list.why.${why}`, { levels: params.levels ?? "" });
  return (
    <Table label={t("title")} stack>
      <thead>
        <tr>
          <Th>{t("list.item")}</Th>
          <Th>{t("list.kind")}</Th>
          <Th>{t("list.version")}</Th>
          <Th>{t("list.since")}</Th>
          <Th>{vendor ? t("list.state") : t("list.access")}</Th>
          {vendor && <Th>{t("list.readers")}</Th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td className="full">
              <Link href={`${base}/${row.id}`}>{row.title}</Link>{" "}
              {row.isNew && <Tag tone="acc">{t("list.isNew")}</Tag>}
            </Td>
            <Td>
              <span className="with-icon-in">
                <KindIcon kind={row.kind} /> {t(`kind.${row.kind}`)}
              </span>
            </Td>
            <Td>{row.current?.label ?? <span className="mm">{t("list.noVersion")}</span>}</Td>
            <Td className="nw">{row.current && <Time instant={row.current.at} />}</Td>
            <Td>
              {vendor ? (
                <LibraryStateText state={row.state} />
              ) : row.refusal ? (
                <Status tone="quiet" icon={<Lock className="i" aria-hidden="true" />}>
                  {shortly(row.refusal)}
                </Status>
              ) : (
                <Status icon={<Check className="i" aria-hidden="true" />}>{t("list.open")}</Status>
              )}
            </Td>
            {vendor && <Td>{t("list.readersCount", { count: row.readers ?? 0 })}</Td>}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
