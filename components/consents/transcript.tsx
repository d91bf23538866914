import { useLocale, useTranslations } from "next-intl";
import { CertificationStatus } from "#components/certifications/state-text.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { OwnDto } from "#lib/features/certifications/dto.ts";

/** Every cycle of a person's certificates, newest first: training, result, certificate and its days (P23). */
export function Transcript({ rows, today }: { rows: OwnDto["certifications"]; today: string }) {
  const t = useTranslations("consents.transcript");
  const locale = useLocale();
  const day = (date: string | null) => (date ? dayText(date, locale) : "–");
  return (
    <Table label={t("title")} stack>
      <thead>
        <tr>
          <Th>{t("area")}</Th>
          <Th>{t("training")}</Th>
          <Th>{t("result")}</Th>
          <Th>{t("certificate")}</Th>
          <Th>{t("valid")}</Th>
          <Th>{t("state")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td className="full">
              <b>{row.area.name}</b>
              <span className="mm sm cell-note">{row.programme}</span>
            </Td>
            <Td className="nw not-s">{day(row.trainingOn)}</Td>
            <Td className="not-s">
              {row.result ? t(row.result) : "–"}
              {row.score !== null && <span className="mm sm"> {t("score", { score: row.score })}</span>}
              {row.resultOn && <span className="mm sm cell-note">{day(row.resultOn)}</span>}
            </Td>
            <Td className="mono nw">{row.number ?? "–"}</Td>
            <Td className="nw not-s">
              {row.validFrom && row.validUntil
                ? t("range", { from: day(row.validFrom), to: day(row.validUntil) })
                : "–"}
            </Td>
            <Td>
              <CertificationStatus certification={row} today={today} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
