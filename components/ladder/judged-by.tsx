import { useLocale, useTranslations } from "next-intl";
import { dayText } from "#components/ui/time-text.ts";
import type { LadderDto } from "#lib/features/tiers/dto.ts";

/** Which version judges on the day, where it isn't today's, and a promise that keeps another (P20). */
export function JudgedBy({
  data,
  present,
}: {
  data: Pick<LadderDto, "judge" | "gone" | "asked">;
  present: LadderDto["judge"]["version"];
}) {
  const t = useTranslations("ladder.judge");
  const locale = useLocale();
  const { version, from, kept, keptUntil } = data.judge;
  const lines = [];
  if (version === "draft") lines.push(t("draft"));
  else if (data.asked.by !== null) lines.push(t("asked", { version }));
  else if (kept)
    lines.push(
      keptUntil ? t("keptUntil", { version, date: dayText(keptUntil, locale) }) : t("kept", { version }),
    );
  else if (version !== present) lines.push(t("coming", { version, date: from ? dayText(from, locale) : "" }));
  if (data.gone) lines.push(t("gone", { tier: data.gone }));
  if (lines.length === 0) return null;
  return <p className="m sm judged-by">{lines.join(" ")}</p>;
}
