import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { filesIn } from "#lib/domain/knowledge/files.ts";
import { type KnowledgeContent, TEXT_LOCALES } from "#lib/domain/knowledge/item.ts";
import { type Side, type SideChoice, sideName } from "#lib/features/knowledge/compare.ts";
import { differences, type Fact } from "#lib/features/knowledge/side-by-side.ts";
import { momentText } from "#lib/platform/i18n/day-text.ts";
import { SideBySide } from "./side-by-side.tsx";
import { useRanges } from "./words.tsx";

/** Which two. The address says so too: the form works without a script, and what it leads to can be sent to somebody. */
export function CompareChoice({
  choices,
  before,
  after,
}: {
  choices: readonly SideChoice[];
  before: Side;
  after: Side;
}) {
  const t = useTranslations("knowledge");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const choose = (name: "from" | "to", chosen: Side) => (
    <Field id={`compare-${name}`} label={t(`compare.${name}`)}>
      {control => (
        <select {...control} name={name} defaultValue={sideName(chosen)} className="inp sel">
          {TEXT_LOCALES.map(language => {
            const of = choices.filter(one => one.locale === language);
            return of.length === 0 ? null : (
              <optgroup key={language} label={t(`language.${language}`)}>
                {of.map(one => (
                  <option key={sideName(one)} value={sideName(one)}>
                    {t(one.edition === "draft" ? "compare.draftOf" : "compare.editionOf", {
                      number: one.edition,
                      language: t(`language.${language}`),
                      time: momentText(one.at, zone, locale),
                    })}
                  </option>
                ))}
              </optgroup>
            );
          })}
        </select>
      )}
    </Field>
  );
  return (
    <form method="get" className="row wrap kb-choose">
      {choose("from", before)}
      {choose("to", after)}
      <Button type="submit">{t("compare.show")}</Button>
    </form>
  );
}

type Of = Side & { content: KnowledgeContent };

/** Facts that differ in a line each, then the text part by part; of two languages the texts as they stand, without marks. */
export function EditionDifferences({
  workspace,
  before,
  after,
  products,
}: {
  workspace: string;
  before: Of;
  after: Of;
  products: readonly { id: string; name: string }[];
}) {
  const t = useTranslations("knowledge");
  const fact = useFacts(products);
  const { facts, parts } = differences(before, after);
  const names = [before, after].map(side =>
    t(side.edition === "draft" ? "compare.draft" : "compare.edition", {
      number: side.edition,
      language: t(`language.${side.locale}`),
    }),
  ) as [string, string];
  const label = { title: "editor.title", summary: "editor.summary" } as const;
  if (facts.length === 0 && parts.length === 0) return <p className="mm">{t("compare.same")}</p>;
  return (
    <>
      {before.locale !== after.locale && <p className="hint">{t("compare.languages")}</p>}
      {facts.length > 0 && (
        <section aria-labelledby="cmp-facts" className="kb-cmp-facts">
          <h2 id="cmp-facts">{t("compare.facts")}</h2>
          <KeyValue
            pairs={facts.map(one => ({
              label: fact(one, before.content).label,
              value: (
                <>
                  <del>
                    <span className="vh">{t("compare.removed")} </span>
                    {fact(one, before.content).value}
                  </del>{" "}
                  <span aria-hidden="true">→</span>{" "}
                  <ins>
                    <span className="vh">{t("compare.added")} </span>
                    {fact(one, after.content).value}
                  </ins>
                </>
              ),
            }))}
          />
        </section>
      )}
      {parts.map(part => (
        <section key={part} aria-labelledby={`cmp-${part}`}>
          <h2 id={`cmp-${part}`}>
            {part === "title" || part === "summary" ? t(label[part]) : t(`editor.${part}`)}
          </h2>
          <SideBySide
            names={names}
            langs={[before.locale, after.locale]}
            before={before.content.texts[before.locale][part]}
            after={after.content.texts[after.locale][part]}
            pictures={{
              workspace,
              gone: onlyIn(before, after, part),
              come: onlyIn(after, before, part),
            }}
          />
        </section>
      ))}
    </>
  );
}

type Part = keyof KnowledgeContent["texts"]["en"];
const onlyIn = (one: Of, other: Of, part: Part): string[] => {
  const there = filesIn(other.content.texts[other.locale][part]);
  return filesIn(one.content.texts[one.locale][part]).filter(id => !there.includes(id));
};

function useFacts(products: readonly { id: string; name: string }[]) {
  const t = useTranslations("knowledge");
  const ranges = useRanges();
  return (fact: Fact, content: KnowledgeContent): { label: string; value: string } => {
    switch (fact) {
      case "audience":
        return { label: t("page.forWhom"), value: t(`audience.${content.audience}`) };
      case "severity":
        return {
          label: t("page.severity"),
          value: content.severity ? t(`severity.${content.severity}`) : t("compare.nothing"),
        };
      case "course":
        return {
          label: t("page.state"),
          value: content.course ? t(`course.${content.course}`) : t("compare.nothing"),
        };
      case "productId":
        return {
          label: t("page.product"),
          value: products.find(one => one.id === content.productId)?.name ?? t("page.anyProduct"),
        };
      case "ranges":
        return { label: t("page.versions"), value: ranges(content.ranges) };
      case "mustRead":
        return {
          label: t("editor.mustRead"),
          value: t(content.mustRead ? "compare.yes" : "compare.no"),
        };
    }
  };
}
