import { Minus, PenLine, Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { moneyText } from "#components/ui/money.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Day } from "#components/ui/time.tsx";
import { changesOf } from "#lib/domain/contracts/amendment.ts";
import type { AmendedSystemDto, AmendmentDto, TermDto } from "#lib/features/amendments/dto.ts";
import { AmendmentSum } from "./amendment-price.tsx";

type Props = { base: string; number: string; term: TermDto; perUnit: boolean; mayAmend: boolean };

const icons = { added: Plus, removed: Minus, changed: PenLine };

/** What was changed within the term, each amendment with what stood before and after and its price by day. */
export function AmendmentSection({ base, number, term, perUnit, mayAmend }: Props) {
  const t = useTranslations("contractLife.amend");
  if (term.amendments.length === 0 && !mayAmend) return null;
  return (
    <section className="sec life-sec" aria-labelledby="amendments">
      <SectionHeader id="amendments" title={t("section")} count={term.amendments.length || ""}>
        {mayAmend && (
          <ButtonLink size="sml" href={`${base}/contracts/${number}/amend`}>
            <PenLine className="i" aria-hidden="true" />
            {t("open")}
          </ButtonLink>
        )}
      </SectionHeader>
      {term.amendments.length === 0 && <p className="sm mm">{t("none")}</p>}
      {[...term.amendments].reverse().map(one => (
        <Amendment key={one.id} amendment={one} perUnit={perUnit} />
      ))}
    </section>
  );
}

function Amendment({ amendment, perUnit }: { amendment: AmendmentDto; perUnit: boolean }) {
  const t = useTranslations("contractLife.amend");
  const systems = useTranslations("contracts.systems");
  const locale = useLocale();
  const { price, number } = amendment;
  const { discount } = price;
  const percent = (bp: number) =>
    new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(bp / 10_000);
  const counted = (one: AmendedSystemDto) =>
    perUnit
      ? systems("unitCount", { count: one.units, unit: one.unit ?? "other" })
      : moneyText(one.salePrice, locale);
  const changes = changesOf(amendment.before, amendment.after).flatMap(change => {
    if (change.kind === "kept") return [];
    const shown = change.kind === "removed" ? change.before : change.after;
    const was =
      change.kind === "changed" && counted(change.before) !== counted(change.after)
        ? t("units", { before: counted(change.before), after: counted(change.after) })
        : counted(shown);
    const renamed =
      change.kind === "changed" && change.before.name !== change.after.name
        ? t("was", { text: change.before.name })
        : null;
    return [{ kind: change.kind, name: shown.name, was, renamed }];
  });
  return (
    <article className="card life-card" style={{ marginTop: 12 }} aria-labelledby={`amendment-${number}`}>
      <h3 id={`amendment-${number}`}>
        {t("number", { number })}{" "}
        <span className="mm">{t.rich("from", { day: () => <Day date={amendment.effectiveOn} /> })}</span>
      </h3>
      <p className="sm pre">{amendment.reason}</p>
      <ul className="life-list sm" style={{ margin: "8px 0" }}>
        {changes.map((one, index) => {
          const Icon = icons[one.kind];
          return (
            <li key={`${index}${one.name}`} className="row wrap">
              <Icon className="i i-s" aria-hidden="true" />
              <b>{one.name}</b> <span className="mm">{t(`kind.${one.kind}`)}</span>
              <span>{one.was}</span>
              {one.renamed && <span className="mm">{one.renamed}</span>}
            </li>
          );
        })}
        {discount.beforeBp !== discount.afterBp && (
          <li>
            {t("discount", { before: percent(discount.beforeBp), after: percent(discount.afterBp) })}
            {discount.why && (
              <span className="mm"> {t("discountWhy", { by: discount.by, why: discount.why })}</span>
            )}
          </li>
        )}
      </ul>
      <AmendmentSum price={price} />
      <p className="sm mm" style={{ marginTop: 8 }}>
        {t.rich("agreed", {
          by: amendment.agreedBy,
          name: amendment.madeBy,
          day: () => <Day date={amendment.agreedOn} />,
        })}
      </p>
    </article>
  );
}
