import { useTranslations } from "next-intl";
import { Skeleton, SkeletonRows } from "#components/ui/skeleton.tsx";
import { SkeletonWithoutScript } from "#components/ui/without-script.tsx";

/** The queue's shape, until its rows are there. */
export default function TicketsLoading() {
  const t = useTranslations("ui");
  return (
    <div className="page wide" aria-busy="true">
      <SkeletonWithoutScript text={t("withoutScript.tickets")} />
      <p className="vh" role="status">
        {t("loading")}
      </p>
      <div className="head">
        <div className="grow">
          <Skeleton width={160} height={28} />
        </div>
      </div>
      <Skeleton width="70%" height={36} />
      <table className="q tq sk-q" aria-hidden="true">
        <tbody>
          <SkeletonRows rows={10} widths={[72, 26, "70%", 140, 100, 48, 172, 24]} />
        </tbody>
      </table>
    </div>
  );
}
