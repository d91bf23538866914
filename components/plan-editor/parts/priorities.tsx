"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChoiceIn } from "#components/programme-editor/fields.tsx";
import { NumberIn } from "#components/programme-editor/number-fields.tsx";
import { useAt } from "#components/programme-editor/part-context.tsx";
import { fieldId } from "#components/programme-editor/path.ts";
import { Button } from "#components/ui/button.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { PRIORITY_RULES } from "#lib/domain/tickets/priority.ts";
import { PRIORITIES } from "#lib/domain/tickets/types.ts";
import { type Band, RulesInWords } from "../rules-in-words.tsx";
import { HasIn } from "../toggles.tsx";
import { usePlan } from "../use-plan.ts";

const AT = "terms.priorityRules";

/** S5: how what the form asks becomes a priority. */
export function PrioritiesPart() {
  const t = useTranslations("plans.priorities");
  const rules = usePlan().draft.terms.priorityRules;
  return (
    <div className="ed-fields">
      <HasIn
        path={AT}
        label={t("own")}
        hint={t("ownText")}
        blank={() => structuredClone(PRIORITY_RULES)}
        none={undefined}
      >
        <div className="ed-fields">
          <div className="ed-row">
            <PriorityIn path={`${AT}.nonProduction`} label={t("nonProduction")} />
            <PriorityIn path={`${AT}.allUnable`} label={t("allUnable")} />
            <PriorityIn path={`${AT}.someUnable`} label={t("someUnable")} />
          </div>
          <Bands />
          <PriorityIn path={`${AT}.rest`} label={t("rest")} />
        </div>
      </HasIn>
      <RulesInWords rules={rules ?? PRIORITY_RULES} />
    </div>
  );
}

function PriorityIn({ path, label }: { path: string; label: string }) {
  return (
    <ChoiceIn
      path={path}
      label={label}
      options={PRIORITIES.map(value => ({ value, label: value }))}
      className="num-in"
    />
  );
}

function Bands() {
  const t = useTranslations("plans.priorities");
  const field = useAt<Band[]>(`${AT}.bands`);
  const bands = field.value ?? [];
  return (
    <section aria-label={t("bands")} id={fieldId(`${AT}.bands`)} tabIndex={-1}>
      <h3 className="lbl">{t("bands")}</h3>
      <p className="hint">{t("bandsHint")}</p>
      {field.error && <FieldError>{field.error}</FieldError>}
      <ol className="bands">
        {bands.map((band, i) => (
          <li key={i} className="ed-row">
            <NumberIn path={`${AT}.bands.${i}.above`} label={t("above")} unit="%" scale={100} />
            <PriorityIn path={`${AT}.bands.${i}.priority`} label={t("is")} />
            <Button
              look="ghost"
              ico
              aria-label={t("remove", { percent: (band.above ?? 0) / 100 })}
              onClick={() => field.set(bands.toSpliced(i, 1))}
            >
              <Trash2 className="i i-s" aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ol>
      <Button
        size="sml"
        onClick={() => {
          field.set([...bands, { above: null, priority: "P4" }]);
        }}
      >
        <Plus className="i i-s" aria-hidden="true" />
        {t("add")}
      </Button>
    </section>
  );
}
