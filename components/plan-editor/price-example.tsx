"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { moneyText } from "#components/ui/money.tsx";
import type { PlanDraftDefinition } from "#lib/domain/contracts/plan-draft.ts";
import { EXAMPLE_FITS, type ExampleAsked, priceExample } from "#lib/domain/contracts/price-example.ts";
import type { Money } from "#lib/domain/money/money.ts";
import { typedNumber } from "#lib/domain/typed-number.ts";

/** What the rule makes of an example as it is typed (S13, S15, P15): shown before anybody signs by it. */
export function PriceExample({ plan }: { plan: PlanDraftDefinition }) {
  const t = useTranslations("plans.example");
  const units = useTranslations("plans.values.unit");
  const locale = useLocale();
  const [sale, setSale] = useState("100000");
  const [count, setCount] = useState("10");
  const [months, setMonths] = useState("18");
  const { currency } = plan.price.minimum;
  const asked = { sale: typedNumber(sale, 2), count: typedNumber(count, 0), months: typedNumber(months, 0) };
  const { unit, yearly, back } = priceExample(plan, asked);
  const money = (amount: Money) => moneyText(amount, locale);
  const number = (part: keyof ExampleAsked, label: string, value: string, set: (text: string) => void) => (
    <Field
      id={`example-${part}`}
      label={label}
      error={value.trim() !== "" && !EXAMPLE_FITS[part](asked[part]) && t(`range.${part}`)}
      className="num-in"
    >
      {control => (
        <Input
          {...control}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          onChange={event => set(event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <section className="example" aria-labelledby="example">
      <h3 className="lbl" id="example">
        {t("title")}
      </h3>
      <div className="ed-row">
        {plan.price.kind === "share_of_sale"
          ? number("sale", t("sale", { currency }), sale, setSale)
          : number("count", t("count", { unit: unit ? units(unit) : "" }), count, setCount)}
        {number("months", t("lapsed"), months, setMonths)}
      </div>
      {yearly ? (
        <ul className="dots sm" aria-live="polite">
          <li>
            {yearly.minimumApplied
              ? t("yearlyLeast", { price: money(yearly.yearly), sum: money(yearly.subtotal) })
              : t("yearly", { price: money(yearly.yearly) })}
          </li>
          {back && (
            <li>
              {t("back", {
                months: asked.months,
                total: money(back.total),
                lapsed: money(back.lapsedPeriod),
                penalty: money(back.penalty),
                year: money(back.newYear),
              })}
            </li>
          )}
        </ul>
      ) : (
        <p className="mm sm">{t("cannot")}</p>
      )}
    </section>
  );
}
