import { useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Day } from "#components/ui/time.tsx";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Wait } from "#lib/features/onboarding/waits.ts";

/** What waits for whom, by due day, each one click from being done. One's own side stands out. */
export function Waits({
  waits,
  base,
  today,
  vendorName,
  partnerName,
  side,
}: {
  waits: readonly Wait[];
  base: string;
  today: PlainDate;
  vendorName: string;
  partnerName: string;
  side: "vendor" | "partner";
}) {
  const t = useTranslations("partners.overview");
  if (waits.length === 0) return <p className="m">{t("nothing")}</p>;
  return (
    <ul className="obl">
      {waits.map(wait => (
        <li key={wait.key}>
          <span className="what">
            <Link href={`${base}/${wait.page}`}>{t(`kind.${wait.kind}`, { title: wait.title })}</Link>
            {wait.dueOn && (
              <span className={wait.dueOn < today ? "sm breach-t blk" : "sm mm blk"}>
                {t.rich(wait.kind === "renew" ? "until" : wait.dueOn < today ? "late" : "due", {
                  day: () => <Day date={wait.dueOn ?? ""} today={today} />,
                })}
              </span>
            )}
          </span>
          <Tag tone={wait.side === side ? "acc" : "line"}>
            {t(`waitsFor.${wait.side}`, { vendor: vendorName, partner: partnerName })}
          </Tag>
        </li>
      ))}
    </ul>
  );
}
