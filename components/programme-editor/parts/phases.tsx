"use client";

import { useTranslations } from "next-intl";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import { FlagIn, KeyIn } from "../fields.tsx";
import { ItemList } from "../item-list.tsx";
import { KeysIn, useNamed } from "../keys-in.tsx";
import { useEditing } from "../part-context.tsx";
import { blankStep, StepFields } from "../step-fields.tsx";
import { useSay } from "../use-say.ts";
import { Words } from "../words.tsx";

type Phase = DraftDefinition["phases"][number];
type Step = Phase["steps"][number];

export function PhasesPart() {
  const t = useTranslations("programmeEditor");
  const { draft } = useEditing();
  const named = useNamed();
  const say = useSay();
  return (
    <ItemList<Phase>
      path="phases"
      level={3}
      label={t("parts.phases")}
      add={t("add.phases")}
      untitled={t("untitled")}
      empty={t("empty.phases")}
      blank={() => ({
        key: "",
        title: { en: "", es: "" },
        summary: { en: "", es: "" },
        ongoing: false,
        steps: [],
      })}
      summary={phase => say.list([say.steps(phase.steps.length), phase.ongoing && say.t("ongoing")])}
    >
      {(phase, at) => (
        <>
          <Words path={`${at}.title`} label={t("fields.title")} names={{ item: at, list: "phases" }} />
          <Words path={`${at}.summary`} label={t("fields.summary")} rows={2} />
          <FlagIn path={`${at}.ongoing`} label={t("fields.ongoing")} />
          <KeysIn
            path={`${at}.after`}
            label={t("fields.after")}
            hint={t("hints.phaseAfter")}
            options={named(draft.phases).filter(other => other.key !== phase.key)}
            none={t("empty.noPhases")}
            optional
            allowNone
          />
          <div className="field">
            <h4 className="lbl">{t("fields.steps")}</h4>
            <ItemList<Step>
              path={`${at}.steps`}
              level={5}
              label={t("fields.steps")}
              add={t("add.steps")}
              untitled={t("untitled")}
              empty={t("empty.steps")}
              blank={blankStep}
              summary={step =>
                say.t("whoDue", { who: t(`sides.${step.doneBy}`), due: say.days(step.dueDays) || "–" })
              }
            >
              {(step, path) => <StepFields step={step} at={path} list={`${at}.steps`} />}
            </ItemList>
          </div>
          <KeyIn item={at} list="phases" />
        </>
      )}
    </ItemList>
  );
}
