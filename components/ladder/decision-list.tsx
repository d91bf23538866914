import { useLocale, useTranslations } from "next-intl";
import { Time } from "#components/ui/time.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { DecisionDto } from "#lib/features/tiers/dto.ts";

/** Every decision about the tier, newest first, with who took it and why. */
export function DecisionList({ decisions }: { decisions: readonly DecisionDto[] }) {
  const t = useTranslations("ladder.decide");
  const locale = useLocale();
  if (decisions.length === 0) return <p className="mm sm">{t("historyNone")}</p>;
  return (
    <ul className="lines">
      {decisions.map(decision => (
        <li key={decision.id}>
          <b>{decision.by}</b>{" "}
          {t(`kind.${decision.kind}`, {
            tier: decision.tier ?? "",
            benefit: decision.benefit ?? "",
            date: decision.until ? dayText(decision.until, locale) : "",
          })}
          <span className="mm sm">
            {" · "}
            <Time instant={decision.at} style="full" />
          </span>
          {decision.reason && <p className="m sm">{decision.reason}</p>}
        </li>
      ))}
    </ul>
  );
}
