import { useTranslations } from "next-intl";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** The ticket's shape: head, lines, side column. */
export default function TicketLoading() {
  const t = useTranslations("ui");
  return (
    <div aria-busy="true">
      <p className="vh" role="status">
        {t("loading")}
      </p>
      <div className="tk-head">
        <Skeleton width={180} height={16} />
        <Skeleton width="60%" height={28} />
        <Skeleton width="40%" height={16} />
      </div>
      <div className="split">
        <div className="page tk tk-loading">
          {[90, 70, 80, 60, 75].map(width => (
            <Skeleton key={width} width={`${width}%`} height={56} />
          ))}
        </div>
        <aside className="side not-s" aria-hidden="true">
          <section>
            <Skeleton height={96} />
          </section>
          <section>
            <Skeleton height={72} />
          </section>
        </aside>
      </div>
    </div>
  );
}
