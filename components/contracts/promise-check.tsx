import { CircleCheck, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import Link from "#components/ui/link.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Priority } from "#components/ui/priority.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { fullWhen, lengthText } from "#components/ui/time-text.ts";
import { type LocalText, textIn } from "#lib/domain/text.ts";
import type { PromiseDto } from "#lib/features/plans/promise.ts";

type Row = PromiseDto["priorities"][number];

/**
 * Whether the customer's targets can be kept while everybody takes all of their own time (T2): the way through the levels
 * for each priority, and the beginnings of the coming year at which it cannot, by name.
 */
export function PromiseCheck({ promise }: { promise: PromiseDto }) {
  const t = useTranslations("promise");
  if (promise.priorities.every(row => row.stages.length === 0))
    return <p className="sm m pc-lead">{t("nothing")}</p>;
  return (
    <>
      <p className="sm m pc-lead">{t(promise.servedBy === "partner" ? "leadPartner" : "leadVendor")}</p>
      <Table label={t("byPriority")} free stack>
        <thead>
          <tr>
            <Th>{t("priority")}</Th>
            <Th num>{t("target")}</Th>
            <Th>{t("way")}</Th>
            <Th>{t("verdict")}</Th>
          </tr>
        </thead>
        <tbody>
          {promise.priorities.map(row => (
            <tr key={row.priority}>
              <Td className="full">
                <Priority priority={row.priority} />
              </Td>
              <Td num data-label={t("target")}>
                <b>{lengthText(row.target)}</b>
              </Td>
              <Td className="full" data-label={t("way")}>
                <Way row={row} />
              </Td>
              <Td className="full" data-label={t("verdict")}>
                <Verdict row={row} zone={promise.zone} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

/** The check as a part of a page, with the plan it follows from. */
export function PromiseSection({ promise, plan, planHref }: SectionProps) {
  const t = useTranslations("promise");
  const locale = useLocale();
  // Nothing to see to: one line, and the rest for who asks.
  const kept = promise.priorities.every(
    row => row.stages.length > 0 && row.unstated.length === 0 && row.worst === null,
  );
  return (
    <section className="sec" aria-labelledby="promise-check" style={{ marginTop: 28 }}>
      <SectionHeader id="promise-check" title={t("title")} />
      {kept ? (
        <>
          <p className="row ok-t">
            <CircleCheck className="i i-s" aria-hidden="true" />
            {t("allKept")}
          </p>
          <details className="pc-more">
            <summary className="sm">{t("showWay")}</summary>
            <PromiseCheck promise={promise} />
          </details>
        </>
      ) : (
        <PromiseCheck promise={promise} />
      )}
      <p className="sm m sec-note">
        {t("plan", { plan: textIn(plan.name, locale) })}{" "}
        {planHref && <Link href={planHref}>{t("changePlan")}</Link>}
      </p>
    </section>
  );
}

type SectionProps = {
  promise: PromiseDto;
  plan: { name: LocalText };
  /** Where the plan is, for who may read it there. */
  planHref: string | null;
};

function Way({ row }: { row: Row }) {
  const t = useTranslations("promise");
  return (
    <>
      {row.stages.length > 0 && (
        <ol className="pc-way">
          {row.stages.map((stage, i) => (
            <li key={`${i}${stage.kind}`} className={stage.kind === "handover" ? "m" : undefined}>
              {t(`stage.${stage.kind}`)} <b>{lengthText(stage.target)}</b>
            </li>
          ))}
        </ol>
      )}
      {row.unstated.length > 0 && (
        <p className="sm m">
          {t("unstated", {
            count: row.unstated.length,
            levels: row.unstated.map(level => level.at(-1)).join(", "),
          })}
        </p>
      )}
    </>
  );
}

function Verdict({ row, zone }: { row: Row; zone: string }) {
  const t = useTranslations("promise");
  const locale = useLocale();
  const { worst } = row;
  const when = (instant: number) => fullWhen(instant, locale, zone);
  if (row.stages.length === 0) return <span className="m">{t("nothing")}</span>;
  // What has no target may still take any time: that it fits is not said.
  if (!worst && row.unstated.length > 0)
    return (
      <span className="m">
        {t("keptIf", {
          count: row.unstated.length,
          levels: row.unstated.map(level => level.at(-1)).join(", "),
        })}
      </span>
    );
  if (!worst)
    return (
      <span className="row ok-t">
        <CircleCheck className="i i-s" aria-hidden="true" />
        {t("kept")}
      </span>
    );
  const share = new Intl.NumberFormat(locale, {
    style: "percent",
    maximumFractionDigits: row.share < 0.01 ? 2 : row.share < 0.1 ? 1 : 0,
  }).format(row.share);
  return (
    <>
      <p className="row warn-t">
        <TriangleAlert className="i i-s" aria-hidden="true" />
        {row.share === 1 ? t("never") : t("notKept", { share, count: row.stretches })}
      </p>
      <details className="pc-more">
        <summary className="sm">{t("show")}</summary>
        <p className="sm">
          {t("worst", {
            from: when(worst.from),
            due: when(worst.due),
            late: lengthText(Math.ceil(worst.lateBy)),
          })}
        </p>
        <ol className="pc-walk sm">
          {worst.stages.map((stage, i) => (
            <li key={`${i}${stage.kind}`}>
              {t("until", { stage: t(`stage.${stage.kind}`), until: when(stage.until) })}
            </li>
          ))}
        </ol>
        {row.share < 1 && (
          <>
            <p className="sm">{t("stretches", { count: row.stretches, shown: row.impossible.length })}</p>
            <ul className="dots sm">
              {row.impossible.map(span => (
                <li key={span.from}>{t("span", { from: when(span.from), to: when(span.to) })}</li>
              ))}
            </ul>
          </>
        )}
      </details>
    </>
  );
}
