import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { countryName } from "#lib/domain/countries.ts";
import { PROFILE_FIELDS, type ProfileContent, profileChanges } from "#lib/domain/directory/profile.ts";
import { languageName } from "#lib/domain/languages.ts";
import { logoAddress } from "#lib/platform/logo.ts";

type Field = keyof ProfileContent;

/** A profile's field as one reads it. */
function useShown(): (field: Field, content: ProfileContent) => ReactNode {
  const t = useTranslations("directory.profile");
  const locale = useLocale();
  return (field, content) => {
    const value = content[field];
    if (value.length === 0) return <span className="mm">{t("empty")}</span>;
    if (field === "logo")
      return (
        <span className="dir-logo">
          {/* biome-ignore lint/performance/noImgElement: a drawing in its own words, of no address */}
          <img src={logoAddress(content.logo) ?? ""} alt={t("logo")} />
        </span>
      );
    if (field === "countries") return content.countries.map(code => countryName(code, locale)).join(", ");
    if (field === "languages") return content.languages.map(code => languageName(code, locale)).join(", ");
    return <span className="prose">{typeof value === "string" ? value : value.join(", ")}</span>;
  };
}

/** What is public beside what was handed in, the fields that differ marked: what the reviewer decides about. */
export function ProfileChanges({ before, after }: { before: ProfileContent; after: ProfileContent }) {
  const t = useTranslations("directory.profile");
  const shown = useShown();
  const changed = profileChanges(before, after);
  const fields = PROFILE_FIELDS.filter(field => before[field].length > 0 || after[field].length > 0);
  return (
    <Table label={t("changes")} className="dir-diff" stack free>
      <thead>
        <tr>
          <Th>{t("field")}</Th>
          <Th>{t("now")}</Th>
          <Th>{t("next")}</Th>
        </tr>
      </thead>
      <tbody>
        {fields.map(field =>
          changed.includes(field) ? (
            <tr key={field} className="changed">
              <Th scope="row">{t(field)}</Th>
              <Td data-label={t("now")}>{shown(field, before)}</Td>
              <Td data-label={t("next")}>{shown(field, after)}</Td>
            </tr>
          ) : (
            <tr key={field}>
              <Th scope="row">{t(field)}</Th>
              <Td>{shown(field, before)}</Td>
              <Td className="mm">{t("same")}</Td>
            </tr>
          ),
        )}
      </tbody>
    </Table>
  );
}

/** One profile as it stands, field by field. */
export function ProfileRead({ content }: { content: ProfileContent }) {
  const t = useTranslations("directory.profile");
  const shown = useShown();
  return (
    <dl className="kv dir-read">
      {PROFILE_FIELDS.filter(field => content[field].length > 0).map(field => (
        <div key={field}>
          <dt>{t(field)}</dt>
          <dd>{shown(field, content)}</dd>
        </div>
      ))}
    </dl>
  );
}
