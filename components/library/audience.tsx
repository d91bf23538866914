import { useLocale, useTranslations } from "next-intl";
import { KeyValue } from "#components/ui/key-value.tsx";
import type { LibraryAudienceDto } from "#lib/features/library/dto.ts";
import { GIVEN_UNDER, PARTNER_ROLES } from "#lib/features/library/schema.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";

/** Who may have it, in words; a line a part that narrows. */
export function Audience({ audience, product }: { audience: LibraryAudienceDto; product: string | null }) {
  const t = useTranslations("library");
  const locale = useLocale();
  const list = (words: readonly string[]) => listText(words, locale, "or");
  const roles = PARTNER_ROLES.filter(role => audience.roles.includes(role)).map(role => t(`role.${role}`));
  const benefit = GIVEN_UNDER.find(kind => kind === audience.benefit);
  return (
    <>
      <p className="m sm">{t("item.status")}</p>
      <KeyValue
        pairs={[
          benefit && { label: t("item.benefit"), value: t(`benefit.${benefit}`) },
          audience.tiers.length > 0 && { label: t("item.tiers"), value: list(audience.tiers) },
          roles.length > 0 && { label: t("item.roles"), value: list(roles) },
          audience.levels.length > 0 && { label: t("item.levels"), value: list(audience.levels.map(String)) },
          product !== null && { label: t("item.product"), value: product },
        ]}
      />
    </>
  );
}
