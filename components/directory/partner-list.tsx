import { useLocale, useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { countryName } from "#lib/domain/countries.ts";
import { eitherText, textIn } from "#lib/domain/text.ts";
import type { ListedPartner } from "#lib/features/directory/dto.ts";
import { logoHref, PartnerLogo } from "./partner-logo.tsx";

/** The partners that are listed: who, where, what for. `outside`: in another website's frame, from which links lead out. */
export function PartnerList({
  vendor,
  rows,
  level = 2,
  outside,
}: {
  vendor: string;
  rows: readonly ListedPartner[];
  level?: 2 | 3;
  outside?: boolean;
}) {
  const locale = useLocale();
  const t = useTranslations("directory");
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <ul className="dir-list">
      {rows.map(row => {
        const headline = eitherText(row.headlineEn, row.headlineEs, locale);
        const place = [row.city, row.country && countryName(row.country, locale)].filter(Boolean).join(", ");
        // Its own words say more than the programme's areas, which most of a list have in common.
        const words =
          row.specialities.length > 0
            ? row.specialities.slice(0, 6)
            : row.areas.map(area => textIn(area.name, locale));
        return (
          <li key={row.id}>
            <PartnerLogo name={row.name} src={logoHref(vendor, row)} />
            <div className="dir-who">
              <Heading>
                <Link
                  href={`/${vendor}/directory/${row.slug}`}
                  {...(outside ? { target: "_blank", rel: "noopener" } : {})}
                >
                  {row.name}
                </Link>
              </Heading>
              {headline && <p>{headline}</p>}
              {words.length > 0 && (
                <p className="dir-words">
                  {words.map(word => (
                    <Tag key={word}>{word}</Tag>
                  ))}
                </p>
              )}
            </div>
            <div className="dir-what">
              <b>{textIn(row.tierName, locale)}</b>
              {row.certified && <Tag>{t("certified")}</Tag>}
              <span>{place}</span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
