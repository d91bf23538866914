"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedFoot, useDeed } from "#components/forms/deed.tsx";
import { RadioField, TextareaField } from "#components/forms/fields.tsx";
import { Form } from "#components/forms/form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { Time } from "#components/ui/time.tsx";
import { VERDICTS } from "#lib/domain/programmes/assessment.ts";
import {
  handInAssessmentAction,
  reopenAssessmentAction,
  scoreApplicationAction,
} from "#lib/features/applications/actions.ts";
import type { CriterionDto, RubricDto } from "#lib/features/applications/dto.ts";
import { handInInput } from "#lib/features/applications/schema.ts";

type Mine = Record<string, { points: number | null; note: string }>;
type Props = {
  vendor: string;
  number: string;
  rubric: RubricDto;
  may: { score: boolean; reopen: boolean; decide: boolean };
};

/** One's own points and notes (P12): kept while one thinks, handed in with an advice, and then in the comparison. The vendor's alone. */
export function Assess({ vendor, number, rubric, may }: Props) {
  const t = useTranslations("applications.rubric");
  const router = useRouter();
  const handedIn = rubric.mine?.handedInAt ?? null;
  const [open, setOpen] = useState(rubric.mine !== null || !may.decide);
  const [mine, setMine] = useState<Mine>(() =>
    Object.fromEntries(
      rubric.criteria.map(c => [c.key, { points: c.mine?.points ?? null, note: c.mine?.note ?? "" }]),
    ),
  );
  if (!may.score && handedIn === null) return null;
  const set = (key: string, change: Partial<Mine[string]>) =>
    setMine(before => ({ ...before, [key]: { points: null, note: "", ...before[key], ...change } }));
  const scores = Object.entries(mine).map(([criterion, m]) => ({ criterion, ...m }));
  const missing = rubric.criteria.filter(c => (mine[c.key]?.points ?? null) === null).map(c => c.title);
  return (
    <section aria-labelledby="rubric">
      <h2 id="rubric">{t("title")}</h2>
      {handedIn !== null ? (
        <>
          <p className="mm sm">
            {t.rich("handedInOn", { time: () => <Time instant={handedIn} style="full" /> })}
          </p>
          {may.reopen && (
            <ActionButton
              size="sml"
              send={reopenAssessmentAction.bind(null, vendor)}
              input={{ number }}
              doneText={t("reopened")}
              onDone={() => router.refresh()}
            >
              {t("reopen")}
            </ActionButton>
          )}
        </>
      ) : (
        <>
          <p className="mm sm">{t(may.decide && rubric.mine === null ? "textDecider" : "text")}</p>
          {open ? (
            <>
              <ol className="rubric">
                {rubric.criteria.map(criterion => (
                  <Criterion
                    key={criterion.key}
                    criterion={criterion}
                    mine={mine[criterion.key] ?? { points: null, note: "" }}
                    onChange={change => set(criterion.key, change)}
                  />
                ))}
              </ol>
              <div className="row wrap">
                <ActionButton
                  send={scoreApplicationAction.bind(null, vendor)}
                  input={{ number, scores }}
                  doneText={t("saved")}
                  onDone={() => router.refresh()}
                >
                  {t("save")}
                </ActionButton>
                <HandIn vendor={vendor} number={number} scores={scores} missing={missing} />
              </div>
            </>
          ) : (
            <Button size="sml" onClick={() => setOpen(true)}>
              {t("begin")}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

type HandInProps = {
  vendor: string;
  number: string;
  scores: { criterion: string; points: number | null; note: string }[];
  missing: string[];
};

function HandIn({ vendor, number, scores, missing }: HandInProps) {
  const t = useTranslations("applications.rubric");
  const format = useFormatter();
  const { open, setOpen, onDone } = useDeed();
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>{t("handIn")}</Button>}
      title={t("handInTitle")}
      description={t("handInText")}
    >
      {missing.length > 0 ? (
        <p className="warn-t">{t("missing", { criteria: format.list(missing) })}</p>
      ) : (
        <Form
          schema={handInInput}
          send={handInAssessmentAction.bind(null, vendor)}
          defaultValues={{ note: "" }}
          fixed={{ number, scores }}
          formKey={`hand-in-${number}`}
          doneText={t("handedIn")}
          onDone={onDone}
        >
          <RadioField
            name="verdict"
            label={t("verdict")}
            choices={VERDICTS.map(value => ({ value, label: t(`verdicts.${value}`) }))}
          />
          <TextareaField name="note" label={t("verdictNote")} rows={2} optional />
          <DeedFoot cancel={() => setOpen(false)}>{t("handInDo")}</DeedFoot>
        </Form>
      )}
    </Dialog>
  );
}

type CriterionProps = {
  criterion: CriterionDto;
  mine: Mine[string];
  onChange: (change: Partial<Mine[string]>) => void;
};

function Criterion({ criterion, mine, onChange }: CriterionProps) {
  const t = useTranslations("applications.rubric");
  const format = useFormatter();
  const { key, maxPoints, minimumPoints } = criterion;
  const steps = Array.from({ length: maxPoints + 1 }, (_, i) => ({ key: String(i), label: String(i) }));
  return (
    <li>
      <h3>{criterion.title}</h3>
      <p className="mm sm">{criterion.description}</p>
      <p className="mm sm">
        {t("minimum", { min: minimumPoints, max: maxPoints })},{" "}
        {t("weight", { weight: format.number(criterion.weightBp / 10_000, { style: "percent" }) })}
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
      {maxPoints <= 10 ? (
        <Segmented
          label={`${criterion.title}: ${t("points", { max: maxPoints })}`}
          segments={steps}
          current={mine.points === null ? "" : String(mine.points)}
          onChange={chosen => onChange({ points: Number(chosen) === mine.points ? null : Number(chosen) })}
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
    </li>
  );
}
