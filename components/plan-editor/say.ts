import { useFormatter, useLocale, useTranslations } from "next-intl";
import { rolesOfSide } from "#lib/domain/policies/person.ts";
import type { Role } from "#lib/domain/policies/types.ts";
import { eitherOf, type LocalText, textIn } from "#lib/domain/text.ts";

/** Words that may be missing in a language, or altogether. */
export const useWords = () => {
  const locale = useLocale();
  return (text: LocalText) => textIn(text, locale).trim() || eitherOf(text, locale);
};

/** Roles by name. Two sides have a support manager: the side stands with it. */
export function useRoleName(): (role: string) => string {
  const t = useTranslations("plans.roles");
  const roles = useTranslations("people.roles");
  return id => {
    if (!roles.has(id as Role)) return id;
    const role = roles(id as Role);
    return (rolesOfSide.partner as readonly string[]).includes(id)
      ? t("partner", { role })
      : t("vendor", { role });
  };
}

/** A share of basis points or percents. */
export function usePercent() {
  const format = useFormatter();
  return (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 2 });
}
