"use client";

import { useTranslations } from "next-intl";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import { Elsewhere } from "../elsewhere.tsx";
import { KeyIn } from "../fields.tsx";
import { ItemList } from "../item-list.tsx";
import { KeysIn, useNamed } from "../keys-in.tsx";
import { NumberIn } from "../number-fields.tsx";
import { useEditing } from "../part-context.tsx";
import { useSay } from "../use-say.ts";
import { Words } from "../words.tsx";

type Criterion = DraftDefinition["rubric"][number];

export function RubricPart() {
  const t = useTranslations("programmeEditor");
  const { draft } = useEditing();
  const named = useNamed();
  const say = useSay();
  const percent = draft.rubric.reduce((sum, one) => sum + (one.weightBp ?? 0), 0) / 100;
  return (
    <>
      <ItemList<Criterion>
        path="rubric"
        level={3}
        label={t("parts.rubric")}
        add={t("add.rubric")}
        untitled={t("untitled")}
        empty={t("empty.rubric")}
        blank={() => ({
          key: "",
          title: { en: "", es: "" },
          description: { en: "", es: "" },
          // What is left of the whole is the likeliest.
          weightBp: percent < 100 ? Math.round((100 - percent) * 100) : null,
          minimumPoints: 0,
          maxPoints: 5,
          sections: [],
        })}
        summary={one =>
          say.list([
            say.percent(one.weightBp),
            one.maxPoints !== null && say.t("upTo", { points: say.points(one.maxPoints) }),
          ])
        }
      >
        {(_, at) => (
          <>
            <Words path={`${at}.title`} label={t("fields.title")} names={{ item: at, list: "rubric" }} />
            <Words path={`${at}.description`} label={t("fields.description")} rows={2} />
            <div className="ed-row">
              <NumberIn path={`${at}.weightBp`} label={t("fields.weightBp")} unit="%" scale={100} />
              <NumberIn path={`${at}.minimumPoints`} label={t("fields.minimumPoints")} />
              <NumberIn path={`${at}.maxPoints`} label={t("fields.maxPoints")} />
            </div>
            <KeysIn
              path={`${at}.sections`}
              label={t("fields.sections")}
              hint={t("hints.rubricSections")}
              options={named(draft.application.sections)}
              none={<Elsewhere text={t("empty.noSections")} part="application" />}
              optional
            />
            <KeyIn item={at} list="rubric" />
          </>
        )}
      </ItemList>
      {draft.rubric.length > 0 && (
        <p className="sm m ed-sum" role="status">
          {say.list([
            t("weights.sum", { percent }),
            percent === 100
              ? t("weights.right")
              : percent < 100
                ? t("weights.left", { percent: Math.round((100 - percent) * 100) / 100 })
                : t("weights.over", { percent: Math.round((percent - 100) * 100) / 100 }),
          ])}
        </p>
      )}
    </>
  );
}
