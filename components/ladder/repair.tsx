"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Money } from "#components/ui/money.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { daysBetween } from "#lib/domain/time/dates.ts";
import type { LadderDto, RepairDto } from "#lib/features/tiers/dto.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";
import { useSuppose } from "./use-suppose.ts";

type Props = {
  of: RepairDto;
  data: Pick<LadderDto, "asked" | "on" | "today" | "company">;
  workspace: string;
};

/** The cheapest courses that repair the tier, or reach the next: who, which, and what they cost together (P4, P11). */
export function CheapestRepair({ of: repair, data, workspace }: Props) {
  const t = useTranslations("ladder.repair");
  const locale = useLocale();
  const { suppose, pending } = useSuppose(data.asked, data.today);
  const days = daysBetween(data.today, data.on);
  const { sum } = repair;
  const list = (names: readonly string[]) => listText(names, locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  return (
    <div className="repair">
      <div className="repair-h">
        <h3>{t(repair.kind, { tier: repair.tier })}</h3>
        {repair.kind === "repair" && days > 0 && (
          <p className="mm sm">{t("days", { days, date: dayText(data.on, locale) })}</p>
        )}
      </div>
      <table className="sum">
        <caption className="vh">{t(repair.kind, { tier: repair.tier })}</caption>
        <thead className="vh">
          <tr>
            <th scope="col">{t("course")}</th>
            <th scope="col">{t("price")}</th>
          </tr>
        </thead>
        <tbody>
          {repair.lines.map(line => (
            <tr key={line.key}>
              <td>
                {line.course ?? t("training", { areas: list([...new Set(line.people.map(p => p.area))]) })}
                <span className="mm sm blk">
                  {line.people
                    .map(p => t("seat", { name: p.name ?? t("somebodyNew"), area: p.area }))
                    .join(" · ")}
                </span>
              </td>
              <td className="num">
                {line.price ? <Money value={line.price} /> : <span className="mm sm">{t("noPrice")}</span>}
              </td>
            </tr>
          ))}
          {sum && sum.discountBp > 0 && (
            <tr>
              <td>{t("discount", { rate: percent.format(sum.discountBp / 10_000) })}</td>
              <td className="num">
                −<Money value={sum.discount} />
              </td>
            </tr>
          )}
          {sum && (
            <tr className="total">
              <td>{t("toPay")}</td>
              <td className="num">
                <Money value={sum.pays} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {(repair.left.length > 0 || (sum && repair.unpriced > 0)) && (
        <p className="mm sm">
          {repair.left.length > 0 && t("left", { list: list(repair.left) })}{" "}
          {sum && repair.unpriced > 0 && t("unpriced", { count: repair.unpriced })}
        </p>
      )}
      <div className="row wrap">
        <Button
          size="sml"
          disabled={pending}
          onClick={() => suppose({ courses: [...data.asked.courses, ...repair.courses] })}
        >
          {t("suppose")}
        </Button>
        <ButtonLink size="sml" look="ghost" href={`/${workspace}/partners/${data.company.slug}/people`}>
          {t("nominate")}
        </ButtonLink>
      </div>
    </div>
  );
}
