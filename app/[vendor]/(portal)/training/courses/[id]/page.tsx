import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { CourseForm } from "#components/training/course-form.tsx";
import { CourseState } from "#components/training/course-state.tsx";
import { QuestionBank } from "#components/training/question-bank.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { one } from "#lib/domain/query.ts";
import { programmeChoices, readCourse } from "#lib/features/training/course-queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, id } = await params;
  const course = await readPage(vendor, ({ tx, actor }) => readCourse(tx, actor, id));
  return { title: course.title };
}

/** A course: its settings, or its question bank. */
export default async function CoursePage({ params, searchParams }: Props) {
  const { vendor, id } = await params;
  const bank = one((await searchParams).part) === "bank";
  const { course, programmes } = await readPage(vendor, async ({ tx, actor, workspace, now }) => ({
    course: await readCourse(tx, actor, id),
    programmes: await programmeChoices(tx, actor, workspace, now),
  }));
  const t = await getTranslations("training");
  const base = `/${vendor}/training`;
  const here = `${base}/courses/${id}`;
  return (
    <ClientMessages ns={["training"]}>
      <div className="page narrow">
        <Crumbs
          trail={[
            { label: t("title"), href: base },
            { label: t("tabs.courses"), href: `${base}/courses` },
            { label: course.title },
          ]}
        />
        <PageHeader
          title={course.title}
          actions={
            <CourseState workspace={vendor} courseId={id} version={course.version} state={course.state} />
          }
        >
          <Tag tone={course.state === "open" ? "plain" : "line"}>{t(`course.state.${course.state}`)}</Tag>{" "}
          {bank ? t("bank.lead") : t("course.lead")}
        </PageHeader>
        <Tabs
          label={course.title}
          tabs={[
            { href: here, label: t("course.settings"), current: !bank },
            {
              href: `${here}?part=bank`,
              label: t("course.bank"),
              current: bank,
              count: course.questions.filter(question => !question.retired).length,
            },
          ]}
        />
        {bank ? (
          <QuestionBank workspace={vendor} course={course} />
        ) : (
          <CourseForm key={course.version} workspace={vendor} form={course.form} programmes={programmes} />
        )}
      </div>
    </ClientMessages>
  );
}
