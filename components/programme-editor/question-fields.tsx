"use client";

import { useTranslations } from "next-intl";
import { FILLS, fits } from "#lib/domain/programmes/carried.ts";
import type { QuestionKind } from "#lib/domain/programmes/definition.ts";
import type { DraftDefinition } from "#lib/domain/programmes/draft.ts";
import { ChoiceIn, FlagIn, KeyIn } from "./fields.tsx";
import { ItemList } from "./item-list.tsx";
import { NumberIn } from "./number-fields.tsx";
import { useEditing } from "./part-context.tsx";
import { Words } from "./words.tsx";

type Question = DraftDefinition["application"]["sections"][number]["questions"][number];
type QuestionOption = NonNullable<Question["options"]>[number];

export const blankQuestion = (): Question => ({
  key: "",
  label: { en: "", es: "" },
  kind: "text",
  required: true,
});

const KINDS: QuestionKind[] = [
  "text",
  "long_text",
  "number",
  "choice",
  "multi",
  "people",
  "country",
  "url",
  "file",
  "tier",
];
const long: readonly QuestionKind[] = ["text", "long_text"];
const counted: readonly QuestionKind[] = ["number", "multi", "people", "file"];
const chosen: readonly QuestionKind[] = ["choice", "multi"];

/** A question with the limits that belong to its kind; what belongs to another kind goes with that kind. */
export function QuestionFields({ question, at, list }: { question: Question; at: string; list: string }) {
  const t = useTranslations("programmeEditor");
  const { set } = useEditing();
  function pick(kind: QuestionKind) {
    const { key, label, hint, required, options, fills: filled } = question;
    const kept = {
      key,
      label,
      ...(hint === undefined ? {} : { hint }),
      kind,
      required,
      ...(filled !== undefined && fits(filled, kind) ? { fills: filled } : {}),
    };
    set(at, chosen.includes(kind) ? { ...kept, options: options ?? [] } : kept);
  }
  const fills = FILLS.filter(one => fits(one, question.kind));
  const number = (name: "minLength" | "maxLength" | "min" | "max") => (
    <NumberIn path={`${at}.${name}`} label={t(`fields.${name}`)} empty={undefined} optional />
  );
  return (
    <>
      <Words path={`${at}.label`} label={t("fields.label")} names={{ item: at, list }} />
      <Words path={`${at}.hint`} label={t("fields.hint")} optional />
      <div className="ed-row">
        <ChoiceIn
          path={`${at}.kind`}
          label={t("fields.kind")}
          options={KINDS.map(kind => ({ value: kind, label: t(`kinds.question.${kind}`) }))}
          onPick={kind => pick(kind as QuestionKind)}
        />
        {long.includes(question.kind) && (
          <>
            {number("minLength")}
            {number("maxLength")}
          </>
        )}
        {counted.includes(question.kind) && (
          <>
            {number("min")}
            {number("max")}
          </>
        )}
      </div>
      {fills.length > 0 && (
        <ChoiceIn
          path={`${at}.fills`}
          label={t("fields.fills")}
          hint={t("hints.fills")}
          placeholder={t("fills.none")}
          options={fills.map(one => ({ value: one, label: t(`fills.${one}`) }))}
          optional
        />
      )}
      <FlagIn path={`${at}.required`} label={t("fields.required")} />
      {chosen.includes(question.kind) && (
        <div className="field">
          <p className="lbl">{t("fields.options")}</p>
          <ItemList<QuestionOption>
            path={`${at}.options`}
            level={5}
            label={t("fields.options")}
            add={t("add.options")}
            untitled={t("untitled")}
            empty={t("empty.options")}
            blank={() => ({ key: "", label: { en: "", es: "" } })}
          >
            {(_, path) => (
              <>
                <Words
                  path={`${path}.label`}
                  label={t("fields.name")}
                  names={{ item: path, list: `${at}.options` }}
                />
                <KeyIn item={path} list={`${at}.options`} />
              </>
            )}
          </ItemList>
        </div>
      )}
      <KeyIn item={at} list={list} />
    </>
  );
}
