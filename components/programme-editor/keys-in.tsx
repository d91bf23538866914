"use client";

import { X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { FieldGroup } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { titleOf } from "#lib/domain/programmes/differences.ts";
import { textIn } from "#lib/domain/text.ts";
import { useAt } from "./part-context.tsx";
import { fieldId } from "./path.ts";
import { Warning } from "./words.tsx";

export type Named = { key: string; label: string };

/** Things of a list that can be named: those with a key, by their names. */
export function useNamed(): (list: readonly { key: string }[]) => Named[] {
  const locale = useLocale();
  return list =>
    list.flatMap(item =>
      item.key === "" ? [] : [{ key: item.key, label: textIn(titleOf(item), locale).trim() || item.key }],
    );
}

const FEW = 6;

type Props = {
  path: string;
  label: string;
  hint?: string;
  options: readonly Named[];
  /** Said where there is nothing to choose from yet. */
  none: ReactNode;
  optional?: boolean;
  /** An empty list is left out. */
  allowNone?: boolean;
};

/** Names other things of the programme: a few as ticks, many as a list to add to. What is gone stays to be taken out. */
export function KeysIn({ path, label, hint, options, none, optional, allowNone }: Props) {
  const t = useTranslations("programmeEditor.keys");
  const field = useAt<string[] | undefined>(path, true);
  const chosen = field.value ?? [];
  const id = fieldId(path);
  const gone = chosen.filter(key => !options.some(option => option.key === key));
  function put(next: string[]) {
    field.set(allowNone && next.length === 0 ? undefined : next);
    field.touch();
  }
  const without = (key: string) => put(chosen.filter(one => one !== key));
  const nameOf = (key: string) => options.find(option => option.key === key)?.label ?? key;
  const left = options.filter(option => !chosen.includes(option.key));
  const chips = options.length > FEW ? chosen : gone;
  return (
    <FieldGroup id={id} label={label} hint={hint} error={field.error} optional={optional}>
      {options.length === 0 && gone.length === 0 && <p className="mm sm">{none}</p>}
      {options.length > 0 && options.length <= FEW && (
        <div className="ticks">
          {options.map(option => (
            <Checkbox
              key={option.key}
              label={option.label}
              checked={chosen.includes(option.key)}
              onChange={event => (event.target.checked ? put([...chosen, option.key]) : without(option.key))}
            />
          ))}
        </div>
      )}
      {chips.length > 0 && (
        <ul className="chips">
          {chips.map(key => (
            <li key={key} className={gone.includes(key) ? "chip gone" : "chip"}>
              {gone.includes(key) ? <s>{key}</s> : nameOf(key)}
              <button
                type="button"
                aria-label={t("takeOut", { name: nameOf(key) })}
                onClick={() => without(key)}
              >
                <X className="i" aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {options.length > FEW && left.length > 0 && (
        <Select
          className="add-key"
          aria-label={t("addTo", { label })}
          options={left.map(option => ({ value: option.key, label: option.label }))}
          placeholder={t("add")}
          value=""
          onChange={event => event.target.value && put([...chosen, event.target.value])}
        />
      )}
      <Warning text={field.warning} />
    </FieldGroup>
  );
}
