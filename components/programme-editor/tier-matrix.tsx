"use client";

import { useLocale, useTranslations } from "next-intl";
import { FieldError } from "#components/ui/field.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Table, Th } from "#components/ui/table.tsx";
import { titleOf } from "#lib/domain/programmes/differences.ts";
import { textIn } from "#lib/domain/text.ts";
import { useEditing, useProblemText, weightOf } from "./part-context.tsx";
import { fieldId, isWithin } from "./path.ts";

type List = "requirements" | "benefits";

/** Tiers side by side: what each asks and gives, a tick a cell. */
export function TierMatrix() {
  const t = useTranslations("programmeEditor");
  const locale = useLocale();
  const { draft, set, touch, touched, problems } = useEditing();
  const text = useProblemText();
  const tiers = draft.tiers
    .map((tier, index) => ({ tier, index, name: textIn(titleOf(tier), locale).trim() || t("untitled") }))
    .sort((a, b) => (a.tier.rank ?? 0) - (b.tier.rank ?? 0));

  const said = tiers.flatMap(({ index, name }) =>
    (["requirements", "benefits"] as const).flatMap(list => {
      const path = `tiers.${index}.${list}`;
      return problems
        .filter(p => isWithin(p.path, path) && (weightOf(p) !== "missing" || touched.has(path)))
        .map(p => ({ id: `${p.path}${p.key}${text(p)}`, name, level: p.level, text: text(p) }));
    }),
  );

  const rows = (list: List) => {
    const known = draft[list]
      .filter(item => item.key !== "")
      .map(item => ({ key: item.key, title: textIn(item.title, locale).trim() || item.key, gone: false }));
    // What a tier names and nobody knows any more can still be taken out.
    const gone = [...new Set(draft.tiers.flatMap(tier => tier[list]))]
      .filter(key => !known.some(item => item.key === key))
      .map(key => ({ key, title: key, gone: true }));
    return [...known, ...gone];
  };

  function toggle(index: number, list: List, key: string, on: boolean) {
    const before = draft.tiers[index]?.[list] ?? [];
    // A key that is named twice goes altogether.
    const next = on ? [...before, key] : before.filter(one => one !== key);
    set(`tiers.${index}.${list}`, next);
    touch(`tiers.${index}.${list}`);
  }

  const group = (list: List, head: string, none: string) => {
    const all = rows(list);
    return (
      <tbody>
        <tr className="grp">
          <th scope="rowgroup" colSpan={tiers.length + 1}>
            {head}
          </th>
        </tr>
        {all.length === 0 && (
          <tr>
            <td colSpan={tiers.length + 1} className="mm sm">
              {none}
            </td>
          </tr>
        )}
        {all.map(row => (
          <tr key={row.key}>
            <th scope="row">
              {row.gone ? (
                <>
                  <s>{row.title}</s> <span className="breach-t sm">{t("matrix.gone")}</span>
                </>
              ) : (
                row.title
              )}
            </th>
            {tiers.map(({ tier, index, name }) => (
              <td key={index}>
                <label className="cell-chk">
                  <input
                    type="checkbox"
                    aria-label={t("matrix.cell", { tier: name, what: row.title })}
                    checked={tier[list].includes(row.key)}
                    disabled={row.gone && !tier[list].includes(row.key)}
                    onChange={event => toggle(index, list, row.key, event.target.checked)}
                  />
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    );
  };

  return (
    <section className="sec" aria-labelledby="matrix">
      <SectionHeader id="matrix" title={t("matrix.title")} />
      {tiers.map(({ index }) =>
        (["requirements", "benefits"] as const).map(list => (
          <span key={`${index}${list}`} id={fieldId(`tiers.${index}.${list}`)} tabIndex={-1} />
        )),
      )}
      {said.map(one =>
        one.level === "error" ? (
          <FieldError key={one.id}>{t("matrix.needs", { tier: one.name, text: one.text })}</FieldError>
        ) : (
          <p key={one.id} className="ed-warn">
            {t("matrix.needs", { tier: one.name, text: one.text })}
          </p>
        ),
      )}
      {tiers.length === 0 ? (
        <p className="mm">{t("matrix.noTiers")}</p>
      ) : (
        <Table label={t("matrix.title")} className="matrix">
          <thead>
            <tr>
              <td />
              {tiers.map(({ index, name }) => (
                <Th key={index}>{name}</Th>
              ))}
            </tr>
          </thead>
          {group("requirements", t("matrix.asks"), t("empty.noRequirements"))}
          {group("benefits", t("matrix.gives"), t("empty.noBenefits"))}
        </Table>
      )}
    </section>
  );
}
