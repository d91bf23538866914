"use client";

import { Columns2, RectangleHorizontal } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRef } from "react";
import { FieldGroup } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { LocalText } from "#lib/domain/text.ts";
import { useAt, useEditing } from "./part-context.tsx";
import { fieldId, keyFor, valueAt } from "./path.ts";

type Lang = "en" | "es";
const isEmpty = (text: LocalText | undefined) =>
  typeof text === "string" ? text.trim() === "" : !text || (text.en.trim() === "" && text.es.trim() === "");

type Props = {
  path: string;
  label: string;
  hint?: string;
  rows?: number;
  /** May be left out altogether. */
  optional?: boolean;
  /** The thing this names and the list it is in: it gets its key from the name, once. */
  names?: { item: string; list: string };
};

/** Words in both languages side by side, the reader's own first; or one text for both, as names such as ADVANCED are. */
export function Words({ path, label, hint, rows, optional, names }: Props) {
  const t = useTranslations("programmeEditor.words");
  const languages = useTranslations("ui.languages");
  const locale = useLocale();
  const { draft, set, afterPress } = useEditing();
  const field = useAt<LocalText | undefined>(path, true);
  const pair = useRef<{ en: string; es: string } | null>(null);
  const value = field.value ?? { en: "", es: "" };
  const one = typeof value === "string";
  const order: Lang[] = locale === "es" ? ["es", "en"] : ["en", "es"];
  const id = fieldId(path);

  function put(next: LocalText) {
    field.set(optional && isEmpty(next) ? undefined : next);
  }
  function toOne() {
    if (typeof value === "string") return;
    pair.current = value;
    const [own, other] = order;
    put(value[own as Lang].trim() ? value[own as Lang] : value[other as Lang]);
  }
  function toTwo() {
    if (typeof value !== "string") return;
    // Who only looked at the other way gets both texts back.
    const before = pair.current;
    put(before && Object.values(before).includes(value) ? before : { en: value, es: value });
  }
  function leave() {
    field.touch();
    if (!names) return;
    const key = valueAt(draft, `${names.item}.key`);
    if (key !== "" || isEmpty(value)) return;
    const list = valueAt(draft, names.list) as { key: string }[];
    const said = typeof value === "string" ? value : value.en.trim() || value.es;
    const made = keyFor(
      said,
      list.map(item => item.key),
    );
    afterPress(() => set(`${names.item}.key`, made));
  }

  const input = (lang: Lang | null, text: string, change: (text: string) => void) => {
    const wiring = {
      id: lang === null || lang === order[0] ? `${id}-in` : `${id}-${lang}`,
      value: text,
      lang: lang ?? undefined,
      "aria-label": lang ? t("label", { label, language: languages(lang) }) : label,
      "aria-invalid": field.error && text.trim() === "" ? (true as const) : undefined,
      "aria-describedby": field.error ? `${id}-error` : undefined,
      onChange: (event: { target: { value: string } }) => change(event.target.value),
      onBlur: leave,
    };
    return (
      <div className="bi-in" key={lang ?? "both"}>
        {lang && (
          <span className="bi-l" aria-hidden="true">
            {lang.toUpperCase()}
          </span>
        )}
        {rows ? <Textarea rows={rows} {...wiring} /> : <Input autoComplete="off" {...wiring} />}
      </div>
    );
  };

  return (
    <FieldGroup
      id={id}
      label={label}
      hint={hint}
      error={field.error}
      optional={optional}
      className={one ? "bi one" : "bi"}
    >
      <div className="bi-two">
        <button
          type="button"
          className="bi-sw"
          onClick={one ? toTwo : toOne}
          title={one ? t("toTwo") : t("toOne")}
          aria-label={one ? t("toTwoFor", { label }) : t("toOneFor", { label })}
        >
          {one ? (
            <Columns2 className="i i-s" aria-hidden="true" />
          ) : (
            <RectangleHorizontal className="i i-s" aria-hidden="true" />
          )}
        </button>
        {typeof value === "string"
          ? input(null, value, put)
          : order.map(lang => input(lang, value[lang], text => put({ ...value, [lang]: text })))}
      </div>
      <Warning text={field.warning} />
    </FieldGroup>
  );
}

/** What the author may not mean: said, and stops nobody. */
export function Warning({ text }: { text: string | undefined }) {
  return text ? <p className="ed-warn">{text}</p> : null;
}
