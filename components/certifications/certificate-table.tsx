import { useLocale, useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { CertificationDto } from "#lib/features/certifications/dto.ts";
import { CertificationDeeds } from "./deeds.tsx";
import { CertificationStatus } from "./state-text.tsx";

/** Certificates one under the other, by their end. */
export function CertificateTable({
  workspace,
  rows,
  today,
  people = true,
  companies,
}: {
  workspace: string;
  rows: readonly CertificationDto[];
  today: string;
  people?: boolean;
  companies: boolean;
}) {
  const t = useTranslations("certifications");
  const c = useTranslations("certifications.columns");
  const locale = useLocale();
  return (
    <Table label={t("title")} stack className="certs">
      <thead>
        <tr>
          {people && <Th>{c("person")}</Th>}
          <Th>{c("area")}</Th>
          {companies && <Th>{c("company")}</Th>}
          <Th>{c("number")}</Th>
          <Th>{c("state")}</Th>
          <Th>{c("ends")}</Th>
          <Th>
            <span className="vh">{c("actions")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            {people && (
              <Td className="full">
                <Link className="q" href={`/${workspace}/people/${row.personId}`}>
                  <b>{row.personName}</b>
                </Link>
              </Td>
            )}
            <Td className="full">{row.area.name}</Td>
            {companies && (
              <Td className="full">
                {row.company ? (
                  <Link className="q" href={`/${workspace}/partners/${row.company.slug}/people`}>
                    {row.company.name}
                  </Link>
                ) : (
                  <span className="mm">{t("between")}</span>
                )}
              </Td>
            )}
            <Td className={row.number && row.validFrom ? "mono nw" : "mono nw not-s"}>
              {row.number && row.validFrom ? (
                <Link className="q" href={`/${workspace}/credentials/${row.id}`} title={t("publicPage")}>
                  {row.number}
                </Link>
              ) : (
                (row.number ?? "–")
              )}
            </Td>
            <Td>
              <CertificationStatus certification={row} today={today} />
            </Td>
            <Td className="nw not-s">{row.validUntil ? dayText(row.validUntil, locale) : "–"}</Td>
            <Td num className="acts">
              <CertificationDeeds workspace={workspace} certification={row} today={today} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
