"use client";

import { Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type UseFormReturn, useFieldArray } from "react-hook-form";
import { ActionButton } from "#components/forms/action-button.tsx";
import { DeedDialog } from "#components/forms/deed-dialog.tsx";
import { CheckboxField, RadioField, SelectField, TextField } from "#components/forms/fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Table, Td, Th } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { saveQuestionAction, setQuestionStateAction } from "#lib/features/training/actions.ts";
import type { CourseDto, QuestionDto } from "#lib/features/training/course-queries.ts";
import { type QuestionInput, questionInput } from "#lib/features/training/schema.ts";
import { WordsFields } from "./words-fields.tsx";

type Props = { workspace: string; course: CourseDto };

/** The questions an examination is drawn from. */
export function QuestionBank({ workspace, course }: Props) {
  const t = useTranslations("training.bank");
  const locale = useLocale() as "en" | "es";
  const router = useRouter();
  if (course.examParts.length === 0)
    return (
      <EmptyState level={2} title={t("noExam")}>
        {t("noExamText")}
      </EmptyState>
    );
  const live = (part: string) => course.questions.filter(q => q.part === part && !q.retired).length;
  return (
    <>
      <ul className="lines">
        {course.examParts.map(part => {
          const [have, draws] = [live(part.key), part.draws];
          const words = { part: part.title, have, draws };
          return <li key={part.key}>{have <= draws ? t("few", words) : t("draws", words)}</li>;
        })}
      </ul>
      <p className="train-next">
        <EditQuestion workspace={workspace} course={course} question={null} />
      </p>
      {course.questions.length === 0 ? (
        <EmptyState level={2} title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <Table label={t("title")} stack free>
          <thead>
            <tr>
              <Th>{t("question")}</Th>
              <Th>{t("topic")}</Th>
              <Th>
                <span className="vh">{t("edit")}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {course.questions.map(question => (
              <tr key={question.id}>
                <Td className="full">
                  {question.text[locale] || question.text.en}{" "}
                  {question.retired && <Tag tone="line">{t("retired")}</Tag>}
                  <span className="mm sm blk">
                    {question.options
                      .filter(option => option.right)
                      .map(option => option.text[locale] || option.text.en)
                      .join(" · ")}
                  </span>
                </Td>
                <Td>{question.topic}</Td>
                <Td className="full">
                  <span className="row wrap">
                    <EditQuestion workspace={workspace} course={course} question={question} />
                    <ActionButton
                      size="sml"
                      look="ghost"
                      send={setQuestionStateAction.bind(null, workspace)}
                      input={{
                        courseId: course.id,
                        questionId: question.id,
                        version: question.version,
                        retired: !question.retired,
                      }}
                      onDone={() => router.refresh()}
                    >
                      {question.retired ? t("restore") : t("retire")}
                      <span className="vh">: {question.text[locale]}</span>
                    </ActionButton>
                  </span>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}

const blankOption = () => ({ id: "", text: { en: "", es: "" }, right: false });

function EditQuestion({ workspace, course, question }: Props & { question: QuestionDto | null }) {
  const t = useTranslations("training.bank");
  const locale = useLocale() as "en" | "es";
  const fixed = { courseId: course.id, questionId: question?.id ?? null, version: question?.version ?? 0 };
  const values: QuestionInput = {
    ...fixed,
    part: question?.part ?? course.examParts[0]?.key ?? "",
    topic: question?.topic ?? "",
    kind: question?.kind ?? "one",
    text: question?.text ?? { en: "", es: "" },
    options: question?.options ?? [{ ...blankOption(), right: true }, blankOption(), blankOption()],
    why: question?.why ?? { en: "", es: "" },
  };
  return (
    <DeedDialog<QuestionInput, { questionId: string }>
      wide
      trigger={
        question ? (
          <Button size="sml" aria-label={`${t("edit")}: ${question.text[locale]}`}>
            {t("edit")}
          </Button>
        ) : (
          <Button look="pri">
            <Plus className="i" aria-hidden="true" />
            {t("add")}
          </Button>
        )
      }
      title={t("editTitle")}
      schema={questionInput}
      send={saveQuestionAction.bind(null, workspace)}
      defaultValues={values}
      fixed={fixed}
      doneText={t("saved")}
      deed={t("save")}
    >
      {of => <QuestionFields of={of} course={course} />}
    </DeedDialog>
  );
}

function QuestionFields({ of, course }: { of: UseFormReturn<QuestionInput>; course: CourseDto }) {
  const t = useTranslations("training.bank");
  const options = useFieldArray({ control: of.control, name: "options", keyName: "row" });
  const wrong = of.formState.errors.options;
  return (
    <>
      {course.examParts.length > 1 && (
        <SelectField
          name="part"
          label={t("part")}
          options={course.examParts.map(part => ({ value: part.key, label: part.title }))}
        />
      )}
      <TextField name="topic" label={t("topic")} hint={t("topicHint")} list="topics" required />
      <datalist id="topics">
        {course.topics.map(topic => (
          <option key={topic} value={topic} />
        ))}
      </datalist>
      <WordsFields name="text" label={t("question")} rows={2} />
      <RadioField
        name="kind"
        label={t("kind")}
        choices={[
          { value: "one", label: t("kindOne") },
          { value: "several", label: t("kindSeveral") },
        ]}
      />
      {(wrong?.message ?? wrong?.root?.message) && (
        <p className="breach-t" role="alert">
          {wrong?.message ?? wrong?.root?.message}
        </p>
      )}
      {options.fields.map((option, index) => (
        <div key={option.row} className="train-part">
          <WordsFields name={`options.${index}.text`} label={t("option", { number: index + 1 })} />
          <div className="row wrap">
            <CheckboxField name={`options.${index}.right`} label={t("right")} />
            {options.fields.length > 2 && (
              <Button size="sml" look="ghost" onClick={() => options.remove(index)}>
                <Trash2 className="i" aria-hidden="true" />
                {t("removeOption", { number: index + 1 })}
              </Button>
            )}
          </div>
        </div>
      ))}
      <Button size="sml" onClick={() => options.append(blankOption())}>
        {t("addOption")}
      </Button>
      <WordsFields name="why" label={t("why")} hint={t("whyHint")} rows={2} optional />
    </>
  );
}
