import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { AlertDto } from "#lib/features/knowledge/dto.ts";
import { CourseText, SeverityTag } from "./words.tsx";

/** Open alerts for the versions one runs, or the customers one serves run (S10): on the home page, and nothing where there are none. */
export function AlertsPanel({ alerts, base }: { alerts: readonly AlertDto[]; base: string }) {
  const t = useTranslations("knowledge");
  if (alerts.length === 0) return null;
  return (
    <section aria-labelledby="alerts">
      <SectionHeader id="alerts" title={t("alerts.title")} count={alerts.length}>
        <Link href={`${base}/knowledge?kind=alert`}>{t("alerts.all")}</Link>
      </SectionHeader>
      <ul className="home-rows kb-alerts">
        {alerts.map(alert => (
          <li key={alert.id}>
            <div>
              <Link className="q" href={`${base}/knowledge/${alert.number}`}>
                {alert.read === "read" ? alert.title : <b>{alert.title}</b>}
              </Link>
              <span className="sm m kb-sum">
                {alert.product}, {t("alerts.concerns", { count: alert.systems })}
              </span>
            </div>
            <span className="row wrap">
              {alert.owes && <Tag tone="warn">{t("list.owes")}</Tag>}
              <SeverityTag severity={alert.severity} course={alert.course} />
              <CourseText course={alert.course} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
