"use client";

import { useTranslations } from "next-intl";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import { KeyIn } from "../fields.tsx";
import { ItemList } from "../item-list.tsx";
import { NumberIn } from "../number-fields.tsx";
import { useEditing } from "../part-context.tsx";
import { TierMatrix } from "../tier-matrix.tsx";
import { useSay } from "../use-say.ts";
import { Words } from "../words.tsx";

type Tier = DraftDefinition["tiers"][number];

export function TiersPart() {
  const t = useTranslations("programmeEditor");
  const { draft } = useEditing();
  const say = useSay();

  /** A higher tier lists the whole of what it asks: it begins with what the highest one does. */
  function next(): Tier {
    const highest = [...draft.tiers].sort((a, b) => (b.rank ?? 0) - (a.rank ?? 0))[0];
    return {
      key: "",
      name: { en: "", es: "" },
      rank: (highest?.rank ?? 0) + 1,
      tagline: { en: "", es: "" },
      summary: { en: "", es: "" },
      requirements: [...(highest?.requirements ?? [])],
      benefits: [...(highest?.benefits ?? [])],
    };
  }

  return (
    <>
      <ItemList<Tier>
        path="tiers"
        level={3}
        label={t("parts.tiers")}
        add={t("add.tiers")}
        untitled={t("untitled")}
        empty={t("empty.tiers")}
        blank={next}
        summary={tier =>
          say.list([
            typeof tier.rank === "number" && say.t("rank", { rank: tier.rank }),
            say.t("asksGives", { asks: tier.requirements.length, gives: tier.benefits.length }),
          ])
        }
      >
        {(_, at) => (
          <>
            <Words path={`${at}.name`} label={t("fields.name")} names={{ item: at, list: "tiers" }} />
            <NumberIn path={`${at}.rank`} label={t("fields.rank")} hint={t("hints.rank")} />
            <Words path={`${at}.tagline`} label={t("fields.tagline")} />
            <Words path={`${at}.summary`} label={t("fields.summary")} rows={3} />
            <KeyIn item={at} list="tiers" />
          </>
        )}
      </ItemList>
      <TierMatrix />
    </>
  );
}
