"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFieldArray, useFormContext } from "react-hook-form";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { CheckboxesField, SelectField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { ACTION_TYPES, type RuleAction } from "#lib/domain/automation/actions.ts";
import {
  type Condition,
  type ConditionField,
  fieldsOf,
  isTyped,
  valuesOf,
} from "#lib/domain/automation/conditions.ts";
import { TRIGGERS } from "#lib/domain/automation/events.ts";
import { REPLY_FIELDS } from "#lib/domain/tickets/saved-reply.ts";
import { TAG_LETTERS } from "#lib/domain/tickets/tag.ts";
import { PRIORITIES, type Side } from "#lib/domain/tickets/types.ts";
import { saveRuleAction } from "#lib/features/automation/actions.ts";
import type { RuleDto } from "#lib/features/automation/dto.ts";
import {
  MOST_NAME,
  MOST_NOTE,
  MOST_REASON,
  type RuleForm,
  ruleInput,
} from "#lib/features/automation/schema.ts";
import { type RuleChoices, useRuleWords } from "./rule-words.ts";

type Props = { workspace: string; side: Side; choices: RuleChoices; rule: RuleDto | null };

const emptyCondition: RuleForm["conditions"][number] = { field: "kind", not: "is", values: [], words: "" };
const emptyAction: RuleForm["actions"][number] = {
  type: "assign",
  personId: "",
  priority: "P1",
  reason: "",
  level: "2",
  text: "",
};

const conditionForm = ({ field, not, values }: Condition): RuleForm["conditions"][number] => ({
  field,
  not: not ? "not" : "is",
  values: isTyped(field) ? [] : [...values],
  words: isTyped(field) ? values.join(", ") : "",
});

const actionForm = (action: RuleAction): RuleForm["actions"][number] =>
  action.type === "level"
    ? { ...emptyAction, type: "level", level: action.level === 1 ? "1" : "2" }
    : action.type === "tag"
      ? { ...emptyAction, type: "tag", text: action.name }
      : { ...emptyAction, ...action };

/** Words a rule of one's desk, new or changed. */
export function EditRule({ workspace, side, choices, rule }: Props) {
  const t = useTranslations("automation");
  const fixed = { ruleId: rule?.id ?? null, version: rule?.version ?? 0 };
  return (
    <DeedDialog<RuleForm, { ruleId: string }>
      key={fixed.version}
      wide
      trigger={
        rule ? (
          <Button size="sml" aria-label={t("editTitle", { name: rule.name })}>
            {t("edit")}
          </Button>
        ) : (
          <Button look="pri">
            <Plus className="i" aria-hidden="true" />
            {t("add")}
          </Button>
        )
      }
      title={rule ? t("editTitle", { name: rule.name }) : t("add")}
      schema={ruleInput}
      send={saveRuleAction.bind(null, workspace)}
      defaultValues={{
        ...fixed,
        name: rule?.name ?? "",
        trigger: rule?.trigger ?? "opened",
        match: rule?.match ?? "all",
        conditions: rule?.conditions.map(conditionForm) ?? [],
        actions: rule?.actions.map(actionForm) ?? [emptyAction],
      }}
      fixed={fixed}
      formKey={`rule-${workspace}-${rule?.id ?? "new"}-${fixed.version}`}
      className="auto-form"
      doneText={rule ? t("saved") : t("savedOff")}
      deed={t("save")}
    >
      <TextField name="name" label={t("name")} hint={t("nameHint")} maxLength={MOST_NAME} required />
      <SelectField
        name="trigger"
        label={t("trigger")}
        options={TRIGGERS.map(value => ({ value, label: t(`triggers.${value}`) }))}
      />
      <Conditions side={side} choices={choices} />
      <Actions choices={choices} />
    </DeedDialog>
  );
}

