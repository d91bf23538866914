"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeedFoot, useDeed } from "#components/forms/deed.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { NumberField, SelectField, TextField } from "#components/forms/fields.tsx";
import { Form } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { ACTION_STATES, type ActionState } from "#lib/domain/plans/progress.ts";
import { recordActionAction, recordTargetAction } from "#lib/features/business-plans/actions.ts";
import { recordActionInput, recordTargetInput } from "#lib/features/business-plans/schema.ts";
import { useQuarterText } from "./quarter-text.ts";

type Item = { workspace: string; planId: string; itemKey: string; name: string };
type QuarterNow = { quarter: string; current: boolean; reached: number | null; seen: string | null };

/** What was reached of a target in a quarter. */
export function RecordTarget({
  quarters,
  unit,
  ...item
}: Item & { unit: string; quarters: readonly QuarterNow[] }) {
  const t = useTranslations("onboarding.plan.progress");
  const quarterText = useQuarterText();
  const { open, setOpen, onDone } = useDeed();
  const [chosen, choose] = useState(
    (quarters.find(q => q.current) ?? quarters.findLast(q => q.reached !== null) ?? quarters[0])?.quarter ??
      "",
  );
  const now = quarters.find(q => q.quarter === chosen);
  const fixed = { planId: item.planId, itemKey: item.itemKey, quarter: chosen, seen: now?.seen ?? null };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sml">
          {t("record")}
          <span className="vh"> {item.name}</span>
        </Button>
      }
      title={t("recordTitle", { name: item.name })}
      description={t("recordText")}
    >
      <Field id={`quarter-${item.itemKey}`} label={t("which")}>
        {control => (
          <Select
            {...control}
            value={chosen}
            onChange={event => choose(event.target.value)}
            options={quarters.map(({ quarter }) => ({ value: quarter, label: quarterText(quarter) }))}
          />
        )}
      </Field>
      <Form
        key={chosen}
        schema={recordTargetInput}
        send={recordTargetAction.bind(null, item.workspace)}
        defaultValues={{ ...fixed, note: "", ...(now?.reached === null ? {} : { value: now?.reached }) }}
        fixed={fixed}
        doneText={t("recorded")}
        onDone={onDone}
      >
        <NumberField name="value" label={t("value", { unit })} required />
        <TextField name="note" label={t("note")} maxLength={1000} optional />
        <DeedFoot cancel={() => setOpen(false)}>{t("save")}</DeedFoot>
      </Form>
    </Dialog>
  );
}

/** How an action stands. */
export function RecordAction({ state, seen, ...item }: Item & { state: ActionState; seen: string | null }) {
  const t = useTranslations("onboarding.plan.progress");
  const fixed = { planId: item.planId, itemKey: item.itemKey, seen };
  return (
    <DeedDialog
      trigger={
        <Button size="sml" look="ghost">
          {t("say")}
          <span className="vh"> {item.name}</span>
        </Button>
      }
      title={t("sayTitle", { name: item.name })}
      schema={recordActionInput}
      send={recordActionAction.bind(null, item.workspace)}
      defaultValues={{ ...fixed, state, note: "" }}
      fixed={fixed}
      doneText={t("recorded")}
      deed={t("save")}
    >
      <SelectField
        name="state"
        label={t("state")}
        options={ACTION_STATES.map(value => ({ value, label: t(`states.${value}`) }))}
      />
      <TextField name="note" label={t("note")} maxLength={1000} optional />
    </DeedDialog>
  );
}
