import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewKnowledgeForm } from "#components/knowledge/knowledge-form.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { KNOWLEDGE_KINDS } from "#lib/domain/knowledge/item.ts";
import { knowledgePolicy } from "#lib/domain/policies/knowledge.ts";
import { one } from "#lib/domain/query.ts";
import { fromTicket, nothingSaid, productsForEditor } from "#lib/features/knowledge/editing.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Search = { kind?: string | string[]; ticket?: string | string[] };
type Props = { params: Promise<{ vendor: string }>; searchParams: Promise<Search> };

const kindOf = ({ kind }: Search) => KNOWLEDGE_KINDS.find(value => value === one(kind)) ?? "article";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: (await getTranslations("knowledge.editor"))(`new.${kindOf(await searchParams)}`) };
}

/** A new draft, from nothing or from a case (S18). */
export default async function NewKnowledgePage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const search = await searchParams;
  const kind = kindOf(search);
  const number = one(search.ticket).slice(0, 40);
  const { me, ticket, products } = await readPage(vendor, async ({ tx, actor, workspace }) => {
    if (!knowledgePolicy.write(actor, null)) return notFoundRefusal();
    return {
      me: actor.personId,
      // Its first words are its author's: cases are written in the workspace's language.
      ticket: number ? await fromTicket({ tx, actor }, number, kind, workspace.locale) : null,
      products: await productsForEditor(tx, actor.tenantId),
    };
  });
  const t = await getTranslations("knowledge");
  return (
    <ClientMessages ns={["knowledge"]}>
      <div className="page kb-page">
        <Crumbs
          trail={[{ label: t("title"), href: `/${vendor}/knowledge` }, { label: t(`editor.new.${kind}`) }]}
        />
        <PageHeader title={t(`editor.new.${kind}`)}>{t("editor.lead")}</PageHeader>
        <NewKnowledgeForm
          workspace={vendor}
          me={me}
          products={products}
          ticket={ticket && { number: ticket.number, subject: ticket.subject }}
          values={{
            kind,
            ...(ticket?.values ?? nothingSaid()),
            ticketNumber: ticket?.number ?? "",
            confirmed: false,
          }}
        />
      </div>
    </ClientMessages>
  );
}
