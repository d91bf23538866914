import { useTranslations } from "next-intl";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { SkeletonWithoutScript } from "#components/ui/without-script.tsx";

export default function NewTicketLoading() {
  const t = useTranslations("ui");
  return (
    <div className="page" aria-busy="true">
      <SkeletonWithoutScript text={t("withoutScript.newTicket")} />
      <p className="vh" role="status">
        {t("loading")}
      </p>
      <div className="nt tk-loading">
        {[40, 100, 100, 60, 100].map((width, index) => (
          <Skeleton key={`${index}${width}`} width={`${width}%`} height={48} />
        ))}
      </div>
    </div>
  );
}
