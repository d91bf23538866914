import { useLocale, useTranslations } from "next-intl";
import { cx } from "#components/ui/cx.ts";
import { type DecisionCounts, decided, inTimePercent } from "#lib/domain/tickets/decision.ts";
import { region } from "#lib/platform/i18n/region.ts";

/** A share in the reader's figures, never rounded up to a promise that was not kept; "–" where nothing was decided. */
export function useShareText(): (percent: number | null) => string {
  const format = new Intl.NumberFormat(region(useLocale()), { style: "percent", maximumFractionDigits: 1 });
  return percent => (percent === null ? "–" : format.format(Math.floor(percent * 10) / 1_000));
}

/** How promises were kept: the share in words, and a bar of in time, after the warning, late. */
export function Kept({ counts, goal }: { counts: DecisionCounts; goal: number | null }) {
  const t = useTranslations("reports");
  const share = useShareText();
  const percent = inTimePercent(counts);
  const all = decided(counts);
  const under = goal !== null && percent !== null && percent < goal;
  const part = (count: number) => ({ flexGrow: count });
  return (
    <span className="kept">
      <b className={cx("num", under && "warn-t")}>
        {share(percent)}
        {under && <span className="vh"> {t("underGoal", { goal })}</span>}
      </b>
      {all > 0 && (
        <span className="kept-bar" aria-hidden="true">
          {counts.met > 0 && <i className="met" style={part(counts.met)} />}
          {counts.warned > 0 && <i className="warned" style={part(counts.warned)} />}
          {counts.breached > 0 && <i className="late" style={part(counts.breached)} />}
        </span>
      )}
    </span>
  );
}