function Conditions({ side, choices }: Pick<Props, "side" | "choices">) {
  const t = useTranslations("automation");
  const { watch, setValue } = useFormContext<RuleForm>();
  const { fields, append, remove } = useFieldArray<RuleForm, "conditions", "row">({
    name: "conditions",
    keyName: "row",
  });
  const { optionsOf } = useRuleWords(choices);
  return (
    <>
      <h3>{t("conditions")}</h3>
      <p className="hint">{t("conditionsHint")}</p>
      {fields.length > 1 && (
        <SelectField
          name="match"
          label={t("match")}
          options={(["all", "any"] as const).map(value => ({ value, label: t(`matches.${value}`) }))}
        />
      )}
      {fields.map((row, i) => {
        const field: ConditionField = watch(`conditions.${i}.field`);
        return (
          <fieldset key={row.row} className="auto-part">
            <legend>{t("conditionN", { n: i + 1 })}</legend>
            <div className="two">
              <SelectField
                name={`conditions.${i}.field`}
                label={t("field")}
                options={fieldsOf(side).map(value => ({ value, label: t(`fields.${value}`) }))}
                onInput={() => setValue(`conditions.${i}.values`, [])}
              />
              <SelectField
                name={`conditions.${i}.not`}
                label={t("relation")}
                options={(["is", "not"] as const).map(value => ({ value, label: t(`relations.${value}`) }))}
              />
            </div>
            {isTyped(field) ? (
              <TextField
                name={`conditions.${i}.words`}
                label={t(valuesOf(field) === "tags" ? "tags" : "words")}
                hint={t(valuesOf(field) === "tags" ? "tagsHint" : "wordsHint")}
                maxLength={300}
                required
              />
            ) : (
              <CheckboxesField
                key={field}
                name={`conditions.${i}.values`}
                label={t("values")}
                className="auto-values"
                choices={optionsOf(field)}
                required
              />
            )}
            <Drop name={t("conditionN", { n: i + 1 })} onClick={() => remove(i)} />
          </fieldset>
        );
      })}
      <Button size="sml" onClick={() => append(emptyCondition)}>
        <Plus className="i" aria-hidden="true" />
        {t("addCondition")}
      </Button>
    </>
  );
}

const FIELDS = REPLY_FIELDS.map(field => `{{${field}}}`).join(" ");

function Actions({ choices }: Pick<Props, "choices">) {
  const t = useTranslations("automation");
  const { watch } = useFormContext<RuleForm>();
  const { fields, append, remove } = useFieldArray<RuleForm, "actions", "row">({
    name: "actions",
    keyName: "row",
  });
  return (
    <>
      <h3>{t("actions")}</h3>
      {fields.map((row, i) => {
        const type = watch(`actions.${i}.type`);
        return (
          <fieldset key={row.row} className="auto-part">
            <legend>{t("actionN", { n: i + 1 })}</legend>
            <div className="two">
              <SelectField
                name={`actions.${i}.type`}
                label={t("action")}
                options={ACTION_TYPES.map(value => ({ value, label: t(`deeds.${value}`) }))}
              />
              {["assign", "follow", "notify"].includes(type) && (
                <SelectField
                  name={`actions.${i}.personId`}
                  label={t("person")}
                  placeholder={t("choose")}
                  options={choices.people}
                  required
                />
              )}
              {type === "priority" && (
                <SelectField
                  name={`actions.${i}.priority`}
                  label={t("priority")}
                  options={PRIORITIES.map(value => ({ value, label: value }))}
                />
              )}
              {type === "tag" && (
                <TextField
                  name={`actions.${i}.text`}
                  label={t("tag")}
                  maxLength={TAG_LETTERS}
                  autoComplete="off"
                  required
                />
              )}
              {type === "level" && (
                <SelectField
                  name={`actions.${i}.level`}
                  label={t("level")}
                  options={["1", "2"].map(value => ({ value, label: value }))}
                />
              )}
            </div>
            {type === "priority" && (
              <TextField
                name={`actions.${i}.reason`}
                label={t("reason")}
                hint={t("reasonHint")}
                maxLength={MOST_REASON}
                required
              />
            )}
            {type === "note" && (
              <TextareaField
                name={`actions.${i}.text`}
                label={t("text")}
                hint={t("textHint", { fields: FIELDS })}
                rows={4}
                maxLength={MOST_NOTE}
                required
              />
            )}
            {fields.length > 1 && <Drop name={t("actionN", { n: i + 1 })} onClick={() => remove(i)} />}
          </fieldset>
        );
      })}
      <Button size="sml" onClick={() => append(emptyAction)}>
        <Plus className="i" aria-hidden="true" />
        {t("addAction")}
      </Button>
    </>
  );
}

function Drop({ name, onClick }: { name: string; onClick: () => void }) {
  const t = useTranslations("automation");
  return (
    <Button look="ghost" size="sml" onClick={onClick}>
      <Trash2 className="i" aria-hidden="true" />
      {t("drop")}
      <span className="vh"> {name}</span>
    </Button>
  );
}
