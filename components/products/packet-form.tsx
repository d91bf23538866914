"use client";

import { Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useFieldArray } from "react-hook-form";
import type { z } from "zod";
import { CheckboxField, NumberField, SelectField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DECIDED_FIELDS, PART_RULES } from "#lib/domain/tickets/packet.ts";
import { savePacketAction } from "#lib/features/products/actions.ts";
import { savePacketInput } from "#lib/features/products/schema.ts";

type PacketInput = z.input<typeof savePacketInput>;

/** What level 3 of this product needs to begin (T3). */
export function PacketForm({ workspace, values }: { workspace: string; values: PacketInput }) {
  const t = useTranslations("products.packet");
  const router = useRouter();
  const { productId, version } = values;
  return (
    <Form<PacketInput, { key: string }>
      key={version}
      schema={savePacketInput}
      send={savePacketAction.bind(null, workspace)}
      defaultValues={values}
      fixed={{ productId, version }}
      formKey={`packet-${productId}`}
      doneText={t("saved")}
      onDone={() => router.refresh()}
      className="settings-form"
    >
      <p className="hint">{t("hint")}</p>
      <div className="two">
        {DECIDED_FIELDS.map(field => (
          <SelectField
            key={field}
            name={field}
            label={t(`field.${field}`)}
            options={PART_RULES.map(value => ({ value, label: t(`rule.${value}`) }))}
          />
        ))}
      </div>
      <CheckboxField name="logsAsFile" label={t("logsAsFile")} hint={t("logsAsFileHint")} />
      <Parts />
      <NumberField
        name="callHours"
        label={t("callHours")}
        hint={t("callHoursHint")}
        inputMode="numeric"
        required
      />
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
      </FormActions>
    </Form>
  );
}

function Parts() {
  const t = useTranslations("products.packet");
  const { fields, append, remove } = useFieldArray<PacketInput, "parts">({ name: "parts" });
  const empty = { key: "", labelEn: "", labelEs: "", hintEn: "", hintEs: "", required: true };
  return (
    <>
      {fields.map((field, i) => (
        <fieldset key={field.id} className="part">
          <legend>{t("partN", { n: i + 1 })}</legend>
          <div className="two">
            <TextField name={`parts.${i}.labelEn`} label={t("labelEn")} maxLength={120} />
            <TextField name={`parts.${i}.labelEs`} label={t("labelEs")} maxLength={120} />
          </div>
          <div className="two">
            <TextField name={`parts.${i}.hintEn`} label={t("hintEn")} maxLength={300} optional />
            <TextField name={`parts.${i}.hintEs`} label={t("hintEs")} maxLength={300} optional />
          </div>
          <div className="row wrap">
            <CheckboxField name={`parts.${i}.required`} label={t("required")} />
            <span className="grow" />
            <Button look="ghost" size="sml" onClick={() => remove(i)}>
              <Trash2 className="i" aria-hidden="true" />
              {t("remove")}
              <span className="vh">{t("partN", { n: i + 1 })}</span>
            </Button>
          </div>
        </fieldset>
      ))}
      <Button onClick={() => append(empty)}>
        <Plus className="i" aria-hidden="true" />
        {t("add")}
      </Button>
    </>
  );
}
