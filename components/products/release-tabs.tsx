import { useTranslations } from "next-intl";
import { Tabs } from "#components/ui/tabs.tsx";

/** Releases, their ends, and who runs them: three pages about the same. */
export function ReleaseTabs({
  workspace,
  part,
  own,
}: {
  workspace: string;
  part: "releases" | "ends" | "systems";
  /** A customer's own systems. */
  own: boolean;
}) {
  const t = useTranslations("products.releases");
  const base = `/${workspace}`;
  return (
    <Tabs
      label={t("tabs.label")}
      tabs={[
        { href: `${base}/releases`, label: t("tabs.releases"), current: part === "releases" },
        { href: `${base}/releases/end-of-life`, label: t("tabs.ends"), current: part === "ends" },
        {
          href: `${base}/releases/systems`,
          label: own ? t("tabsOwn") : t("tabs.systems"),
          current: part === "systems",
        },
      ]}
    />
  );
}
