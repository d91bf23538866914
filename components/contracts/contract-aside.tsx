import { Mail, Phone } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import Link from "#components/ui/link.tsx";
import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { textIn } from "#lib/domain/text.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { PlanPromise } from "./promise.tsx";

/** What a contract's plan covers, and how soon it promises an answer (S1, S3). */
export function PlanAside({ plan }: { plan: SupportPlanDefinition }) {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <>
      <section className="aside-part" aria-labelledby="covers">
        <h2 id="covers">{t("contracts.covers")}</h2>
        <ul className="dots sm">
          {plan.covers.map(line => (
            <li key={textIn(line, "en")}>{textIn(line, locale)}</li>
          ))}
        </ul>
      </section>
      <section className="aside-part" aria-labelledby="promise">
        <h2 id="promise">{t("plans.promise.title")}</h2>
        <PlanPromise terms={plan.terms} />
      </section>
    </>
  );
}

type Serves = {
  base: string;
  contract: Pick<ContractDto, "servedByName" | "partnerOrgId" | "customerOrgId">;
  /** How the vendor is reached, where it serves itself (S8). */
  support: { supportPhone: string | null; supportEmail: string | null };
  openTickets: number;
  /** The button that changes it, where the reader may. */
  change: ReactNode;
};

/** Who serves a contract (T1), how to reach them, and what is open there. */
export function ServesAside({ base, contract, support, openTickets, change }: Serves) {
  const t = useTranslations("contracts");
  const { supportPhone, supportEmail } = support;
  return (
    <section className="aside-part" aria-labelledby="serves">
      <h2 id="serves">{t("serves")}</h2>
      <p>{contract.servedByName}</p>
      {contract.partnerOrgId === null && (supportPhone || supportEmail) && (
        <p className="row wrap sm m">
          {supportPhone && (
            <span className="row">
              <Phone className="i i-s" aria-hidden="true" /> {supportPhone}
            </span>
          )}
          {supportEmail && (
            <span className="row">
              <Mail className="i i-s" aria-hidden="true" />
              <a href={`mailto:${supportEmail}`}>{supportEmail}</a>
            </span>
          )}
        </p>
      )}
      <p className="sm">
        <Link href={`${base}/tickets?view=open&customer=${contract.customerOrgId}`}>
          {t("openTickets", { count: openTickets })}
        </Link>
      </p>
      {change && <p>{change}</p>}
    </section>
  );
}
