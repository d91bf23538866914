import { CloudCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";

type Props = { why: string | null; vendor: string; supportEmail: string };

/** Beside the questions: why they are asked, who reads the answers, and what happens to what is typed. */
export function FormAside({ why, vendor, supportEmail }: Props) {
  const t = useTranslations("applications.form");
  return (
    <aside className="aside" aria-label={t("why")}>
      {why && (
        <section>
          <h2>{t("why")}</h2>
          <p>{why}</p>
        </section>
      )}
      <section>
        <h2>{t("see")}</h2>
        <p>{t("seeText")}</p>
      </section>
      <section>
        <h2>{t("safe")}</h2>
        <p className="safe">
          <CloudCheck className="i" aria-hidden="true" />
          <span>{t("safeText")}</span>
        </p>
      </section>
      <section>
        <h2>{t("stuck")}</h2>
        <p>
          {t.rich(supportEmail ? "stuckText" : "stuckColleague", {
            colleague: chunks => <Link href={`/${vendor}/settings/people`}>{chunks}</Link>,
            ask: chunks => <a href={`mailto:${supportEmail}`}>{chunks}</a>,
          })}
        </p>
      </section>
    </aside>
  );
}
