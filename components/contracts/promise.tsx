import { useTranslations } from "next-intl";
import { Priority } from "#components/ui/priority.tsx";
import { lengthText } from "#components/ui/time-text.ts";
import type { SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import { PRIORITIES } from "#lib/domain/tickets/types.ts";

/** S3: how soon an answer is promised, by priority, as the contract froze it. */
export function PlanPromise({ terms }: { terms: SupportPlanTerms }) {
  const t = useTranslations("plans.promise");
  return (
    <>
      <ul className="promise">
        {PRIORITIES.map(priority => (
          <li key={priority}>
            <Priority priority={priority} /> <b className="num">{lengthText(terms.targets[priority])}</b>
          </li>
        ))}
      </ul>
      <p className="mm sm">{t("text")}</p>
    </>
  );
}
