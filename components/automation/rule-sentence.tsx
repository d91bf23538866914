import { useTranslations } from "next-intl";
import type { RuleDto } from "#lib/features/automation/dto.ts";
import { type RuleChoices, useRuleWords } from "./rule-words.ts";

type Props = { rule: Pick<RuleDto, "trigger" | "match" | "conditions" | "actions">; choices: RuleChoices };

/** A rule as one reads it: when, if, then. */
export function RuleSentence({ rule, choices }: Props) {
  const t = useTranslations("automation");
  const { condition, action, list } = useRuleWords(choices);
  const conditions = rule.conditions.map(condition);
  return (
    <dl className="auto-rule">
      <dt>{t("trigger")}</dt>
      <dd>{t(`triggers.${rule.trigger}`)}</dd>
      {conditions.length > 0 && (
        <>
          <dt>{t("match")}</dt>
          <dd>{list(conditions, rule.match === "all" ? "conjunction" : "disjunction")}</dd>
        </>
      )}
      <dt>{t("actions")}</dt>
      <dd>{list(rule.actions.map(action), "conjunction")}</dd>
    </dl>
  );
}
