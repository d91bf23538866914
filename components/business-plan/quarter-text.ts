import { useTranslations } from "next-intl";

/** "2027-Q1" in the reader's words. */
export function useQuarterText(): (quarter: string) => string {
  const t = useTranslations("onboarding.plan");
  return quarter => t("quarter", { number: quarter.slice(6), year: quarter.slice(0, 4) });
}
