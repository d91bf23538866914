"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type UseFormReturn, useFieldArray, useWatch } from "react-hook-form";
import { CheckboxField, DateField, NumberField, SelectField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import type { PlanPart } from "#lib/domain/plans/content.ts";
import { quartersFrom } from "#lib/domain/time/quarters.ts";
import { useQuarterText } from "./quarter-text.ts";
import type { PlanValues } from "./use-plan-autosave.ts";

const newKey = () => crypto.randomUUID().slice(0, 13);
const blank = {
  market: () => ({ key: newKey(), name: "", size: null, note: "" }),
  offers: () => ({ key: newKey(), name: "", note: "" }),
  targets: () => ({ key: newKey(), name: "", unit: "", adds: true, figures: {} }),
  actions: (first: string) => ({ key: newKey(), name: "", owner: "", quarter: first, dueOn: null }),
};

/** The items of a part: segments, offers, targets with figures by quarter, actions with owner and day. */
export function PlanItems({ part, form }: { part: PlanPart; form: UseFormReturn<PlanValues> }) {
  const t = useTranslations("onboarding.plan.item");
  const { fields, append, remove } = useFieldArray({
    control: form.control,
    name: `${part}.items`,
    // Rows have a key of their own, which is data.
    keyName: "rowId",
  });
  const period = useWatch({ control: form.control, name: "period" });
  const quarters = quartersFrom(period.from, Number(period.quarters));
  const add = () => {
    const item = part === "actions" ? blank.actions(quarters[0] ?? "") : blank[part]();
    append(item as never, { focusName: `${part}.items.${fields.length}.name` });
  };
  return (
    <div className="plan-items">
      {fields.map((field, i) => (
        <fieldset key={field.rowId} className="plan-item">
          <legend className="vh">{t(`${part}.nth`, { n: i + 1 })}</legend>
          <Fields part={part} at={`${part}.items.${i}`} quarters={quarters} />
          <Button
            look="ghost"
            size="sml"
            ico
            className="plan-remove"
            aria-label={t("remove", { item: t(`${part}.nth`, { n: i + 1 }) })}
            onClick={() => remove(i)}
          >
            <Trash2 className="i" aria-hidden="true" />
          </Button>
        </fieldset>
      ))}
      <div>
        <Button size="sml" onClick={add}>
          <Plus className="i" aria-hidden="true" />
          {t(`${part}.add`)}
        </Button>
      </div>
    </div>
  );
}

function Fields({
  part,
  at,
  quarters,
}: {
  part: PlanPart;
  at: string;
  quarters: readonly string[];
}): ReactNode {
  const t = useTranslations("onboarding.plan.item");
  const quarterText = useQuarterText();
  const name = <TextField name={`${at}.name`} label={t(`${part}.name`)} maxLength={160} className="wide" />;
  if (part === "market")
    return (
      <div className="plan-fields">
        {name}
        <NumberField name={`${at}.size`} label={t("market.size")} optional />
        <TextField name={`${at}.note`} label={t("note")} maxLength={1000} optional className="wide" />
      </div>
    );
  if (part === "offers")
    return (
      <div className="plan-fields">
        {name}
        <TextField name={`${at}.note`} label={t("note")} maxLength={1000} optional className="wide" />
      </div>
    );
  if (part === "targets")
    return (
      <>
        <div className="plan-fields">
          {name}
          <TextField
            name={`${at}.unit`}
            label={t("targets.unit")}
            placeholder={t("targets.unitExample")}
            maxLength={24}
          />
        </div>
        <div className="plan-fields plan-figures">
          {quarters.map(quarter => (
            <NumberField key={quarter} name={`${at}.figures.${quarter}`} label={quarterText(quarter)} />
          ))}
        </div>
        <CheckboxField name={`${at}.adds`} label={t("targets.adds")} />
      </>
    );
  return (
    <div className="plan-fields">
      {name}
      <TextField name={`${at}.owner`} label={t("actions.owner")} maxLength={120} />
      <SelectField
        name={`${at}.quarter`}
        label={t("actions.quarter")}
        placeholder={t("actions.choose")}
        options={quarters.map(quarter => ({ value: quarter, label: quarterText(quarter) }))}
      />
      <DateField name={`${at}.dueOn`} label={t("actions.dueOn")} optional />
    </div>
  );
}
