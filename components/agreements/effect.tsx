import { useTranslations } from "next-intl";
import { Day } from "#components/ui/time.tsx";
import type { EffectDto } from "#lib/features/agreements/dto.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";

/** What an end does to tier and benefits, in sentences, before anybody confirms it. */
export function Effect({
  effect,
  vendor,
  title,
  locale,
}: {
  effect: EffectDto;
  vendor: string;
  title: string;
  locale: string;
}) {
  const t = useTranslations("signing.effect");
  const day = (date: string) => () => <Day date={date} style="full" />;
  return (
    <div className="effect">
      <b>{title}</b>
      {effect.lost.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <ul>
          <li>{t.rich("lost", { requirements: listText(effect.lost, locale), day: day(effect.from) })}</li>
          {effect.tier && (
            <li>
              {effect.repairUntil
                ? t.rich("tier", { tier: effect.tier, vendor, day: day(effect.repairUntil) })
                : t("tierNow", { tier: effect.tier, vendor })}
            </li>
          )}
          {effect.benefits.length > 0 && (
            <li>
              {t("benefits")}
              <ul>
                {effect.benefits.map(benefit => (
                  <li key={benefit}>{benefit}</li>
                ))}
              </ul>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
