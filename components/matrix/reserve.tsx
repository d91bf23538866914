import { CircleCheck, CircleSlash, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";

/** How many may go before a requirement falls short, or how many are missing. */
export function Reserve({ reserve, held }: { reserve: number; held: boolean }) {
  const t = useTranslations("matrix.points");
  if (reserve < 0)
    return (
      <Status tone={held ? "breach" : "quiet"} icon={<CircleSlash className="i i-s" aria-hidden="true" />}>
        {t("short", { count: -reserve })}
      </Status>
    );
  if (reserve === 0)
    return (
      <Status tone="warn" icon={<TriangleAlert className="i i-s" aria-hidden="true" />}>
        {t("noReserve")}
      </Status>
    );
  return (
    <Status icon={<CircleCheck className="i i-s" aria-hidden="true" />}>
      {t("reserve", { count: reserve })}
    </Status>
  );
}
