"use client";

import { useLocale, useTranslations } from "next-intl";
import { moneyText } from "#components/ui/money.tsx";
import type { Currency } from "#lib/domain/money/money.ts";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import { Elsewhere } from "../elsewhere.tsx";
import { KeyIn } from "../fields.tsx";
import { ItemList } from "../item-list.tsx";
import { KeysIn, useNamed } from "../keys-in.tsx";
import { MoneyIn, NumberIn } from "../number-fields.tsx";
import { useEditing } from "../part-context.tsx";
import { useSay } from "../use-say.ts";
import { Words } from "../words.tsx";

type Training = DraftDefinition["trainings"][number];

export function TrainingsPart() {
  const t = useTranslations("programmeEditor");
  const locale = useLocale();
  const { draft } = useEditing();
  const named = useNamed();
  const say = useSay();
  const usual: Currency = draft.trainings.at(-1)?.price.currency ?? draft.annualFee?.currency ?? "EUR";
  const priced = ({ minor, currency }: Training["price"]) =>
    minor === null ? null : moneyText({ minor, currency }, locale);
  return (
    <ItemList<Training>
      path="trainings"
      level={3}
      label={t("parts.trainings")}
      add={t("add.trainings")}
      untitled={t("untitled")}
      empty={t("empty.trainings")}
      blank={() => ({
        key: "",
        title: { en: "", es: "" },
        areas: [],
        people: 1,
        price: { minor: null, currency: usual },
        additionalAttendee: null,
      })}
      summary={one =>
        say.list([priced(one.price), say.people(one.people), say.names(draft.areas, one.areas)])
      }
    >
      {(_, at) => (
        <>
          <Words path={`${at}.title`} label={t("fields.title")} names={{ item: at, list: "trainings" }} />
          <KeysIn
            path={`${at}.areas`}
            label={t("fields.areas")}
            options={named(draft.areas)}
            none={<Elsewhere text={t("empty.noAreas")} part="areas" />}
          />
          <div className="ed-row">
            <MoneyIn path={`${at}.price`} label={t("fields.price")} />
            <NumberIn path={`${at}.people`} label={t("fields.people")} unit={t("number.people")} />
            <MoneyIn
              path={`${at}.additionalAttendee`}
              label={t("fields.additionalAttendee")}
              hint={t("hints.additionalAttendee")}
              none
              optional
            />
          </div>
          <KeyIn item={at} list="trainings" />
        </>
      )}
    </ItemList>
  );
}
