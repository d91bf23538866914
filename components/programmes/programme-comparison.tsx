import { useFormatter, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Comparison, type ComparisonCell, type ComparisonRow } from "#components/ui/comparison.tsx";
import { Money } from "#components/ui/money.tsx";
import type { ProgrammeDto, RowDto } from "#lib/features/programmes/dto.ts";

/** Tiers as a stair, or one certification: what one gets, what is asked, and the way in under each. */
export function ProgrammeComparison({
  programme,
  applyHref,
}: {
  programme: ProgrammeDto;
  applyHref: string;
}) {
  const t = useTranslations("programmes");
  const format = useFormatter();
  const { tiers } = programme;
  const several = tiers.length > 1;

  const row = (item: RowDto): ComparisonRow => ({
    key: item.key,
    label: item.title,
    note: item.spread
      ? t("perArea", { count: item.spread.minimumPerArea, areas: format.list(item.spread.areas) })
      : item.note,
    cells: item.cells as ComparisonCell[],
  });
  const fee: ComparisonRow = {
    key: "annual-fee",
    label: t("fee"),
    cells: tiers.map(() => ({
      kind: "text",
      text: programme.annualFee ? <Money value={programme.annualFee} /> : t("noFee"),
    })),
  };

  return (
    <Comparison
      rise={several}
      caption={several ? t("caption") : t("captionOne")}
      columns={tiers.map((tier, index) => {
        const below = tiers[index - 1];
        return {
          key: tier.key,
          name: tier.name,
          note: tier.tagline,
          sum: below && tier.more > 0 ? t("everythingIn", { tier: below.name, count: tier.more }) : undefined,
          action: (
            <ButtonLink
              href={several ? `${applyHref}?tier=${tier.key}` : applyHref}
              look={index === tiers.length - 1 ? "pri" : "plain"}
              prefetch={false}
            >
              {several ? t("apply", { tier: tier.name }) : programme.callToAction}
            </ButtonLink>
          ),
        };
      })}
      gives={programme.gives.map(row)}
      sections={[{ key: "asks", title: t("asks"), rows: [...programme.asks.map(row), fee] }]}
    />
  );
}
