import { useLocale, useTranslations } from "next-intl";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { MatrixDto, PointDto } from "#lib/features/matrix/dto.ts";
import { Repair } from "./repair.tsx";
import { Reserve } from "./reserve.tsx";

/** Where each area is weakest: needed, had, until when, and what repairs it. */
export function WeakPoints({ workspace, data }: { workspace: string; data: MatrixDto }) {
  const t = useTranslations("matrix.points");
  const locale = useLocale();
  if (data.points.length === 0) return null;
  const people = (point: PointDto) =>
    point.people.map(p =>
      p.until
        ? t("until", { name: p.name, day: dayText(p.until, locale, data.today) })
        : t("always", { name: p.name }),
    );
  return (
    <section className="sec" aria-labelledby="points">
      <SectionHeader id="points" title={t("title")} />
      <Table label={t("title")} stack free className="by-area">
        <thead>
          <tr>
            <Th>{t("area")}</Th>
            <Th>{t("requirement")}</Th>
            <Th>{t("figure")}</Th>
            <Th>{t("lost")}</Th>
            <Th>{t("who")}</Th>
            <Th>{t("repair")}</Th>
          </tr>
        </thead>
        <tbody>
          {data.points.map(point => {
            const thin = point.reserve <= 0;
            return (
              <tr key={point.key}>
                <th scope="row" className="full">
                  {point.area}
                  {point.shared.length > 0 && (
                    <span className="mm sm cell-note">
                      {t("shared", { areas: point.shared.filter(name => name !== point.area).join(", ") })}
                    </span>
                  )}
                </th>
                <Td className="full">
                  {point.requirement}
                  <span className="mm sm cell-note">
                    {point.tiers.join(", ")}
                    {!point.held && ` · ${t("notHeld")}`}
                  </span>
                </Td>
                <Td>
                  <Reserve reserve={point.reserve} held={point.held} />
                  <span className="mm sm cell-note">
                    {t("needHave", { need: point.need, have: point.have })}
                  </span>
                </Td>
                <Td>
                  {point.reserve < 0 ? (
                    <span className="breach-t sm">{t("lostNow")}</span>
                  ) : point.lostOn ? (
                    <span className={point.lostOn <= addDays(data.on, 90) ? "warn-t" : undefined}>
                      <span className="in-s">{t("lost")} </span>
                      <Day date={point.lostOn} today={data.today} />
                    </span>
                  ) : (
                    <span className="mm sm">{t("never")}</span>
                  )}
                </Td>
                <Td className="full sm">
                  {point.people.length === 0 ? (
                    <span className="mm">{t("nobody")}</span>
                  ) : (
                    people(point).map((line, i) => (
                      <span key={point.people[i]?.personId} className="cell-note">
                        {line}
                      </span>
                    ))
                  )}
                </Td>
                <Td className={thin && point.candidate ? "full" : "none"}>
                  {thin && point.candidate && (
                    <Repair
                      workspace={workspace}
                      data={data}
                      areaKey={point.areaKey}
                      area={point.area}
                      person={point.candidate}
                      seat={point.candidate.seat}
                      named
                    />
                  )}
                </Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </section>
  );
}
