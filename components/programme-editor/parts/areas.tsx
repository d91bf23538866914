"use client";

import { useTranslations } from "next-intl";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import { day, FlagIn, KeyIn, ListIn } from "../fields.tsx";
import { ItemList } from "../item-list.tsx";
import { NumberIn } from "../number-fields.tsx";
import { useEditing } from "../part-context.tsx";
import { useSay } from "../use-say.ts";
import { Words } from "../words.tsx";

type Area = DraftDefinition["areas"][number];

export function AreasPart() {
  const t = useTranslations("programmeEditor");
  const say = useSay();
  const programmes = useEditing().draft.noticeDays.join(", ");
  return (
    <ItemList<Area>
      path="areas"
      level={3}
      label={t("parts.areas")}
      add={t("add.areas")}
      untitled={t("untitled")}
      empty={t("empty.areas")}
      blank={() => ({
        key: "",
        name: { en: "", es: "" },
        description: { en: "", es: "" },
        validityMonths: 12,
        graceDays: 0,
        escalates: false,
        level2: false,
      })}
      summary={area => say.months(area.validityMonths)}
    >
      {(_, at) => (
        <>
          <Words path={`${at}.name`} label={t("fields.name")} names={{ item: at, list: "areas" }} />
          <Words path={`${at}.description`} label={t("fields.description")} rows={2} />
          <div className="ed-row">
            <NumberIn
              path={`${at}.validityMonths`}
              label={t("fields.validityMonths")}
              unit={t("number.months")}
            />
            <NumberIn
              path={`${at}.graceDays`}
              label={t("fields.graceDays")}
              hint={t("hints.graceDays")}
              unit={t("number.days")}
            />
            <NumberIn
              path={`${at}.renewalWindowDays`}
              label={t("fields.renewalWindowDays")}
              hint={t("hints.renewalWindowDays")}
              unit={t("number.days")}
              empty={undefined}
              optional
            />
          </div>
          <ListIn
            path={`${at}.noticeDays`}
            label={t("fields.noticeDays")}
            hint={
              programmes === "" ? t("hints.areaNoticesNone") : t("hints.areaNotices", { days: programmes })
            }
            read={day}
            numeric
            allowNone
            optional
            className="short"
          />
          <FlagIn path={`${at}.level2`} label={t("fields.level2")} />
          <FlagIn path={`${at}.escalates`} label={t("fields.escalates")} />
          <FlagIn path={`${at}.issuesOnPass`} label={t("fields.issuesOnPass")} />
          <KeyIn item={at} list="areas" />
        </>
      )}
    </ItemList>
  );
}
