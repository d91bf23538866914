import { useTranslations } from "next-intl";
import type { Priority } from "#lib/domain/tickets/types.ts";
import { usePercent } from "./say.ts";

export type Band = { above: number | null; priority: Priority };
type Rules = {
  nonProduction: Priority;
  allUnable: Priority;
  someUnable: Priority;
  bands: readonly Band[];
  rest: Priority;
};

/** The same as sentences, for whoever reads it and whoever has just typed it. */
export function RulesInWords({ rules }: { rules: Rules }) {
  const t = useTranslations("plans.priorities");
  const percent = usePercent();
  return (
    <ul className="dots sm">
      <li>{t("says.nonProduction", { priority: rules.nonProduction })}</li>
      <li>{t("says.allUnable", { priority: rules.allUnable })}</li>
      <li>{t("says.someUnable", { priority: rules.someUnable })}</li>
      {rules.bands.map((band, i) => (
        <li key={i}>
          {t("says.band", {
            percent: band.above === null ? "–" : percent(band.above / 10_000),
            priority: band.priority,
          })}
        </li>
      ))}
      <li>{t("says.rest", { priority: rules.rest })}</li>
    </ul>
  );
}
