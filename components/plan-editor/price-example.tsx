"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { moneyText } from "#components/ui/money.tsx";
import type { PlanPrice, SubscriptionUnit, SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import type { PlanDraftDefinition } from "#lib/domain/contracts/plan-draft.ts";
import { lapsePrice, yearlyPrice } from "#lib/domain/contracts/price.ts";
import type { Money } from "#lib/domain/money/money.ts";
import { addMonths } from "#lib/domain/time/dates.ts";
import { typedNumber } from "#lib/domain/typed-number.ts";

/** A day like any other: the example counts from there. */
const ENDED = "2025-12-31";
const BACK = "2026-01-01";

/** Whole as far as a sum needs it. */
function priceOf({ price }: PlanDraftDefinition): PlanPrice | null {
  const { minimum } = price;
  if (minimum.minor === null) return null;
  if (price.kind === "share_of_sale") return price.rateBp === null ? null : (price as PlanPrice);
  const whole = price.units.every(one => one.price.minor !== null && one.price.currency === minimum.currency);
  return whole && price.units.length > 0 ? (price as PlanPrice) : null;
}

/** What the rule makes of an example as it is typed (S13, S15, P15): shown before anybody signs by it. */
export function PriceExample({ plan }: { plan: PlanDraftDefinition }) {
  const t = useTranslations("plans.example");
  const units = useTranslations("plans.values.unit");
  const locale = useLocale();
  const [sale, setSale] = useState("100000");
  const [count, setCount] = useState("10");
  const [months, setMonths] = useState("18");
  const price = priceOf(plan);
  const unit: SubscriptionUnit | null = price?.kind === "per_unit" ? (price.units[0]?.unit ?? null) : null;
  const { currency } = plan.price.minimum;
  const asked = {
    name: "",
    salePrice: { minor: Math.round(typedNumber(sale, 2) * 100), currency },
    unit,
    units: typedNumber(count, 0),
  };
  const readable = Number.isFinite(asked.salePrice.minor) && Number.isInteger(asked.units);
  const sum = price && readable ? yearlyPrice({ price }, [asked]) : null;
  const yearly = sum?.ok ? sum.value : null;
  const lapsed = typedNumber(months, 0);
  const { lapse } = plan;
  const schedule = [lapse.byDayForYears, ...lapse.penalties.flatMap(one => [one.fromYears, one.rateBp])];
  const back =
    yearly && schedule.every(one => one !== null) && Number.isInteger(lapsed) && lapsed >= 0 && lapsed <= 240
      ? lapsePrice(
          { lapse: lapse as SupportPlanDefinition["lapse"] },
          yearly.yearly,
          ENDED,
          addMonths(BACK, lapsed),
        )
      : null;
  const money = (amount: Money) => moneyText(amount, locale);
  const number = (id: string, label: string, value: string, set: (text: string) => void) => (
    <Field id={id} label={label} className="num-in">
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
          ? number("example-sale", t("sale", { currency }), sale, setSale)
          : number("example-count", t("count", { unit: unit ? units(unit) : "" }), count, setCount)}
        {number("example-lapsed", t("lapsed"), months, setMonths)}
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
                months: lapsed,
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
