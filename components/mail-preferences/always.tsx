import { useTranslations } from "next-intl";

const ALWAYS = ["security", "decision", "p1", "contract", "receipt"] as const;

/** What comes by mail whatever somebody chose, and why. */
export function AlwaysByMail() {
  const t = useTranslations("mailPreferences.always");
  return (
    <section aria-labelledby="always">
      <h2 id="always">{t("title")}</h2>
      <p className="sm m">{t("lead")}</p>
      <ul>
        {ALWAYS.map(reason => (
          <li key={reason}>
            <b>{t(reason)}</b> {t(`${reason}Why`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
