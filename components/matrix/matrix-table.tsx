import { TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { CertificationStatus } from "#components/certifications/state-text.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { cx } from "#components/ui/cx.ts";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { CellDto, MatrixDto, NeedDto } from "#lib/features/matrix/dto.ts";
import { Repair, type RepairPlace } from "./repair.tsx";

type Place = RepairPlace & { data: MatrixDto };

/** A partner's people by its programme's areas: state, what it is needed for, and what repairs it. */
export function MatrixTable({ workspace, data }: Place) {
  const t = useTranslations("matrix");
  const locale = useLocale();
  return (
    <Table label={t("people")} stack free className="by-area">
      <thead>
        <tr>
          <Th>{t("person")}</Th>
          {data.shown.map(area => (
            <Th key={area.key}>{area.name}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.rows.map(row => (
          <tr key={row.personId}>
            <th scope="row" className="full">
              <span className="row">
                <Avatar name={row.name} kind="partner" />
                <span>
                  <Link className="q" href={`/${workspace}/people/${row.personId}`}>
                    <b>{row.name}</b>
                  </Link>
                  {row.leavesOn && (
                    <span className="warn-t sm cell-note">
                      {t("leaves", { day: dayText(row.leavesOn, locale, data.today) })}
                    </span>
                  )}
                </span>
              </span>
            </th>
            {row.cells.map(cell => (
              <Td key={cell.areaKey} className={cell.state === null && cell.seat === null ? "none" : "full"}>
                <Cell workspace={workspace} data={data} cell={cell} person={row} />
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Cell({
  workspace,
  data,
  cell,
  person,
}: Place & { cell: CellDto; person: { personId: string; name: string } }) {
  const t = useTranslations("matrix");
  const locale = useLocale();
  const place = { workspace, data, areaKey: cell.areaKey, area: cell.area, person };
  if (cell.state === null)
    return cell.seat ? (
      <div className="cycle">
        <span className="in-s mm sm">{cell.area}</span>
        <Repair {...place} seat={cell.seat} />
      </div>
    ) : (
      <span className="mm sm">{t("nothing")}</span>
    );
  return (
    <div className="cycle">
      <span className="in-s mm sm">{cell.area}</span>
      <CertificationStatus
        today={data.today}
        certification={{
          state: cell.state,
          renewed: cell.renewed,
          result: cell.passed ? "passed" : null,
          trainingOn: cell.courseOn,
          validFrom: cell.from,
          validUntil: cell.until,
          revokedOn: cell.revokedOn,
          replacedOn: cell.replacedOn,
        }}
      />
      {cell.underWay && <span className="mm sm">{t("underWay")}</span>}
      {cell.graceUntil && cell.counts && cell.state !== "grace" && (
        <span className="mm sm">
          {t("graceUntil", { day: dayText(cell.graceUntil, locale, data.today) })}
        </span>
      )}
      {cell.withoutWord && <span className="warn-t sm">{t("withoutWord")}</span>}
      {(cell.needs.length > 0 || cell.level2) && (
        <ul className="needs" aria-label={t("needs.label")}>
          {cell.needs.map(need => (
            <li key={need.requirement}>
              <NeedLine need={need} today={data.today} />
            </li>
          ))}
          {cell.level2 && (
            <li className={cx("sm", cell.level2.colleagues === 0 && "warn-t")}>{t("level2", cell.level2)}</li>
          )}
        </ul>
      )}
      {(cell.repair || cell.seat) && <Repair {...place} seat={cell.seat} />}
    </div>
  );
}

function NeedLine({ need, today }: { need: NeedDto; today: string }) {
  const t = useTranslations("matrix.needs");
  const locale = useLocale();
  const requirement =
    need.tiers.length > 0
      ? t("for", { requirement: need.requirement, tiers: need.tiers.join(", ") })
      : need.requirement;
  const key = need.lostOn === null ? "now" : need.now ? "nowAndAtEnd" : "atEnd";
  const day = need.lostOn ? dayText(need.lostOn, locale, today) : "";
  return (
    <span className="sm">
      {need.held && need.lostOn !== null && <TriangleAlert className="i i-s warn-t" aria-hidden="true" />}{" "}
      {t(key, { requirement, day })}
    </span>
  );
}
