import { useLocale, useTranslations } from "next-intl";
import { type ActionType, entryOf, personOf, type RuleAction } from "#lib/domain/automation/actions.ts";
import { type Condition, type ConditionField, valuesOf } from "#lib/domain/automation/conditions.ts";
import type { Choice, ValueChoices } from "#lib/features/automation/values.ts";

export type RuleChoices = { values: ValueChoices; people: Choice[] };

const OF_SOMEBODY: readonly ActionType[] = ["assign", "follow", "notify"];

/** Conditions and actions in the reader's words. */
export function useRuleWords(choices: RuleChoices) {
  const t = useTranslations("automation");
  const locale = useLocale();
  const list = (words: string[], type: "conjunction" | "disjunction") =>
    new Intl.ListFormat(locale, { type }).format(words);

  function optionsOf(field: ConditionField): Choice[] {
    const kind = valuesOf(field);
    if (kind === "words" || kind === "tags") return [];
    if (typeof kind === "string") return choices.values[kind];
    return kind.map(value => ({ value, label: label(field, value) }));
  }

  function label(field: ConditionField, value: string): string {
    switch (field) {
      case "kind":
        return t(`kinds.${value}`);
      case "state":
        return t(`states.${value}`);
      case "channel":
        return t(`channels.${value}`);
      case "hours":
        return t(`hours.${value}`);
      case "holder":
        return t(`holders.${value}`);
      case "level":
        return t("levels", { level: value });
      default:
        return value;
    }
  }

  function condition({ field, not, values }: Condition): string {
    const known = optionsOf(field);
    const words = values.map(value => known.find(one => one.value === value)?.label ?? value);
    const said = { field: t(`fields.${field}`), values: list(words, "disjunction") };
    return t(not ? "isNot" : "is", said);
  }

  const deed = (type: ActionType, value: string) =>
    t(`does.${type}`, { value: value === "" && OF_SOMEBODY.includes(type) ? t("gone") : value });

  function action(one: RuleAction): string {
    const personId = personOf(one);
    const name = () => choices.people.find(person => person.value === personId)?.label ?? t("gone");
    const value = personId !== null ? name() : entryOf(one).value(one);
    return deed(one.type, value);
  }

  return { optionsOf, condition, action, deed, list };
}
