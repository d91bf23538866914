"use client";

import { Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { CheckboxesField, NumberField, SelectField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import type { PlanPrice } from "#lib/domain/contracts/plan.ts";
import { textIn } from "#lib/domain/text.ts";
import { emptySystem } from "#lib/features/contracts/system-defaults.ts";
import type { FormProduct, FormValues } from "./form-values.ts";

/** The systems under a contract: product, modules, version, and what its price is counted from (S13, P15). */
export function SystemFields({
  products,
  price,
  added,
}: {
  products: readonly FormProduct[];
  price: PlanPrice | undefined;
  /** What a new one holds besides, where the form asks for more. */
  added?: object;
}) {
  const t = useTranslations("contracts.form");
  const { fields, append, remove } = useFieldArray<FormValues, "systems">({ name: "systems" });
  return (
    <>
      {fields.map((field, index) => (
        <fieldset key={field.id} className="card system">
          <legend className="vh">{t("system", { n: index + 1 })}</legend>
          <div className="row">
            <b className="grow" aria-hidden="true">
              {t("system", { n: index + 1 })}
            </b>
            {fields.length > 1 && (
              <Button
                look="ghost"
                size="sml"
                ico
                aria-label={t("removeSystem", { n: index + 1 })}
                onClick={() => remove(index)}
              >
                <Trash2 className="i" aria-hidden="true" />
              </Button>
            )}
          </div>
          <OneSystem index={index} products={products} price={price} />
        </fieldset>
      ))}
      <Button onClick={() => append({ ...emptySystem(products[0], price), ...added })}>
        <Plus className="i" aria-hidden="true" />
        {t("addSystem")}
      </Button>
    </>
  );
}

function OneSystem({
  index,
  products,
  price,
}: {
  index: number;
  products: readonly FormProduct[];
  price: PlanPrice | undefined;
}) {
  const t = useTranslations("contracts.form");
  const locale = useLocale();
  const { setValue } = useFormContext<FormValues>();
  const productId = useWatch<FormValues, `systems.${number}.productId`>({
    name: `systems.${index}.productId`,
  });
  // Under an amendment: one that is under the contract already; the version it runs is corrected elsewhere (S11).
  const known = Boolean(useWatch({ name: `systems.${index}.systemId` }));
  const product = products.find(p => p.id === productId);
  const at = `systems.${index}` as const;
  return (
    <div className="form-body">
      <div className="two">
        <SelectField
          name={`${at}.productId`}
          label={t("product")}
          options={products.map(p => ({ value: p.id, label: p.name }))}
          placeholder={t("choose")}
          required
          onInput={event => {
            // Another product has other modules and versions; a name somebody typed stays theirs.
            const chosen = products.find(p => p.id === event.currentTarget.value);
            setValue(`${at}.modules`, []);
            setValue(`${at}.version`, chosen?.versions[0] ?? "");
            setValue(`${at}.name`, chosen?.name ?? "");
          }}
        />
        {!known && (
          <SelectField
            name={`${at}.version`}
            label={t("version")}
            options={(product?.versions ?? []).map(version => ({ value: version, label: version }))}
            placeholder={t("unknownVersion")}
          />
        )}
      </div>
      <TextField name={`${at}.name`} label={t("systemName")} hint={t("systemNameHint")} required />
      {product && product.modules.length > 0 && (
        <CheckboxesField
          name={`${at}.modules`}
          label={t("modules")}
          choices={product.modules.map(module => ({ value: module.key, label: textIn(module.name, locale) }))}
        />
      )}
      {price?.kind === "per_unit" ? (
        <div className="two">
          <SelectField
            name={`${at}.unit`}
            label={t("unit")}
            options={price.units.map(u => ({ value: u.unit, label: t(`units.${u.unit}`) }))}
            required
          />
          <NumberField name={`${at}.units`} label={t("unitCount")} inputMode="numeric" required />
        </div>
      ) : price ? (
        <NumberField
          name={`${at}.salePrice`}
          label={t("salePrice", { currency: price.minimum.currency })}
          hint={t("salePriceHint")}
          required
        />
      ) : null}
    </div>
  );
}
