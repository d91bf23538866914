import type { MergeValues } from "#lib/domain/agreements/fields.ts";
import { countryName } from "#lib/domain/countries.ts";
import { discountFor } from "#lib/domain/programmes/benefits.ts";
import { type AgreementKind, tierOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayText, listText } from "#lib/platform/i18n/day-text.ts";
import { translator } from "#lib/platform/i18n/translator.ts";

export type MergeAbout = {
  kind: AgreementKind;
  locale: "en" | "es";
  number: string;
  /** The planned first day of a renewal; null counts from the last signature. */
  startsOn: PlainDate | null;
  today: PlainDate;
  signers: { partner: readonly string[]; vendor: readonly string[] };
};

/** What the fields of a template are filled with for one partner; what nobody recorded is empty. */
export async function mergeValues(
  tx: Tx,
  tenantId: string,
  partnership: PartnershipRecord,
  about: MergeAbout,
): Promise<MergeValues> {
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  const org = await tx.organisation.findFirst({ where: { tenantId, id: partnership.partnerOrgId } });
  const { locale, kind } = about;
  const t = translator(locale);
  const { definition } = partnership.programme;
  const tierKey = partnership.partnership.tierKey ?? partnership.targetTierKey;
  const tier = tierOf(definition, tierKey);
  // The discount of the tier the agreement is about, whether or not it is granted yet (P11).
  const discount = discountFor(definition, { state: "active", tierKey }, "services");
  const country = org?.country ?? "";
  return {
    "vendor.name": workspace?.name ?? "",
    "vendor.legal_name": workspace?.legalName ?? "",
    "partner.name": org?.legalName || org?.name || partnership.orgName,
    "partner.tax_id": org?.taxId ?? "",
    "partner.city": org?.city ?? "",
    "partner.country": country === "" ? "" : countryName(country, locale),
    "partner.website": org?.website ?? "",
    "programme.name": textIn(definition.name, locale),
    "programme.tier": tier ? textIn(tier.name, locale) : "",
    "programme.discount":
      discount === 0
        ? ""
        : new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(
            discount / 10_000,
          ),
    "agreement.number": about.number,
    "agreement.title": textIn(kind.title, locale),
    "agreement.term":
      kind.termMonths === null
        ? t("documents.value.unlimited")
        : t("documents.value.months", { months: kind.termMonths }),
    "agreement.start":
      about.startsOn === null ? t("documents.value.onSignature") : dayText(about.startsOn, locale),
    "signers.partner": listText(about.signers.partner, locale),
    "signers.vendor": listText(about.signers.vendor, locale),
    "document.date": dayText(about.today, locale),
  };
}
