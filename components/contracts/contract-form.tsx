"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type UseFormReturn, useWatch } from "react-hook-form";
import type { z } from "zod";
import { DateField, NumberField, SelectField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Message } from "#components/ui/message.tsx";
import { Day } from "#components/ui/time.tsx";
import { MOST_MONTHS } from "#lib/domain/contracts/price.ts";
import { textIn } from "#lib/domain/text.ts";
import { addMonthsInclusive, isUsualDate } from "#lib/domain/time/dates.ts";
import { changeDraft, createDraft } from "#lib/features/contracts/actions.ts";
import { priceContract } from "#lib/features/contracts/pricing.ts";
import {
  type ChangeDraftInput,
  changeDraftInput,
  type SaveDraftInput,
  saveDraftInput,
} from "#lib/features/contracts/schema.ts";
import type { FormPlan, FormProduct, FormValues } from "./form-values.ts";
import { PriceSum } from "./price-sum.tsx";
import { SystemFields } from "./system-fields.tsx";

type Props = {
  workspace: string;
  customer: { id: string; name: string };
  plans: readonly FormPlan[];
  products: readonly FormProduct[];
  /** The vendor says who serves; left out for a partner, which serves its own, and for a draft. */
  serving?: { options: readonly { value: string; label: string }[]; value: string };
  /** The contract it follows: its start is settled by rule (S14), and after a lapse what that costs (S15). */
  follows: { number: string; endsOn: string; startsOn: string; lapsedFrom: string | null } | null;
  renewsId: string | null;
  draft: { id: string; version: number; number: string } | null;
  initial: FormValues;
};

/** A contract written as a draft, with its price and the sum behind it live beside it. */
export function ContractForm(props: Props) {
  const { workspace, customer, plans, draft, follows, initial, renewsId } = props;
  const t = useTranslations("contracts.form");
  const router = useRouter();
  const back = draft ? `/${workspace}/contracts/${draft.number}` : `/${workspace}/contracts`;
  const shared = {
    defaultValues: initial,
    formKey: draft
      ? `contract-${draft.id}-${draft.version}`
      : `contract-new-${customer.id}-${renewsId ?? ""}`,
    doneText: t("saved"),
    onDone: ({ number }: { number: string }) => router.push(`/${workspace}/contracts/${number}`),
    className: "contract-form",
  };
  const body = (form: UseFormReturn<FormValues>) => (
    <Body {...props} form={form} back={back} startsOn={follows?.startsOn ?? null} />
  );
  if (draft)
    return (
      <Form<FormValues, { number: string }>
        {...shared}
        schema={priced(changeDraftInput, plans) as unknown as FormSchema<ChangeDraftInput>}
        send={changeDraft.bind(null, workspace)}
        fixed={{
          contractId: draft.id,
          version: draft.version,
          ...(follows ? { startsOn: follows.startsOn } : {}),
        }}
      >
        {body}
      </Form>
    );
  return (
    <Form<FormValues, { number: string }>
      {...shared}
      schema={priced(saveDraftInput, plans) as unknown as FormSchema<SaveDraftInput>}
      send={createDraft.bind(null, workspace)}
      fixed={{
        customerId: customer.id,
        ...(renewsId ? { renewsId } : {}),
        ...(follows ? { startsOn: follows.startsOn } : {}),
      }}
    >
      {body}
    </Form>
  );
}

/** A plan that takes a share asks of what (S13): said together with what else is missing, as the server would say it alone. */
function priced<Input extends z.ZodType<SaveDraftInput | ChangeDraftInput>>(
  input: Input,
  plans: readonly FormPlan[],
) {
  return input.superRefine(
    ({ planId, systems = [] }, context) => {
      const plan = plans.find(one => one.planId === planId);
      if (plan?.definition.price.kind !== "share_of_sale") return;
      for (const [index, system] of systems.entries())
        if (system.salePrice === undefined)
          context.addIssue({
            code: "custom",
            path: ["systems", index, "salePrice"],
            message: "contracts.invalid.salePrice",
          });
    },
    { when: () => true },
  );
}

type FormSchema<Output> = z.ZodType<Output, FormValues>;

