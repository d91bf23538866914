import { useTranslations } from "next-intl";
import { KeyValue } from "#components/ui/key-value.tsx";
import Link from "#components/ui/link.tsx";
import { Day } from "#components/ui/time.tsx";
import { nextLoss } from "#lib/domain/programmes/ladder.ts";
import { certificateCover } from "#lib/domain/programmes/specialists.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { AgreementDto } from "#lib/features/agreements/dto.ts";
import type { PartnerHead } from "#lib/features/partnerships/head.ts";
import type { Standing } from "#lib/features/partnerships/standing.ts";

/** How a partner stands today, in a few lines: tier, agreement, next loss, people. */
export function PartnerFacts({
  standing,
  head,
  agreements,
  base,
  today,
}: {
  standing: Standing;
  head: PartnerHead;
  agreements: readonly AgreementDto[];
  base: string;
  today: PlainDate;
}) {
  const t = useTranslations("partners.overview");
  const { facts, partnership, programme } = standing;
  const loss =
    standing.state === "active" || standing.state === "remediation"
      ? nextLoss(programme.definition, facts, partnership.tierKey, today)
      : null;
  const people = facts.people.filter(p => p.from <= today && (p.to === null || p.to >= today));
  const here = new Set(people.map(p => p.personId));
  const certified = new Set(
    facts.certificates
      .filter(certificate => {
        const cover = certificateCover(certificate);
        return (
          here.has(certificate.personId) &&
          cover.from <= today &&
          (cover.until === null || today <= cover.until)
        );
      })
      .map(certificate => certificate.personId),
  );
  const termed = agreements.find(
    a => a.termMonths !== null && (a.state === "in_force" || a.state === "ending"),
  );
  return (
    <KeyValue
      pairs={[
        head.tierName !== null && {
          label: t("tier"),
          value: (
            <>
              <Link href={`${base}/ladder`}>{head.tierName}</Link>
              {head.tierSince && (
                <span className="mm">
                  {", "}
                  {t.rich("since", { day: () => <Day date={head.tierSince ?? ""} style="full" /> })}
                </span>
              )}
            </>
          ),
        },
        {
          label: t("agreement"),
          value: termed ? (
            <>
              <Link href={`${base}/agreements`}>{termed.number}</Link>
              <span className="mm">
                {", "}
                {termed.endsOn
                  ? t.rich("agreementUntil", { day: () => <Day date={termed.endsOn ?? ""} style="full" /> })
                  : t("agreementOpen")}
              </span>
            </>
          ) : (
            <Link href={`${base}/agreements`}>{t("agreementNone")}</Link>
          ),
        },
        loss !== null && { label: t("nextLoss"), value: <Day date={loss} style="full" /> },
        partnership.remediationUntil !== null && {
          label: t("remediation"),
          value: <Day date={partnership.remediationUntil} style="full" />,
        },
        {
          label: t("people"),
          value: (
            <>
              <Link href={`${base}/people`}>{t("peopleCount", { count: people.length })}</Link>
              <span className="mm">, {t("certified", { count: certified.size })}</span>
            </>
          ),
        },
        partnership.endedOn !== null && {
          label: t("endedOn"),
          value: <Day date={partnership.endedOn} style="full" />,
        },
        partnership.endReason !== null && { label: t("reason"), value: partnership.endReason },
      ]}
    />
  );
}
