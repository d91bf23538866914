import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import type { SessionRowDto } from "#lib/features/training/dto.ts";
import { CoursePriceText } from "./price.tsx";
import { SessionStatus } from "./states.tsx";
import { When } from "./when.tsx";

/** Dates of courses one under the other, with what they cost who reads and who of theirs is in them. */
export function SessionTable({
  workspace,
  rows,
  own,
  wanted = "",
}: {
  workspace: string;
  rows: readonly SessionRowDto[];
  own: boolean;
  /** Whom a link wants enrolled, as the query of each date's address. */
  wanted?: string;
}) {
  const t = useTranslations("training");
  const c = useTranslations("training.columns");
  return (
    <Table label={t("title")} stack free>
      <thead>
        <tr>
          <Th>{c("course")}</Th>
          <Th>{c("when")}</Th>
          <Th>{c("place")}</Th>
          <Th>{c("seats")}</Th>
          <Th>{c("state")}</Th>
          <Th>{own ? c("own") : c("trainer")}</Th>
          <Th>{c("price")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td className="full">
              <Link href={`/${workspace}/training/${row.id}${wanted}`}>
                <b>{row.title}</b>
              </Link>
              <span className="mm sm blk">{row.areas.map(area => area.name).join(" · ")}</span>
            </Td>
            <Td className="full">
              <When from={row.startsAt} to={row.endsAt} zone={row.timeZone} />
            </Td>
            <Td>
              {row.place || t("online")} <span className="mm sm">{row.language.toUpperCase()}</span>
            </Td>
            <Td className="nw">
              {t("seatsOf", { taken: row.taken, seats: row.seats })}
              {row.waiting > 0 && (
                <span className="mm sm blk">{t("waitingCount", { count: row.waiting })}</span>
              )}
            </Td>
            <Td>
              <SessionStatus state={row.state} />
            </Td>
            <Td className={own && !anybody(row) ? "not-s" : undefined}>
              {own ? row.own && t("ownCount", row.own) : row.trainer}
            </Td>
            <Td className="full">
              <CoursePriceText price={row.price} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const anybody = ({ own }: SessionRowDto): boolean => own !== null && own.seated + own.waiting + own.asked > 0;