function Body({
  form,
  plans,
  products,
  serving,
  follows,
  back,
  startsOn,
}: Props & { form: UseFormReturn<FormValues>; back: string; startsOn: string | null }) {
  const t = useTranslations("contracts.form");
  const ui = useTranslations("ui");
  const locale = useLocale();
  const values = useWatch({ control: form.control });
  const plan = plans.find(p => p.planId === values.planId);
  /** Another plan has another shortest term and may count by the unit; months that somebody typed stay. */
  const choosePlan = (id: string) => {
    const next = plans.find(p => p.planId === id)?.definition;
    if (!next) return;
    if (!form.formState.dirtyFields.months) form.setValue("months", next.termMonths);
    const { price } = next;
    const unit = price.kind === "per_unit" ? (price.units[0]?.unit ?? null) : null;
    for (const [index, system] of form.getValues("systems").entries()) {
      const sold = price.kind === "per_unit" && price.units.some(one => one.unit === system.unit);
      if (!sold) form.setValue(`systems.${index}.unit`, unit);
    }
  };
  const start = startsOn ?? values.startsOn ?? "";
  const months = Number(values.months);
  const ends =
    isUsualDate(start) && Number.isInteger(months) && months > 0 && months <= MOST_MONTHS
      ? addMonthsInclusive(start, months)
      : null;
  return (
    <div className="cols c-21">
      <div className="form-body">
        {follows?.lapsedFrom && (
          <Message tone="warn" title={t("lapsed", { number: follows.number })}>
            {t("lapsedText")}
          </Message>
        )}
        {follows && !follows.lapsedFrom && (
          <Message tone="info" title={t("renews", { number: follows.number })}>
            {t("renewsText")}
          </Message>
        )}
        <SelectField
          name="planId"
          label={t("plan")}
          options={plans.map(p => ({ value: p.planId, label: textIn(p.definition.name, locale) }))}
          placeholder={t("choose")}
          onInput={event => choosePlan(event.currentTarget.value)}
          hint={plan ? textIn(plan.definition.summary, locale) : undefined}
          required
        />
        <div className="two">
          {startsOn ? (
            <p className="field">
              <span className="lbl">{t("startsOn")}</span>
              <br />
              <Day date={startsOn} />
              <br />
              <span className="hint">{t("startsOnRule")}</span>
            </p>
          ) : (
            <DateField name="startsOn" label={t("startsOn")} required />
          )}
          <NumberField
            name="months"
            label={t("months")}
            hint={plan ? t("monthsHint", { months: plan.definition.termMonths }) : undefined}
            inputMode="numeric"
            required
          />
        </div>
        <p className="sm m" aria-live="polite">
          {ends && t.rich("ends", { day: () => <Day date={ends} /> })}
        </p>
        {serving && (
          <SelectField
            name="serving"
            label={t("serving")}
            hint={t("servingHint")}
            options={serving.options}
            required
          />
        )}
        <h2>{t("systems")}</h2>
        <SystemFields products={products} price={plan?.definition.price} />
        <FormActions>
          <SubmitButton>{t("save")}</SubmitButton>
          <ButtonLink look="ghost" href={back}>
            {ui("cancel")}
          </ButtonLink>
        </FormActions>
      </div>
      <aside aria-labelledby="price">
        <section className="card">
          <h2 id="price">{t("price")}</h2>
          <LivePrice
            plan={plan}
            values={values as FormValues}
            start={start}
            lapsedFrom={follows?.lapsedFrom ?? null}
          />
        </section>
        <p className="sm mm" style={{ marginTop: 12 }}>
          {t("draftNote")}
        </p>
      </aside>
    </div>
  );
}

/** The same sum the server will settle; while something is missing it says what. */
function LivePrice({
  plan,
  values,
  start,
  lapsedFrom,
}: {
  plan: FormPlan | undefined;
  values: FormValues;
  start: string;
  lapsedFrom: string | null;
}) {
  const t = useTranslations("contracts");
  const months = Number(values.months);
  if (!plan) return <p className="sm mm">{t("form.priceChoosePlan")}</p>;
  const { currency } = plan.definition.price.minimum;
  // Nothing is counted from an amount that nobody has named yet (S13).
  const unnamed =
    plan.definition.price.kind === "share_of_sale" &&
    (values.systems ?? []).some(system => !Number.isFinite(system.salePrice));
  if (unnamed) return <p className="sm mm">{t("form.priceNamesSale")}</p>;
  const sum =
    Number.isInteger(months) && isUsualDate(start)
      ? priceContract(
          plan.definition,
          (values.systems ?? []).map(system => ({
            name: system.name || "…",
            salePrice: { minor: Math.round((system.salePrice ?? 0) * 100), currency },
            unit: system.unit,
            units: Number(system.units),
          })),
          months,
          lapsedFrom ? { coveredUntil: lapsedFrom, startsOn: start } : null,
        )
      : null;
  if (!sum) return <p className="sm mm">{t("form.priceIncomplete")}</p>;
  if (!sum.ok) return <p className="sm mm">{t(`invalid.price.${sum.error}`)}</p>;
  return <PriceSum sum={sum.value} />;
}
