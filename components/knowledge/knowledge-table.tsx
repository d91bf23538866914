import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import type { KnowledgeLine } from "#lib/features/knowledge/dto.ts";
import { CourseText, KindText, Ranges, SeverityTag } from "./words.tsx";

/** What the reader may read, last changed first, with what of theirs it concerns; for the vendor also how far its writing is. */
export function KnowledgeTable({
  rows,
  base,
  vendor,
}: {
  rows: readonly KnowledgeLine[];
  base: string;
  vendor: boolean;
}) {
  const t = useTranslations("knowledge");
  return (
    <Table label={t("title")} stack>
      <thead>
        <tr>
          <Th>{t("list.item")}</Th>
          <Th>{t("list.kind")}</Th>
          <Th>{t("list.product")}</Th>
          <Th>{t("list.course")}</Th>
          {vendor && <Th>{t("page.forWhom")}</Th>}
          <Th>{t("list.changed")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td className="full">
              <span className="mono xs mm">{row.number}</span>{" "}
              <Link href={`${base}/${row.number}`}>
                {!vendor && row.read !== "read" ? <b>{row.title}</b> : row.title}
              </Link>{" "}
              <Marks row={row} vendor={vendor} />
              {row.summary && <span className="sm m kb-sum">{row.summary}</span>}
            </Td>
            <Td className="nw">
              <KindText kind={row.kind} />
            </Td>
            <Td>
              {row.product ? (
                <>
                  {row.product}{" "}
                  <span className="sm mm kb-vers">
                    <Ranges ranges={row.ranges} />
                  </span>
                </>
              ) : (
                <span className="mm">{t("page.anyProduct")}</span>
              )}
            </Td>
            <Td>
              <span className="row wrap">
                <SeverityTag severity={row.severity} course={row.course} />
                <CourseText course={row.course} />
              </span>
            </Td>
            {vendor && <Td>{t(`audience.${row.audience}`)}</Td>}
            <Td className="nw">
              <Time instant={row.changedAt} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Small marks beside a title: unread, new facts, to confirm, whose systems, in which language, how far it is written. */
function Marks({ row, vendor }: { row: KnowledgeLine; vendor: boolean }) {
  const t = useTranslations("knowledge");
  return (
    <>
      {row.state !== "published" && <Tag>{t(`state.${row.state}`)}</Tag>}{" "}
      {row.draft && (row.draft === "in_review" || row.state !== "draft") && (
        <Tag tone="paused">{t(`draft.${row.draft}`)}</Tag>
      )}{" "}
      {!vendor && row.read === "unread" && <Tag tone="acc">{t("list.isNew")}</Tag>}{" "}
      {!vendor && row.read === "updated" && <Tag tone="acc">{t("list.isUpdated")}</Tag>}{" "}
      {row.owes && <Tag tone="warn">{t("list.owes")}</Tag>}{" "}
      {row.systems > 0 && row.kind === "alert" && row.course !== "resolved" && (
        <Tag tone="line">{t("list.yours", { count: row.systems })}</Tag>
      )}{" "}
      {row.fellBack && (
        <Tag tone="line">{t("list.inLanguage", { language: t(`language.${row.fellBack}`) })}</Tag>
      )}
    </>
  );
}
