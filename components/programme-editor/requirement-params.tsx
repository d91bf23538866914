"use client";

import { useTranslations } from "next-intl";
import type { RequirementKind } from "#lib/domain/programmes/definition.ts";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import { Elsewhere } from "./elsewhere.tsx";
import { ChoiceIn, TextIn, TicksIn } from "./fields.tsx";
import { KeysIn, useNamed } from "./keys-in.tsx";
import { NumberIn } from "./number-fields.tsx";
import { useEditing } from "./part-context.tsx";
import { Words } from "./words.tsx";

type Requirement = DraftDefinition["requirements"][number];

/** What a requirement of each kind begins with. */
export const blankParams: { [K in RequirementKind]: () => Extract<Requirement, { kind: K }>["params"] } = {
  certified_specialists: () => ({ minimum: null, areas: [], minimumPerArea: 0 }),
  signed_document: () => ({ document: "" }),
  validated_business_plan: () => ({ validMonths: null }),
  approved_application: () => ({}),
  support_teams: () => ({ levels: [1, 2], minimumPerLevel: 1 }),
  integrated_solution: () => ({ reviewMonths: null }),
  project_count: () => ({ minimum: null, withinMonths: null }),
  deal_count: () => ({ minimum: null, withinMonths: null }),
  custom_evidence: () => ({ evidence: "text", validMonths: null }),
};

const EVIDENCE = ["text", "file", "date"] as const;

/** The figures and names of a requirement, by its kind. */
export function RequirementParams({ requirement, at }: { requirement: Requirement; at: string }) {
  const t = useTranslations("programmeEditor");
  const { draft } = useEditing();
  const named = useNamed();
  const path = (name: string) => `${at}.params.${name}`;
  const months = (
    name: "validMonths" | "reviewMonths" | "withinMonths",
    hint: string,
    placeholder: string,
  ) => (
    <NumberIn
      path={path(name)}
      label={t(`fields.params.${name}`)}
      hint={hint}
      unit={t("number.months")}
      placeholder={placeholder}
      optional
    />
  );
  switch (requirement.kind) {
    case "certified_specialists":
      return (
        <>
          <KeysIn
            path={path("areas")}
            label={t("fields.params.areas")}
            options={named(draft.areas)}
            none={<Elsewhere text={t("empty.noAreas")} part="areas" />}
          />
          <div className="ed-row">
            <NumberIn path={path("minimum")} label={t("fields.params.minimum")} unit={t("number.people")} />
            <NumberIn
              path={path("minimumPerArea")}
              label={t("fields.params.minimumPerArea")}
              hint={t("hints.minimumPerArea")}
              unit={t("number.people")}
            />
          </div>
        </>
      );
    case "signed_document":
      return (
        <ChoiceIn
          path={path("document")}
          label={t("fields.params.document")}
          options={withGone(named(draft.agreements), requirement.params.document)}
          placeholder={draft.agreements.length === 0 ? t("empty.noAgreements") : "…"}
          hint={
            draft.agreements.length === 0 ? (
              <Elsewhere text={t("empty.noAgreements")} part="agreements" />
            ) : undefined
          }
          className="short"
        />
      );
    case "support_teams":
      return (
        <>
          <TicksIn
            path={path("levels")}
            label={t("fields.params.levels")}
            choices={[1, 2].map(level => ({ value: level, label: t("level", { level }) }))}
          />
          <NumberIn
            path={path("minimumPerLevel")}
            label={t("fields.params.minimumPerLevel")}
            unit={t("number.people")}
          />
        </>
      );
    case "validated_business_plan":
      return months("validMonths", t("hints.validMonths"), t("number.forever"));
    case "integrated_solution":
      return months("reviewMonths", t("hints.reviewMonths"), t("number.forever"));
    case "project_count":
    case "deal_count":
      return (
        <div className="ed-row">
          <NumberIn path={path("minimum")} label={t("fields.params.minimum")} />
          {months("withinMonths", t("hints.withinMonths"), t("number.all"))}
        </div>
      );
    case "custom_evidence":
      return (
        <div className="ed-row">
          <ChoiceIn
            path={path("evidence")}
            label={t("fields.params.evidence")}
            options={EVIDENCE.map(value => ({ value, label: t(`evidence.${value}`) }))}
          />
          {months("validMonths", t("hints.customValid"), t("number.forever"))}
        </div>
      );
    case "approved_application":
      return null;
  }
}

/** Choices with the one that is chosen, also where it is no longer there. */
export function withGone(options: readonly { key: string; label: string }[], chosen: string | undefined) {
  const all = options.map(option => ({ value: option.key, label: option.label }));
  return !chosen || options.some(option => option.key === chosen)
    ? all
    : [...all, { value: chosen, label: chosen }];
}

/** One row of the public comparison for requirements that differ by tier only in a figure. */
export function RequirementComparison({ requirement, at }: { requirement: Requirement; at: string }) {
  const t = useTranslations("programmeEditor");
  const { set } = useEditing();
  const path = `${at}.comparison`;
  return (
    <details className="ed-more" open={requirement.comparison !== undefined || undefined}>
      <summary>{t("groups.details")}</summary>
      <p className="hint">{t("hints.comparison")}</p>
      {requirement.comparison ? (
        <>
          <TextIn path={`${path}.row`} label={t("fields.comparison.row")} className="short" />
          <Words path={`${path}.title`} label={t("fields.comparison.title")} />
          <Words path={`${path}.value`} label={t("fields.comparison.value")} />
          <button type="button" className="as-link sm" onClick={() => set(path, undefined)}>
            {t("items.remove")}
          </button>
        </>
      ) : (
        <button
          type="button"
          className="as-link sm"
          onClick={() => set(path, { row: requirement.key, title: requirement.title, value: "" })}
        >
          {t("keys.add")}
        </button>
      )}
    </details>
  );
}
