"use client";

import { useLocale, useTranslations } from "next-intl";
import type { BenefitKind } from "#lib/domain/programmes/definition.ts";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import { textIn } from "#lib/domain/text.ts";
import { ChoiceIn, KeyIn, ListIn, TicksIn } from "../fields.tsx";
import { ItemList } from "../item-list.tsx";
import { NumberIn } from "../number-fields.tsx";
import { useEditing } from "../part-context.tsx";
import { useSay } from "../use-say.ts";
import { Words } from "../words.tsx";

type Benefit = DraftDefinition["benefits"][number];

const KINDS: BenefitKind[] = [
  "listing",
  "discount",
  "deal_registration",
  "level3_support",
  "logo",
  "library",
  "page",
  "beta",
  "influence",
  "post",
  "project_certification",
];
const COVERS = ["support", "services", "training", "events"] as const;
const withItems: readonly BenefitKind[] = ["logo", "library", "page"];
const word = (text: string) => text || null;

export function BenefitsPart() {
  const t = useTranslations("programmeEditor");
  const locale = useLocale();
  const { draft, set } = useEditing();
  const say = useSay();

  function about(b: Benefit): string {
    const tiers = draft.tiers.filter(tier => tier.benefits.includes(b.key)).map(x => textIn(x.name, locale));
    return say.list([
      t(`kinds.benefit.${b.kind}`),
      say.percent(b.params.basisPoints),
      tiers.length > 0 ? say.list(tiers) : say.t("notGiven"),
    ]);
  }

  return (
    <ItemList<Benefit>
      path="benefits"
      level={3}
      label={t("parts.benefits")}
      add={t("add.benefits")}
      untitled={t("untitled")}
      empty={t("empty.benefits")}
      blank={() => ({
        key: "",
        kind: "listing",
        title: { en: "", es: "" },
        description: { en: "", es: "" },
        params: {},
      })}
      summary={about}
    >
      {(benefit, at) => (
        <>
          <ChoiceIn
            path={`${at}.kind`}
            label={t("fields.kind")}
            options={KINDS.map(kind => ({ value: kind, label: t(`kinds.benefit.${kind}`) }))}
            className="short"
            // What belongs to the other kind goes with it.
            onPick={kind => set(at, { ...benefit, kind, params: {} })}
          />
          <Words path={`${at}.title`} label={t("fields.title")} names={{ item: at, list: "benefits" }} />
          {benefit.kind === "discount" && (
            <>
              <NumberIn
                path={`${at}.params.basisPoints`}
                label={t("fields.params.basisPoints")}
                unit="%"
                scale={100}
                empty={undefined}
              />
              <TicksIn
                path={`${at}.params.covers`}
                label={t("fields.params.covers")}
                choices={COVERS.map(value => ({ value, label: t(`covers.${value}`) }))}
                optional
                allowNone
              />
            </>
          )}
          {withItems.includes(benefit.kind) && (
            <ListIn
              path={`${at}.params.items`}
              label={t("fields.params.items")}
              hint={t("hints.items")}
              read={word}
              optional
              allowNone
            />
          )}
          <Words path={`${at}.description`} label={t("fields.description")} rows={2} />
          <KeyIn item={at} list="benefits" />
        </>
      )}
    </ItemList>
  );
}
