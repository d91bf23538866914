"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChoiceIn } from "#components/programme-editor/fields.tsx";
import { MoneyIn, NumberIn } from "#components/programme-editor/number-fields.tsx";
import { useAt } from "#components/programme-editor/part-context.tsx";
import { fieldId } from "#components/programme-editor/path.ts";
import { Button } from "#components/ui/button.tsx";
import { FieldError } from "#components/ui/field.tsx";
import type { PlanDraftDefinition } from "#lib/domain/contracts/plan-draft.ts";
import type { Currency } from "#lib/domain/money/money.ts";
import { PriceExample } from "../price-example.tsx";
import { usePlan } from "../use-plan.ts";

const UNITS = ["server", "zone", "domain"] as const;
type Price = PlanDraftDefinition["price"];
type Units = Extract<Price, { kind: "per_unit" }>["units"];

/** S13, S15, P15: what a year costs, and what coming back after a lapse costs. */
export function PricePart() {
  const t = useTranslations("plans");
  const { draft, set } = usePlan();
  const { price } = draft;
  const { minimum } = price;
  const { currency } = minimum;
  return (
    <div className="ed-fields">
      <ChoiceIn
        path="price.kind"
        label={t("price.kind")}
        options={(["share_of_sale", "per_unit"] as const).map(value => ({
          value,
          label: t(`values.price.${value}`),
        }))}
        className="short"
        onPick={value =>
          set(
            "price",
            value === "share_of_sale"
              ? { kind: value, rateBp: null, minimum }
              : { kind: value, units: [{ unit: "server", price: { minor: null, currency } }], minimum },
          )
        }
      />
      {price.kind === "share_of_sale" ? (
        <NumberIn
          path="price.rateBp"
          label={t("fields.rateBp")}
          hint={t("price.rate")}
          unit="%"
          scale={100}
        />
      ) : (
        <UnitFields units={price.units} currency={currency} />
      )}
      <MoneyIn path="price.minimum" label={t("fields.minimum")} hint={t("price.minimum")} />
      <section aria-labelledby="lapse" className="ed-fields">
        <h3 className="lbl" id="lapse">
          {t("price.lapse")}
        </h3>
        <div className="ed-row">
          <NumberIn
            path="lapse.byDayForYears"
            label={t("fields.byDayForYears")}
            hint={t("price.byDay")}
            unit={t("units.years")}
          />
          <ChoiceIn
            path="lapse.wholeYears"
            label={t("fields.wholeYears")}
            options={(["begun", "completed"] as const).map(value => ({
              value,
              label: t(`values.wholeYears.${value}`),
            }))}
          />
        </div>
        <PenaltyFields />
      </section>
      <PriceExample plan={draft} />
    </div>
  );
}

function UnitFields({ units, currency }: { units: Units; currency: Currency }) {
  const t = useTranslations("plans");
  const field = useAt<Units>("price.units");
  const left = UNITS.filter(unit => !units.some(one => one.unit === unit));
  return (
    <section aria-label={t("fields.units")} id={fieldId("price.units")} tabIndex={-1}>
      <h3 className="lbl">{t("fields.units")}</h3>
      {field.error && <FieldError>{field.error}</FieldError>}
      <ol className="bands">
        {units.map(({ unit }, i) => (
          <li key={i} className="ed-row">
            <ChoiceIn
              path={`price.units.${i}.unit`}
              label={t("price.unit")}
              options={UNITS.map(value => ({ value, label: t(`values.unit.${value}`) }))}
            />
            <MoneyIn path={`price.units.${i}.price`} label={t("price.each")} />
            <Button
              look="ghost"
              ico
              aria-label={t("price.removeUnit", { unit: t(`values.unit.${unit}`) })}
              onClick={() => field.set(units.toSpliced(i, 1))}
            >
              <Trash2 className="i i-s" aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ol>
      {left[0] && (
        <Button
          size="sml"
          onClick={() =>
            field.set([...units, { unit: left[0] ?? "server", price: { minor: null, currency } }])
          }
        >
          <Plus className="i i-s" aria-hidden="true" />
          {t("price.addUnit")}
        </Button>
      )}
    </section>
  );
}

function PenaltyFields() {
  const t = useTranslations("plans");
  const field = useAt<PlanDraftDefinition["lapse"]["penalties"]>("lapse.penalties");
  const list = field.value ?? [];
  return (
    <section aria-label={t("fields.penalties")} id={fieldId("lapse.penalties")} tabIndex={-1}>
      <h4 className="lbl">{t("fields.penalties")}</h4>
      <p className="hint">{t("price.penalties")}</p>
      <ol className="bands">
        {list.map((one, i) => (
          <li key={i} className="ed-row">
            <NumberIn
              path={`lapse.penalties.${i}.fromYears`}
              label={t("fields.fromYears")}
              unit={t("units.years")}
            />
            <NumberIn path={`lapse.penalties.${i}.rateBp`} label={t("price.penalty")} unit="%" scale={100} />
            <Button
              look="ghost"
              ico
              aria-label={t("price.removePenalty", { years: one.fromYears ?? 0 })}
              onClick={() => field.set(list.toSpliced(i, 1))}
            >
              <Trash2 className="i i-s" aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ol>
      <Button size="sml" onClick={() => field.set([...list, { fromYears: null, rateBp: null }])}>
        <Plus className="i i-s" aria-hidden="true" />
        {t("price.addPenalty")}
      </Button>
    </section>
  );
}
