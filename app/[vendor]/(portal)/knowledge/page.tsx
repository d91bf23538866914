import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KnowledgeFilterForm } from "#components/knowledge/knowledge-filter.tsx";
import { KnowledgeTable } from "#components/knowledge/knowledge-table.tsx";
import { ReviewSwitch } from "#components/knowledge/subscriptions.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { KNOWLEDGE_KINDS } from "#lib/domain/knowledge/item.ts";
import { knowledgePolicy } from "#lib/domain/policies/knowledge.ts";
import { one } from "#lib/domain/query.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { knowledgeFilter, listKnowledge } from "#lib/features/knowledge/list.ts";
import { wantsReview } from "#lib/features/knowledge/review.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("knowledge"))("title") };
}

/** Alerts, known problems and articles as far as the reader may read them; the vendor's drafts beside them (S10, S15, P14). */
export default async function KnowledgePage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const asked = {
    words: one(query.words).trim().slice(0, 120),
    kind: one(query.kind),
    product: one(query.product),
    version: one(query.version),
    severity: one(query.severity),
    state: one(query.state),
    show: one(query.show),
  };
  const cursor = { after: one(query.after) || null, before: one(query.before) || null };
  const { page, ofVendor, writes, settles, review } = await readPage(
    vendor,
    async ({ actor, workspace, tx, now }) => ({
      ofVendor: knowledgePolicy.readAll(actor, null),
      writes: knowledgePolicy.write(actor, null),
      settles: knowledgePolicy.settle(actor, null),
      review: wantsReview(workspace),
      page: await listKnowledge(
        { tx, actor, today: todayIn(workspace.timeZone, now.getTime()) },
        knowledgeFilter(asked),
        cursor,
      ),
    }),
  );
  const t = await getTranslations("knowledge");
  const base = `/${vendor}/knowledge`;
  const kept = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
  const href = (more: Record<string, string>) => `${base}?${new URLSearchParams({ ...kept, ...more })}`;
  const filtered = Object.keys(kept).length > 0;
  const onlyUnread = asked.show === "unread" && Object.keys(kept).length === 1;
  return (
    <ClientMessages ns={["knowledge"]}>
      <div className="page kb-page">
        <PageHeader
          title={t("title")}
          actions={
            <span className="row wrap">
              {ofVendor && <ButtonLink href={`${base}/suggestions`}>{t("list.deflection")}</ButtonLink>}
              <ButtonLink href={`${base}/subscriptions`}>{t("list.subscriptions")}</ButtonLink>
            </span>
          }
        >
          {ofVendor ? t("leadVendor") : t("lead")}
        </PageHeader>
        {writes && (
          <div className="row wrap kb-new">
            {KNOWLEDGE_KINDS.map(kind => (
              <ButtonLink
                key={kind}
                href={`${base}/new?kind=${kind}`}
                look={kind === "alert" ? "pri" : "plain"}
              >
                {t(`editor.new.${kind}`)}
              </ButtonLink>
            ))}
          </div>
        )}
        {writes && <ReviewSwitch workspace={vendor} review={review} may={settles} />}
        {page.refusals.length > 0 && (
          <Message tone="warn" title={t("list.lapsed")}>
            {page.refusals.map(({ key, params }) => (
              <p key={params.product}>
                {t(key.replace("knowledge.", "") as "refusal.lapsed", params as never)}
              </p>
            ))}
          </Message>
        )}
        <KnowledgeFilterForm
          base={base}
          asked={asked}
          products={page.products}
          vendor={ofVendor}
          filtered={filtered}
        />
        {page.rows.length > 0 ? (
          <KnowledgeTable rows={page.rows} base={base} vendor={ofVendor} />
        ) : filtered ? (
          <EmptyState
            level={2}
            title={onlyUnread ? t("list.nothingUnread") : t("list.empty")}
            action={<ButtonLink href={base}>{t("list.clear")}</ButtonLink>}
          >
            {onlyUnread ? t("list.nothingUnreadText") : t("list.emptyText")}
          </EmptyState>
        ) : (
          <EmptyState level={2} title={writes ? t("list.firstVendor") : t("list.first")}>
            {writes ? t("list.firstVendorText") : t("list.firstText")}
          </EmptyState>
        )}
        <Pager
          previous={page.previous && href({ before: page.previous })}
          next={page.next && href({ after: page.next })}
        />
      </div>
    </ClientMessages>
  );
}
