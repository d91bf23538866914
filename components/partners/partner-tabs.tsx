import { useTranslations } from "next-intl";
import { Tabs } from "#components/ui/tabs.tsx";

/** The pages of one partner, in the order of its life; both sides have the same. */
export const PARTNER_TABS = [
  "overview",
  "onboarding",
  "people",
  "matrix",
  "ladder",
  "year",
  "agreements",
  "plan",
  "company",
  "profile",
] as const;
export type PartnerTab = (typeof PARTNER_TABS)[number];

export function PartnerTabs({
  vendor,
  slug,
  current,
}: {
  vendor: string;
  slug: string;
  current: PartnerTab;
}) {
  const t = useTranslations("partners.tabs");
  const base = `/${vendor}/partners/${slug}`;
  return (
    <Tabs
      label={t("label")}
      tabs={PARTNER_TABS.map(tab => ({
        href: tab === "overview" ? base : `${base}/${tab}`,
        label: t(tab),
        current: tab === current,
      }))}
    />
  );
}
