import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { SessionForm } from "#components/training/session-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { readSessionForm } from "#lib/features/training/course-queries.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string; id: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("training.sessionForm"))("editTitle") };
}

export default async function SessionFormPage({ params }: Props) {
  const { vendor, id } = await params;
  const data = await readPage(vendor, ({ tx, actor, workspace }) =>
    readSessionForm(tx, actor, workspace, { sessionId: id, courseId: null }),
  );
  const t = await getTranslations("training");
  const base = `/${vendor}/training`;
  return (
    <ClientMessages ns={["training"]}>
      <div className="page narrow">
        <Crumbs trail={[{ label: t("title"), href: base }, { label: t("sessionForm.editTitle") }]} />
        <PageHeader title={t("sessionForm.editTitle")} />
        <SessionForm
          workspace={vendor}
          form={data.form}
          courses={data.courses}
          trainers={data.trainers}
          back={`${base}/${id}`}
        />
      </div>
    </ClientMessages>
  );
}
