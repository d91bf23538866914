"use client";

import { useLocale, useTranslations } from "next-intl";
import type { RequirementKind } from "#lib/domain/programmes/definition.ts";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import { textIn } from "#lib/domain/text.ts";
import { ChoiceIn, KeyIn } from "../fields.tsx";
import { ItemList } from "../item-list.tsx";
import { useEditing } from "../part-context.tsx";
import { blankParams, RequirementComparison, RequirementParams } from "../requirement-params.tsx";
import { useSay } from "../use-say.ts";
import { Words } from "../words.tsx";

type Requirement = DraftDefinition["requirements"][number];
const KINDS = Object.keys(blankParams) as RequirementKind[];

export function RequirementsPart() {
  const t = useTranslations("programmeEditor");
  const locale = useLocale();
  const { draft, set } = useEditing();
  const say = useSay();

  function about(r: Requirement): string {
    const tiers = draft.tiers
      .filter(tier => tier.requirements.includes(r.key))
      .map(x => textIn(x.name, locale));
    const group =
      r.kind === "certified_specialists" && r.params.minimum !== null
        ? say.t("in", { what: say.people(r.params.minimum), where: say.names(draft.areas, r.params.areas) })
        : null;
    return say.list([
      t(`kinds.requirement.${r.kind}`),
      group,
      tiers.length > 0 ? say.list(tiers) : say.t("notAsked"),
    ]);
  }

  return (
    <ItemList<Requirement>
      path="requirements"
      level={3}
      label={t("parts.requirements")}
      add={t("add.requirements")}
      untitled={t("untitled")}
      empty={t("empty.requirements")}
      blank={() => ({
        key: "",
        kind: "certified_specialists",
        title: { en: "", es: "" },
        description: { en: "", es: "" },
        params: blankParams.certified_specialists(),
      })}
      summary={about}
    >
      {(requirement, at) => (
        <>
          <ChoiceIn
            path={`${at}.kind`}
            label={t("fields.kind")}
            options={KINDS.map(kind => ({ value: kind, label: t(`kinds.requirement.${kind}`) }))}
            className="short"
            onPick={kind => set(at, { ...requirement, kind, params: blankParams[kind as RequirementKind]() })}
          />
          <Words path={`${at}.title`} label={t("fields.title")} names={{ item: at, list: "requirements" }} />
          <RequirementParams requirement={requirement} at={at} />
          <Words path={`${at}.description`} label={t("fields.description")} rows={2} />
          <RequirementComparison requirement={requirement} at={at} />
          <KeyIn item={at} list="requirements" />
        </>
      )}
    </ItemList>
  );
}
