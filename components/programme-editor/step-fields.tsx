"use client";

import { useTranslations } from "next-intl";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import { ChoiceIn, KeyIn } from "./fields.tsx";
import { KeysIn, useNamed } from "./keys-in.tsx";
import { NumberIn } from "./number-fields.tsx";
import { useEditing } from "./part-context.tsx";
import { withGone } from "./requirement-params.tsx";
import { Words } from "./words.tsx";

type Step = DraftDefinition["phases"][number]["steps"][number];

export const blankStep = (): Step => ({
  key: "",
  title: { en: "", es: "" },
  description: { en: "", es: "" },
  doneBy: "partner",
  evidence: "none",
  dueDays: null,
});

const SIDES = ["partner", "vendor"] as const;
const EVIDENCE = ["none", "text", "file", "date"] as const;

/** Who does a step, by when, and what makes it done. */
export function StepFields({ step, at, list }: { step: Step; at: string; list: string }) {
  const t = useTranslations("programmeEditor");
  const { draft } = useEditing();
  const named = useNamed();
  const sides = SIDES.map(value => ({ value, label: t(`sides.${value}`) }));
  const links = [
    { key: "business_plan", label: t("links.business_plan") },
    { key: "business_plan:submitted", label: t("links.business_plan_submitted") },
    { key: "integrated_solution", label: t("links.integrated_solution") },
    ...named(draft.agreements).map(one => ({
      key: `agreement:${one.key}`,
      label: t("links.agreement", { name: one.label }),
    })),
    ...named(draft.areas).map(one => ({
      key: `specialists:${one.key}`,
      label: t("links.specialists", { name: one.label }),
    })),
  ];
  const others = named(draft.phases.flatMap(phase => phase.steps)).filter(one => one.key !== step.key);
  return (
    <>
      <Words path={`${at}.title`} label={t("fields.title")} names={{ item: at, list }} />
      <Words path={`${at}.description`} label={t("fields.description")} rows={2} />
      <div className="ed-row">
        <ChoiceIn path={`${at}.doneBy`} label={t("fields.doneBy")} options={sides} />
        <ChoiceIn
          path={`${at}.confirmedBy`}
          label={t("fields.confirmedBy")}
          options={sides}
          placeholder={t("nobody")}
          optional
        />
        <NumberIn
          path={`${at}.dueDays`}
          label={t("fields.dueDays")}
          hint={t("hints.dueDays")}
          unit={t("number.days")}
        />
      </div>
      <div className="ed-row">
        <ChoiceIn
          path={`${at}.evidence`}
          label={t("fields.evidence")}
          options={EVIDENCE.map(value => ({ value, label: t(`evidence.${value}`) }))}
        />
        <ChoiceIn
          path={`${at}.link`}
          label={t("fields.link")}
          options={withGone(links, step.link)}
          placeholder={t("links.none")}
          optional
        />
      </div>
      <KeysIn
        path={`${at}.after`}
        label={t("fields.after")}
        options={others}
        none={t("empty.noSteps")}
        optional
        allowNone
      />
      <KeyIn item={at} list={list} />
    </>
  );
}
