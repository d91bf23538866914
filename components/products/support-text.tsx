import { Check, CircleSlash, Clock3, HelpCircle } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import { dayText } from "#components/ui/time-text.ts";
import type { SupportState } from "#lib/domain/products/support.ts";

const look: Record<SupportState | "unknown", { tone: StatusTone; icon: typeof Check }> = {
  current: { tone: "plain", icon: Check },
  previous: { tone: "plain", icon: Check },
  older: { tone: "plain", icon: Check },
  ending: { tone: "warn", icon: Clock3 },
  ended: { tone: "breach", icon: CircleSlash },
  unknown: { tone: "quiet", icon: HelpCircle },
};

/** Whether a version is supported, with the day its support ends or has ended (S11). */
export function SupportText({ support, until }: { support: SupportState | null; until: string | null }) {
  const t = useTranslations("products");
  const locale = useLocale();
  const state = support ?? "unknown";
  const { tone, icon: Icon } = look[state];
  return (
    <Status tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
      {t(`support.${state}`)}
      {until !== null && state === "ending" && (
        <span className="mm sm"> {t("supportUntil", { date: dayText(until, locale) })}</span>
      )}
      {until !== null && state === "ended" && <span className="mm sm"> {dayText(until, locale)}</span>}
    </Status>
  );
}
