import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { EditKnowledgeForm } from "#components/knowledge/knowledge-form.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Time } from "#components/ui/time.tsx";
import { todayIn } from "#lib/domain/time/zone.ts";
import { knowledgeForEditing } from "#lib/features/knowledge/editing.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; number: string }> };

const read = cache((vendor: string, number: string) =>
  readPage(vendor, async ({ tx, actor, workspace, now }) => ({
    me: actor.personId,
    editing: await knowledgeForEditing(
      { tx, actor, today: todayIn(workspace.timeZone, now.getTime()) },
      number.toUpperCase(),
    ),
  })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, number } = await params;
  const { editing } = await read(vendor, decodeURIComponent(number));
  return { title: (await getTranslations("knowledge.editor"))("edit", { number: editing.number }) };
}

/** The draft beside what readers have. */
export default async function EditKnowledgePage({ params }: Props) {
  const { vendor, number } = await params;
  const { me, editing } = await read(vendor, decodeURIComponent(number));
  const { itemId, version, begun, remark, kind, values, products, title } = editing;
  const t = await getTranslations("knowledge");
  const base = `/${vendor}/knowledge`;
  return (
    <ClientMessages ns={["knowledge"]}>
      <div className="page kb-page">
        <Crumbs
          trail={[
            { label: t("title"), href: base },
            { label: editing.number, href: `${base}/${editing.number}` },
            { label: t("page.edit") },
          ]}
        />
        <PageHeader title={t("editor.edit", { number: editing.number })}>
          {title}
          {begun && (
            <span className="mm">
              {" "}
              {t.rich("editor.begun", { by: begun.by, time: () => <Time instant={begun.at} style="full" /> })}
            </span>
          )}
        </PageHeader>
        {begun?.inReview && <Message tone="warn" title={t("editor.inReview")} />}
        {remark && <Message tone="warn" title={t("editor.remark", { remark })} />}
        <EditKnowledgeForm
          workspace={vendor}
          me={me}
          number={editing.number}
          kind={kind}
          values={{ ...values, itemId, version }}
          products={products}
        />
      </div>
    </ClientMessages>
  );
}
