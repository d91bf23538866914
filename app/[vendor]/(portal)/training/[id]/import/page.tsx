import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { TaskList } from "#components/tasks/task-list.tsx";
import { ImportResults } from "#components/training/import-results.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { recentTasks } from "#lib/features/tasks/queries.ts";
import { IMPORT_KIND } from "#lib/features/training/import.ts";
import { readSession } from "#lib/features/training/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("training.import"))("title") };
}

/** Results of a session from a file. */
export default async function ImportPage({ params }: Props) {
  const { vendor, id } = await params;
  const { data, tasks } = await readPage(vendor, async ({ tx, actor, workspace, now }) => {
    const read = await readSession(tx, actor, workspace, id, now);
    if (!read.can.record) return notFoundRefusal();
    return { data: read, tasks: await recentTasks(tx, actor, [IMPORT_KIND], now) };
  });
  const t = await getTranslations("training");
  const base = `/${vendor}/training`;
  return (
    <ClientMessages ns={["training", "tasks"]}>
      <div className="page">
        <Crumbs
          trail={[
            { label: t("title"), href: base },
            { label: data.title, href: `${base}/${id}` },
            { label: t("import.title") },
          ]}
        />
        <PageHeader title={t("import.title")}>{t("import.lead")}</PageHeader>
        <TaskList workspace={vendor} tasks={tasks} />
        <ImportResults workspace={vendor} sessionId={id} />
      </div>
    </ClientMessages>
  );
}
