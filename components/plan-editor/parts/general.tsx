"use client";

import { useTranslations } from "next-intl";
import { Words } from "#components/programme-editor/words.tsx";
import { TextList } from "../text-list.tsx";

export function GeneralPart() {
  const t = useTranslations("plans.general");
  const f = useTranslations("plans.fields");
  return (
    <div className="ed-fields">
      <Words path="name" label={f("name")} />
      <Words path="summary" label={f("summary")} rows={2} />
      <TextList
        path="covers"
        label={f("covers")}
        line={number => t("cover", { number })}
        add={t("addCover")}
        empty={t("noCovers")}
      />
    </div>
  );
}
