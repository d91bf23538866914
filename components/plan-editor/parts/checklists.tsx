"use client";

import { useTranslations } from "next-intl";
import { KeyIn } from "#components/programme-editor/fields.tsx";
import { ItemList } from "#components/programme-editor/item-list.tsx";
import { Words } from "#components/programme-editor/words.tsx";
import type { PlanCheck } from "#lib/domain/contracts/plan.ts";

type ListProps = { path: string; label: string; text?: string; level?: 3 | 4 | 5 };

/** Points in an order, each with words in both languages and a key of its own. */
export function CheckList({ path, label, text, level = 4 }: ListProps) {
  const t = useTranslations("plans.checklists");
  const Heading = `h${(level - 1) as 2 | 3 | 4}` as const;
  return (
    <section aria-label={label}>
      <Heading className="lbl">{label}</Heading>
      {text && <p className="hint">{text}</p>}
      <ItemList<PlanCheck>
        path={path}
        level={level}
        label={label}
        add={t("add")}
        untitled={t("untitled")}
        empty={t("none")}
        blank={() => ({ key: "", label: { en: "", es: "" } })}
      >
        {(_, at) => (
          <>
            <Words path={`${at}.label`} label={t("label")} names={{ item: at, list: path }} />
            <KeyIn item={at} list={path} />
          </>
        )}
      </ItemList>
    </section>
  );
}

/** S9, S17 */
export function ChecklistsPart() {
  const t = useTranslations("plans");
  return (
    <div className="ed-fields">
      <CheckList
        path="componentsChecklist"
        label={t("fields.componentsChecklist")}
        text={t("checklists.components")}
      />
      <CheckList path="readiness" label={t("fields.readiness")} text={t("checklists.readiness")} />
    </div>
  );
}
