import { Check, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Actor } from "#lib/domain/policies/types.ts";

const CLOSES = ["cases", "releases", "contacts"] as const;
const STAYS = ["open", "read", "use"] as const;

/** What the end of a contract closes and what stays (S15), in the words of the reader's side. */
export function LapseEffects({ side }: { side: Actor["side"] }) {
  const t = useTranslations("contractLife.lapse");
  return (
    <section className="sec life-sec" aria-labelledby="lapse">
      <h2 id="lapse">{t("title")}</h2>
      <div className="two" style={{ marginTop: 8 }}>
        <div>
          <h3 className="row">
            <Lock className="i i-s" aria-hidden="true" />
            {t("closes")}
          </h3>
          <ul className="dots sm">
            {CLOSES.map(key => (
              <li key={key}>{t(`${side}.closes.${key}`)}</li>
            ))}
          </ul>
        </div>
        <div>
          <h3 className="row">
            <Check className="i i-s" aria-hidden="true" />
            {t("stays")}
          </h3>
          <ul className="dots sm">
            {STAYS.map(key => (
              <li key={key}>{t(`${side}.stays.${key}`)}</li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
