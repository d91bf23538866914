"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import type { FormProduct } from "#components/contracts/form-values.ts";
import { SystemFields } from "#components/contracts/system-fields.tsx";
import { DateField, TextareaField, TextField } from "#components/forms/fields.tsx";
import { Form, FormActions, SubmitButton } from "#components/forms/form.tsx";
import { DiscountFields } from "#components/quotes/quote-deeds.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { moneyText } from "#components/ui/money.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { amendmentPrice } from "#lib/domain/contracts/amendment.ts";
import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import type { PricedSystem } from "#lib/domain/contracts/price.ts";
import { isUsualDate } from "#lib/domain/time/dates.ts";
import { amendContractAction } from "#lib/features/amendments/actions.ts";
import { type AmendedSystem, type AmendInput, amendInput } from "#lib/features/amendments/schema.ts";
import { AmendmentSum } from "./amendment-price.tsx";

type Props = {
  workspace: string;
  contract: { id: string; number: string; version: number; startsOn: string; endsOn: string; months: number };
  plan: Pick<SupportPlanDefinition, "price">;
  products: readonly FormProduct[];
  before: { systems: PricedSystem[]; discountBp: number };
  systems: AmendedSystem[];
  discount: { percent: number; why: string; by: string };
  /** First day it may count from, and the day proposed. */
  from: string;
  effectiveOn: string;
  invoicedThrough: string | null;
  today: string;
};

type Values = Omit<AmendInput, "contractId" | "version">;

/** An amendment, with what it costs by day live beside it. */
export function AmendForm(props: Props) {
  const { workspace, contract, systems, discount, effectiveOn, today } = props;
  const t = useTranslations("contractLife.amend");
  const router = useRouter();
  const back = `/${workspace}/contracts/${contract.number}`;
  return (
    <Form<Values, { number: number }>
      schema={amendInput as never}
      send={amendContractAction.bind(null, workspace)}
      fixed={{ contractId: contract.id, version: contract.version }}
      defaultValues={{
        effectiveOn,
        systems,
        discountPercent: discount.percent,
        discountWhy: discount.why,
        discountBy: discount.by,
        reason: "",
        agreedBy: "",
        agreedOn: today,
      }}
      formKey={`amend-${contract.id}-${contract.version}`}
      doneText={t("done")}
      onDone={() => router.push(`${back}#amendments`)}
      className="contract-form"
    >
      <Body {...props} back={back} />
    </Form>
  );
}

function Body(props: Props & { back: string }) {
  const { contract, plan, products, from, invoicedThrough, today, back } = props;
  const t = useTranslations("contractLife.amend");
  const hint = useTranslations("contractLife.sendQuote");
  const ui = useTranslations("ui");
  const locale = useLocale();
  return (
    <div className="cols c-21">
      <div className="form-body">
        <DateField
          name="effectiveOn"
          label={t("effectiveOn")}
          hint={[
            t("effectiveHint", { from: dayText(from, locale), to: dayText(contract.endsOn, locale) }),
            invoicedThrough && t("amendableFrom", { through: dayText(invoicedThrough, locale) }),
          ]
            .filter(Boolean)
            .join(" ")}
          min={from}
          max={contract.endsOn}
          required
        />
        <h2>{t("systems")}</h2>
        <p className="sm mm">{t("keepHint")}</p>
        <SystemFields products={products} price={plan.price} added={{ systemId: null }} />
        <h2>{t("discountTitle")}</h2>
        <DiscountFields hint={hint("discountHint", { minimum: moneyText(plan.price.minimum, locale) })} />
        <TextareaField name="reason" label={t("reason")} hint={t("reasonHint")} rows={3} required />
        <div className="two">
          <TextField
            name="agreedBy"
            label={t("agreedBy")}
            hint={t("agreedByHint")}
            required
            autoComplete="off"
          />
          <DateField name="agreedOn" label={t("agreedOn")} max={today} required />
        </div>
        <FormActions>
          <SubmitButton>{t("save")}</SubmitButton>
          <ButtonLink look="ghost" href={back}>
            {ui("cancel")}
          </ButtonLink>
        </FormActions>
      </div>
      <aside aria-labelledby="sum">
        <section className="card life-card">
          <h2 id="sum">{t("sum")}</h2>
          <LiveSum {...props} />
        </section>
        <p className="sm mm" style={{ marginTop: 12 }}>
          {t("note")}
        </p>
      </aside>
    </div>
  );
}

/** The same sum the server will settle. */
function LiveSum({ contract, plan, before }: Props) {
  const t = useTranslations("contractLife.amend");
  const invalid = useTranslations("contracts.invalid.price");
  const values = useWatch() as Partial<Values>;
  const { currency } = plan.price.minimum;
  const { startsOn, endsOn, months } = contract;
  const day = values.effectiveOn ?? "";
  const unnamed =
    plan.price.kind === "share_of_sale" &&
    (values.systems ?? []).some(system => !Number.isFinite(system.salePrice));
  if (!isUsualDate(day) || day < startsOn || day > endsOn || unnamed)
    return <p className="sm mm">{t("incomplete")}</p>;
  const sum = amendmentPrice(
    plan,
    before,
    {
      systems: (values.systems ?? []).map(system => ({
        name: system.name || "…",
        salePrice: { minor: Math.round((system.salePrice ?? 0) * 100), currency },
        unit: system.unit,
        units: Number(system.units),
      })),
      discountBp: Math.round(Number(values.discountPercent) * 100),
    },
    { effectiveOn: day, term: { startsOn, endsOn }, months },
  );
  if (!sum.ok) return <p className="sm mm">{invalid(sum.error)}</p>;
  return <AmendmentSum price={sum.value} />;
}
