"use client";

import { useTranslations } from "next-intl";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import { FlagIn, KeyIn } from "../fields.tsx";
import { ItemList } from "../item-list.tsx";
import { NumberIn } from "../number-fields.tsx";
import { useSay } from "../use-say.ts";
import { Words } from "../words.tsx";

type Agreement = DraftDefinition["agreements"][number];

export function AgreementsPart() {
  const t = useTranslations("programmeEditor");
  const say = useSay();
  return (
    <ItemList<Agreement>
      path="agreements"
      level={3}
      label={t("parts.agreements")}
      add={t("add.agreements")}
      untitled={t("untitled")}
      empty={t("empty.agreements")}
      blank={() => ({ key: "", title: { en: "", es: "" }, termMonths: 12, requiredToStart: true })}
      summary={one => (one.termMonths === null ? say.t("untilEnded") : say.months(one.termMonths))}
    >
      {(_, at) => (
        <>
          <Words path={`${at}.title`} label={t("fields.title")} names={{ item: at, list: "agreements" }} />
          <NumberIn
            path={`${at}.termMonths`}
            label={t("fields.termMonths")}
            hint={t("hints.termMonths")}
            unit={t("number.months")}
            placeholder={t("number.forever")}
            optional
          />
          <NumberIn
            path={`${at}.endNoticeDays`}
            label={t("fields.endNoticeDays")}
            hint={t("hints.endNoticeDays")}
            unit={t("number.days")}
            empty={undefined}
            optional
          />
          <FlagIn path={`${at}.requiredToStart`} label={t("fields.requiredToStart")} />
          <KeyIn item={at} list="agreements" />
        </>
      )}
    </ItemList>
  );
}
