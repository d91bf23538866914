import { useFormatter, useTranslations } from "next-intl";
import { useRoleName } from "#components/plan-editor/say.ts";
import { useStepMoment } from "#components/plan-editor/step-words.ts";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { lengthText } from "#components/ui/time-text.ts";
import type { EscalationLevel } from "#lib/domain/tickets/plan.ts";

/** S6: when, who is told, and what is done. */
export function PlanLadder({ steps }: { steps: readonly EscalationLevel[] }) {
  const t = useTranslations("settings.plans");
  const e = useTranslations("plans.escalation");
  const clockNames = useTranslations("plans.clocks");
  const format = useFormatter();
  const role = useRoleName();
  const moment = useStepMoment();
  if (steps.length === 0) return <p className="mm sm">{e("none")}</p>;
  return (
    <Table label={t("escalation")} free stack>
      <thead>
        <tr>
          <Th num>{t("step")}</Th>
          <Th>{t("when")}</Th>
          <Th>{t("told")}</Th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ level, at, notify, clocks, repeat, acts = [] }) => (
          <tr key={level}>
            <Td num data-label={t("step")}>
              {level}
            </Td>
            <Td className="full">
              {moment(at)}
              {clocks && (
                <span className="mm sm blk">
                  {t("onlyClocks", { clocks: format.list(clocks.map(clock => clockNames(clock))) })}
                </span>
              )}
            </Td>
            <Td className="full m">
              {format.list(notify.map(role))}
              {repeat && (
                <span className="mm sm blk">
                  {e("repeatText", { length: lengthText(repeat.everyMinutes), times: repeat.times })}
                </span>
              )}
              {acts.map(act => (
                <span key={act.kind} className="sm blk">
                  {act.kind === "raise_level" ? e("raises") : e("reassigns", { role: role(act.role) })}
                </span>
              ))}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
