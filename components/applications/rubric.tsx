"use client";

import { Check, Minus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { scoreApplicationAction } from "#lib/features/applications/actions.ts";
import type { CriterionDto, RubricDto } from "#lib/features/applications/dto.ts";

type Mine = Record<string, { points: number | null; note: string }>;
type Props = { vendor: string; number: string; rubric: RubricDto; may: boolean };

/** The assessors' points side by side: one's own to give, those of others to read. The vendor's alone. */
export function Rubric({ vendor, number, rubric, may }: Props) {
  const t = useTranslations("applications.rubric");
  const format = useFormatter();
  const router = useRouter();
  const [mine, setMine] = useState<Mine>(() =>
    Object.fromEntries(
      rubric.criteria.map(c => [c.key, { points: c.mine?.points ?? null, note: c.mine?.note ?? "" }]),
    ),
  );
  const set = (key: string, change: Partial<Mine[string]>) =>
    setMine(before => ({ ...before, [key]: { points: null, note: "", ...before[key], ...change } }));
  const below = rubric.criteria.some(c => c.mean !== null && !c.reached);
  const total = rubric.totalBp === null ? null : Math.round(rubric.totalBp / 100);
  return (
    <section aria-labelledby="rubric">
      <h2 id="rubric">{t("title")}</h2>
      <p className="mm sm">{t("text")}</p>
      <p className="row wrap rubric-sum">
        <b>{total === null ? t("incomplete") : t("complete", { total: format.number(total) })}</b>
        {(rubric.recommended || below) && (
          <span className={rubric.recommended ? "st mm" : "st warn-t"}>
            {rubric.recommended ? (
              <Check className="i i-s" aria-hidden="true" />
            ) : (
              <Minus className="i i-s" aria-hidden="true" />
            )}
            {rubric.recommended ? t("reached") : t("notReached")}
          </span>
        )}
      </p>
      <ol className="rubric">
        {rubric.criteria.map(criterion => (
          <Criterion
            key={criterion.key}
            criterion={criterion}
            mine={mine[criterion.key] ?? { points: null, note: "" }}
            may={may}
            onChange={change => set(criterion.key, change)}
          />
        ))}
      </ol>
      {may && (
        <ActionButton
          send={scoreApplicationAction.bind(null, vendor)}
          input={{ number, scores: Object.entries(mine).map(([criterion, m]) => ({ criterion, ...m })) }}
          doneText={t("saved")}
          onDone={() => router.refresh()}
        >
          {t("save")}
        </ActionButton>
      )}
    </section>
  );
}

type CriterionProps = {
  criterion: CriterionDto;
  mine: Mine[string];
  may: boolean;
  onChange: (change: Partial<Mine[string]>) => void;
};

function Criterion({ criterion, mine, may, onChange }: CriterionProps) {
  const t = useTranslations("applications.rubric");
  const format = useFormatter();
  const { key, maxPoints, minimumPoints, mean } = criterion;
  const steps = Array.from({ length: maxPoints + 1 }, (_, i) => ({ key: String(i), label: String(i) }));
  return (
    <li>
      <h3>{criterion.title}</h3>
      <p className="mm sm">{criterion.description}</p>
      <p className="mm sm">
        {t("minimum", { min: minimumPoints, max: maxPoints })},{" "}
        {t("weight", { weight: format.number(criterion.weightBp / 10_000, { style: "percent" }) })}
        {mean !== null && (
          <>
            ,{" "}
            <b className={criterion.reached ? undefined : "warn-t"}>
              {t("mean", { mean: format.number(mean, { maximumFractionDigits: 1 }) })}
              {!criterion.reached && ` (${t("below")})`}
            </b>
          </>
        )}
      </p>
      <p className="sm">
        <span className="mm">{t("read")} </span>
        {criterion.sections.map((section, index) => (
          <span key={section.key}>
            {index > 0 && ", "}
            <a href={`#section-${section.key}`}>{section.title}</a>
          </span>
        ))}
      </p>
      {may && (
        <>
          {maxPoints <= 10 ? (
            <Segmented
              label={`${criterion.title}: ${t("points", { max: maxPoints })}`}
              segments={steps}
              current={mine.points === null ? "" : String(mine.points)}
              onChange={chosen =>
                onChange({ points: Number(chosen) === mine.points ? null : Number(chosen) })
              }
            />
          ) : (
            <Field id={`points-${key}`} label={t("points", { max: maxPoints })}>
              {control => (
                <Input
                  {...control}
                  inputMode="numeric"
                  className="narrow"
                  value={mine.points ?? ""}
                  onChange={event =>
                    onChange({ points: /^\d+$/.test(event.target.value) ? Number(event.target.value) : null })
                  }
                />
              )}
            </Field>
          )}
          <Textarea
            rows={1}
            aria-label={t("noteFor", { criterion: criterion.title })}
            placeholder={t("note")}
            value={mine.note}
            maxLength={2000}
            onChange={event => onChange({ note: event.target.value })}
          />
        </>
      )}
      {criterion.others.length > 0 && (
        <ul className="sm rubric-o">
          {criterion.others.map(other => (
            <li key={other.assessor}>
              <b>{other.points}</b> {other.assessor}
              {other.note && <span className="mm">: {other.note}</span>}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
