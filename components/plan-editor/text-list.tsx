"use client";

import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useAt } from "#components/programme-editor/part-context.tsx";
import { fieldId } from "#components/programme-editor/path.ts";
import { Words } from "#components/programme-editor/words.tsx";
import { Button } from "#components/ui/button.tsx";
import { FieldError } from "#components/ui/field.tsx";
import type { LocalText } from "#lib/domain/text.ts";
import { useWords } from "./say.ts";

type Props = { path: string; label: string; line: (number: number) => string; add: string; empty: string };

/** Lines of words in an order, each in both languages. */
export function TextList({ path, label, line, add, empty }: Props) {
  const t = useTranslations("plans.lines");
  const words = useWords();
  const field = useAt<LocalText[]>(path);
  const list = field.value ?? [];
  const focus = useRef<string | null>(null);
  useEffect(() => {
    if (!focus.current) return;
    document.getElementById(focus.current)?.focus();
    focus.current = null;
  });
  function move(at: number, by: 1 | -1) {
    const item = list[at];
    if (item === undefined) return;
    field.set(list.toSpliced(at, 1).toSpliced(at + by, 0, item));
    focus.current = `${fieldId(`${path}.${at + by}`)}-${by === 1 ? "down" : "up"}`;
  }
  return (
    <div className="text-list" id={fieldId(path)} tabIndex={-1}>
      <h3 className="lbl">{label}</h3>
      {field.error && <FieldError>{field.error}</FieldError>}
      {list.length === 0 && <p className="mm sm">{empty}</p>}
      <ol>
        {list.map((text, i) => {
          const at = fieldId(`${path}.${i}`);
          const name = words(text) || line(i + 1);
          return (
            <li key={i}>
              <Words path={`${path}.${i}`} label={line(i + 1)} />
              <span className="row">
                <Button
                  id={`${at}-up`}
                  look="ghost"
                  size="sml"
                  ico
                  disabled={i === 0}
                  aria-label={t("up", { name })}
                  onClick={() => move(i, -1)}
                >
                  <ArrowUp className="i i-s" aria-hidden="true" />
                </Button>
                <Button
                  id={`${at}-down`}
                  look="ghost"
                  size="sml"
                  ico
                  disabled={i === list.length - 1}
                  aria-label={t("down", { name })}
                  onClick={() => move(i, 1)}
                >
                  <ArrowDown className="i i-s" aria-hidden="true" />
                </Button>
                <Button
                  look="ghost"
                  size="sml"
                  ico
                  aria-label={t("remove", { name })}
                  onClick={() => {
                    field.set(list.toSpliced(i, 1));
                    focus.current = fieldId(`${path}.add`);
                  }}
                >
                  <Trash2 className="i i-s" aria-hidden="true" />
                </Button>
              </span>
            </li>
          );
        })}
      </ol>
      <Button
        id={fieldId(`${path}.add`)}
        size="sml"
        onClick={() => {
          field.set([...list, { en: "", es: "" }]);
          focus.current = `${fieldId(`${path}.${list.length}`)}-in`;
        }}
      >
        <Plus className="i i-s" aria-hidden="true" />
        {add}
      </Button>
    </div>
  );
}
