import { Check, Minus, TriangleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import type { RubricDto } from "#lib/features/applications/dto.ts";

/** The assessors side by side (P12): points by criterion, mean against its minimum, how far apart they are, and what each wrote. */
export function Comparison({ rubric }: { rubric: RubricDto }) {
  const t = useTranslations("applications.comparison");
  const advice = useTranslations("applications.rubric.verdicts");
  const format = useFormatter();
  const { comparison } = rubric;
  const number = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const share = (bp: number | null) =>
    bp === null ? t("incomplete") : t("complete", { total: format.number(Math.round(bp / 100)) });
  if (comparison === null || comparison.assessors.length === 0)
    return rubric.assessors.length > 0 ? (
      <section className="answers" aria-labelledby="comparison">
        <h2 id="comparison">{t("title")}</h2>
        <p className="mm">{comparison === null ? t("hidden") : `${t("none")}. ${t("noneText")}`}</p>
      </section>
    ) : null;
  const several = comparison.assessors.length > 1;
  const disputed = comparison.rows.filter(row => row.disputed).length;
  const notes = [
    ...comparison.assessors.flatMap(a =>
      a.note ? [{ key: a.name, about: null, name: a.name, note: a.note }] : [],
    ),
    ...comparison.rows.flatMap(row =>
      row.notes.map(n => ({
        key: `${row.key}-${n.name}`,
        about: rubric.criteria.find(c => c.key === row.key)?.title ?? row.key,
        ...n,
      })),
    ),
  ];
  return (
    <section className="answers" aria-labelledby="comparison">
      <h2 id="comparison">{t("title")}</h2>
      <p className="row wrap comp-sum">
        <b>{share(comparison.totalBp)}</b>
        <Status
          tone={comparison.recommended ? "ok" : "warn"}
          icon={
            comparison.recommended ? (
              <Check className="i" aria-hidden="true" />
            ) : (
              <Minus className="i" aria-hidden="true" />
            )
          }
        >
          {t(comparison.recommended ? "reached" : "notReached")}
        </Status>
      </p>
      {disputed > 0 && <p className="sm warn-t">{t("disputed", { count: disputed })}</p>}
      <Table label={t("label")} className="comp">
        <thead>
          <tr>
            <Th>{t("criterion")}</Th>
            {comparison.assessors.map(a => (
              <Th key={a.name} num>
                {a.name}
              </Th>
            ))}
            <Th num>{t("mean")}</Th>
            <Th num>{t("minimum")}</Th>
            {several && <Th num>{t("spread")}</Th>}
          </tr>
        </thead>
        <tbody>
          {rubric.criteria.map((criterion, index) => {
            const row = comparison.rows[index];
            if (!row) return null;
            return (
              <tr key={criterion.key}>
                <th scope="row">{criterion.title}</th>
                {row.points.map((points, column) => (
                  <Td
                    key={comparison.assessors[column]?.name ?? column}
                    num
                    className={points !== null && points < criterion.minimumPoints ? "warn-t" : undefined}
                  >
                    {points ?? "–"}
                  </Td>
                ))}
                <Td num className={row.reached ? undefined : "warn-t"}>
                  <b>{row.mean === null ? "–" : number(row.mean)}</b>
                  {row.mean !== null && !row.reached && <span className="xs blk">{t("below")}</span>}
                </Td>
                <Td num className="mm">
                  {criterion.minimumPoints}
                </Td>
                {several && (
                  <Td num className={row.disputed ? "warn-t" : "mm"}>
                    {row.spread === null ? "–" : number(row.spread)}
                    {row.disputed && (
                      <>
                        {" "}
                        <TriangleAlert className="i i-s" aria-hidden="true" />
                        <span className="vh">{t("apart")}</span>
                      </>
                    )}
                  </Td>
                )}
              </tr>
            );
          })}
          <tr className="comp-t">
            <th scope="row">{t("total")}</th>
            {comparison.assessors.map(a => (
              <Td key={a.name} num>
                {a.totalBp === null ? "–" : format.number(Math.round(a.totalBp / 100))}
              </Td>
            ))}
            <Td num>
              <b>{comparison.totalBp === null ? "–" : format.number(Math.round(comparison.totalBp / 100))}</b>
            </Td>
            <Td />
            {several && <Td />}
          </tr>
          <tr>
            <th scope="row">{t("advice")}</th>
            {comparison.assessors.map(a => (
              <Td key={a.name} num>
                {a.verdict ? advice(a.verdict) : "–"}
              </Td>
            ))}
            <Td />
            <Td />
            {several && <Td />}
          </tr>
        </tbody>
      </Table>
      {notes.length > 0 && (
        <>
          <h3 className="comp-n">{t("notes")}</h3>
          <dl className="answer-list">
            {notes.map(note => (
              <div key={note.key}>
                <dt>
                  {note.name}
                  {note.about && `, ${note.about}`}
                </dt>
                <dd className="answer-text">{note.note}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
