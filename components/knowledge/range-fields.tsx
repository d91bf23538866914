"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFieldArray, useWatch } from "react-hook-form";
import { TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import type { EditorProducts } from "#lib/features/knowledge/editing.ts";

type WithRanges = { ranges: { from: string; to: string; fixedIn: string }[] };

/** Versions a matter concerns, a line each; the product's own versions are offered while one types. */
export function RangeFields({ products }: { products: EditorProducts }) {
  const t = useTranslations("knowledge.editor");
  const { fields, append, remove } = useFieldArray<WithRanges, "ranges">({ name: "ranges" });
  const productId: unknown = useWatch({ name: "productId" });
  const versions = products.find(product => product.value === productId)?.versions ?? [];
  return (
    <fieldset className="kb-ranges">
      <legend>{t("ranges")}</legend>
      <p className="hint">{t("rangesHint")}</p>
      <datalist id="kb-versions">
        {versions.map(version => (
          <option key={version} value={version} />
        ))}
      </datalist>
      {fields.map((field, i) => (
        <div key={field.id} className="kb-range">
          {(["from", "to", "fixedIn"] as const).map(part => (
            <TextField
              key={part}
              name={`ranges.${i}.${part}`}
              label={t(part)}
              list="kb-versions"
              autoComplete="off"
              maxLength={30}
            />
          ))}
          <Button
            look="ghost"
            size="sml"
            ico
            aria-label={t("dropRange", { number: i + 1 })}
            onClick={() => remove(i)}
          >
            <Trash2 className="i" aria-hidden="true" />
          </Button>
        </div>
      ))}
      <Button size="sml" onClick={() => append({ from: "", to: "", fixedIn: "" })}>
        <Plus className="i" aria-hidden="true" />
        {t("addRange")}
      </Button>
    </fieldset>
  );
}
