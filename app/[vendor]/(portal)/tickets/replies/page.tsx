import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AddReply } from "#components/saved-replies/reply-form.tsx";
import { ReplyList } from "#components/saved-replies/reply-list.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { savedReplyPolicy } from "#lib/domain/policies/saved-reply.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import { savedReplies } from "#lib/features/saved-replies/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("savedReplies"))("title") };
}

/** Words kept for cases: one's own, and those that one's company shares. */
export default async function SavedRepliesPage({ params }: Props) {
  const { vendor } = await params;
  const { replies, products, team, shares, locale } = await readPage(vendor, async ({ actor, tx }) => {
    if (!savedReplyPolicy.list(actor, null)) return notFoundRefusal();
    return {
      replies: await savedReplies(tx, actor),
      products: (await loadProducts(tx, actor.tenantId)).map(({ id, name }) => ({ id, name })),
      team: actor.orgName,
      shares: savedReplyPolicy.share(actor, null),
      locale: actor.locale,
    };
  });
  const t = await getTranslations("savedReplies");
  const form = { workspace: vendor, products, team, shares, locale };
  const shared = replies.filter(reply => reply.shared);
  const own = replies.filter(reply => !reply.shared);
  return (
    <ClientMessages ns={["savedReplies"]}>
      <div className="page">
        <Crumbs trail={[{ label: t("back"), href: `/${vendor}/tickets` }, { label: t("title") }]} />
        <PageHeader title={t("title")} actions={<AddReply {...form} />}>
          {t("lead")}
        </PageHeader>
        {replies.length === 0 && (
          <EmptyState level={2} title={t("none")}>
            {t("noneText")}
          </EmptyState>
        )}
        {shared.length > 0 && (
          <ReplyList {...form} title={t("ours", { team })} replies={shared} changes={shares} />
        )}
        {own.length > 0 && <ReplyList {...form} title={t("own")} replies={own} changes />}
      </div>
    </ClientMessages>
  );
}
