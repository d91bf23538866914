import { Check, CircleDashed, Hourglass, Undo2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Day } from "#components/ui/time.tsx";
import { PLAN_PARTS, type PlanContent, type PlanPart, quartersOf } from "#lib/domain/plans/content.ts";
import type { PlanState } from "#lib/features/business-plans/dto.ts";
import { useQuarterText } from "./quarter-text.ts";

const looks: Record<PlanState, { tone: StatusTone; icon: typeof Check }> = {
  draft: { tone: "quiet", icon: CircleDashed },
  submitted: { tone: "info", icon: Hourglass },
  validated: { tone: "ok", icon: Check },
  returned: { tone: "warn", icon: Undo2 },
};

export function PlanStatus({ state }: { state: PlanState }) {
  const t = useTranslations("onboarding.plan.state");
  const { tone, icon: Icon } = looks[state];
  return (
    <Status tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
      {t(state)}
    </Status>
  );
}

/** What a plan says, part by part, with what was said on each part under it. */
export function PlanText({
  content,
  under,
}: {
  content: PlanContent;
  under?: (part: PlanPart) => ReactNode;
}) {
  const t = useTranslations("onboarding.plan");
  return (
    <div className="plan-text">
      {PLAN_PARTS.map(part => (
        <div key={part} className="plan-read">
          <h3>{t(`part.${part}`)}</h3>
          {content[part].text && <p className="prose">{content[part].text}</p>}
          <Items part={part} content={content} />
          {!content[part].text && content[part].items.length === 0 && <p className="mm">{t("nothing")}</p>}
          {under?.(part)}
        </div>
      ))}
    </div>
  );
}

function Items({ part, content }: { part: PlanPart; content: PlanContent }) {
  const t = useTranslations("onboarding.plan.item");
  const locale = useLocale();
  const quarterText = useQuarterText();
  const number = new Intl.NumberFormat(locale);
  if (content[part].items.length === 0) return null;
  if (part === "market" || part === "offers")
    return (
      <ul className="plain-list">
        {content[part].items.map(item => (
          <li key={item.key}>
            <b>{item.name}</b>
            {"size" in item && item.size !== null && (
              <span className="m"> {t("market.about", { size: item.size })}</span>
            )}
            {item.note && <span className="m block">{item.note}</span>}
          </li>
        ))}
      </ul>
    );
  if (part === "targets")
    return (
      <Table label={t("targets.table")}>
        <thead>
          <tr>
            <Th>{t("targets.name")}</Th>
            {quartersOf(content).map(quarter => (
              <Th key={quarter} num>
                {quarterText(quarter)}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {content.targets.items.map(target => (
            <tr key={target.key}>
              <Td>
                {target.name} <span className="mm">{target.unit}</span>
              </Td>
              {quartersOf(content).map(quarter => {
                const figure = target.figures[quarter] ?? null;
                return (
                  <Td key={quarter} num>
                    {figure === null ? <span className="mm">–</span> : number.format(figure)}
                  </Td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Table>
    );
  return (
    <Table label={t("actions.table")} stack>
      <thead>
        <tr>
          <Th>{t("actions.name")}</Th>
          <Th>{t("actions.owner")}</Th>
          <Th>{t("actions.quarter")}</Th>
          <Th>{t("actions.dueOn")}</Th>
        </tr>
      </thead>
      <tbody>
        {content.actions.items.map(action => (
          <tr key={action.key}>
            <Td className="full">{action.name}</Td>
            <Td>{action.owner}</Td>
            <Td>{action.quarter && quarterText(action.quarter)}</Td>
            <Td>{action.dueOn && <Day date={action.dueOn} />}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
