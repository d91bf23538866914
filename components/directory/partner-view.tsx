import { useLocale, useTranslations } from "next-intl";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { countryName } from "#lib/domain/countries.ts";
import { languageName } from "#lib/domain/languages.ts";
import { eitherText, textIn } from "#lib/domain/text.ts";
import type { PublicPartner } from "#lib/features/directory/dto.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";
import { logoHref, PartnerLogo } from "./partner-logo.tsx";

/** A partner's public page: what it says of itself, and what the vendor vouches for. */
export function PartnerView({
  vendor,
  workspace,
  partner,
  tiers,
}: {
  vendor: string;
  workspace: string;
  /** The highest status it holds. */
  partner: PublicPartner;
  /** Every status it holds. */
  tiers: readonly PublicPartner[];
}) {
  const t = useTranslations("directory.partner");
  const d = useTranslations("directory");
  const locale = useLocale();
  const list = (words: readonly string[]) => listText(words, locale);
  const text = eitherText(partner.descriptionEn, partner.descriptionEs, locale);
  const headline = eitherText(partner.headlineEn, partner.headlineEs, locale);
  const areas = tiers.flatMap(tier => tier.areas.map(area => textIn(area.name, locale)));
  const countries = partner.countries.map(code => countryName(code, locale));
  const tier = textIn(partner.tierName, locale);
  return (
    <article className="dir-page">
      <header className="dir-head">
        <PartnerLogo name={partner.name} src={logoHref(vendor, partner)} big />
        <div>
          <h1>{partner.name}</h1>
          {headline && <p>{headline}</p>}
          <ul className="dir-tiers">
            {tiers.map(held => (
              <li key={held.id}>
                {t("since", {
                  tier: textIn(held.tierName, locale),
                  date: dayText(held.since, locale),
                })}{" "}
                {held.certified && <Tag>{d("certified")}</Tag>}
              </li>
            ))}
          </ul>
        </div>
      </header>
      <div className="cols c-21">
        <section aria-labelledby="about">
          <h2 id="about">{t("about")}</h2>
          {text ? (
            <Markdown text={text} />
          ) : (
            <p className="mm">{t("noDescription", { name: partner.name })}</p>
          )}
          <p className="dir-proof">{t("proof", { name: partner.name, workspace, tier })}</p>
        </section>
        <section aria-labelledby="contact">
          <h2 id="contact">{t("contact")}</h2>
          <KeyValue
            pairs={[
              {
                label: t("place"),
                value: [partner.city, partner.country && countryName(partner.country, locale)]
                  .filter(Boolean)
                  .join(", "),
              },
              partner.website !== "" && {
                label: t("website"),
                value: (
                  <a href={partner.website} rel="noreferrer nofollow">
                    {partner.website.replace(/^https?:\/\/|\/$/g, "")}
                  </a>
                ),
              },
              partner.contactEmail !== "" && {
                label: t("email"),
                value: <a href={`mailto:${partner.contactEmail}`}>{partner.contactEmail}</a>,
              },
              partner.contactPhone !== "" && {
                label: t("phone"),
                value: (
                  <a href={`tel:${partner.contactPhone.replace(/[^+\d]/g, "")}`}>{partner.contactPhone}</a>
                ),
              },
              areas.length > 0 && { label: t("certified"), value: list([...new Set(areas)]) },
              partner.specialities.length > 0 && {
                label: t("specialities"),
                value: list(partner.specialities),
              },
              countries.length > 0 && { label: t("where"), value: list(countries) },
              partner.languages.length > 0 && {
                label: t("languages"),
                value: list(partner.languages.map(code => languageName(code, locale))),
              },
            ]}
          />
        </section>
      </div>
    </article>
  );
}
