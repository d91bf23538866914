import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { SessionForm } from "#components/training/session-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { one } from "#lib/domain/query.ts";
import { readSessionForm } from "#lib/features/training/course-queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("training.sessionForm"))("newTitle") };
}

export default async function SessionFormPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const { course, area } = await searchParams;
  const data = await readPage(vendor, ({ tx, actor, workspace }) =>
    readSessionForm(tx, actor, workspace, {
      sessionId: null,
      courseId: one(course) || null,
      areaKey: one(area) || null,
    }),
  );
  const t = await getTranslations("training");
  const base = `/${vendor}/training`;
  return (
    <ClientMessages ns={["training"]}>
      <div className="page narrow">
        <Crumbs trail={[{ label: t("title"), href: base }, { label: t("sessionForm.newTitle") }]} />
        <PageHeader title={t("sessionForm.newTitle")} />
        {data.courses.length === 0 ? (
          <EmptyState
            level={2}
            title={t("sessionForm.noCourse")}
            action={<ButtonLink href={`${base}/courses`}>{t("tabs.courses")}</ButtonLink>}
          >
            {t("sessionForm.noCourseText")}
          </EmptyState>
        ) : (
          <SessionForm
            workspace={vendor}
            form={data.form}
            courses={data.courses}
            trainers={data.trainers}
            back={base}
          />
        )}
      </div>
    </ClientMessages>
  );
}
