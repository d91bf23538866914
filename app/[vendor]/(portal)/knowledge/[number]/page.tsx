import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { KnowledgeCases } from "#components/knowledge/knowledge-cases.tsx";
import { DraftDeeds, PrintButton, StateDeeds } from "#components/knowledge/knowledge-deeds.tsx";
import { KnowledgeFacts, KnowledgeHistory } from "#components/knowledge/knowledge-side.tsx";
import { KnowledgeText } from "#components/knowledge/knowledge-text.tsx";
import { ConfirmRead, MarkRead } from "#components/knowledge/mark-read.tsx";
import { ReadersTable } from "#components/knowledge/readers-table.tsx";
import { CourseText, KindText, SeverityTag } from "#components/knowledge/words.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { knowledgePolicy } from "#lib/domain/policies/knowledge.ts";
import { one } from "#lib/domain/query.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { DraftDto, KnowledgeDto } from "#lib/features/knowledge/dto.ts";
import { type KnowledgeFound, readKnowledge } from "#lib/features/knowledge/read.ts";
import { readersOf } from "#lib/features/knowledge/readers.ts";
import { wantsReview } from "#lib/features/knowledge/review.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string; number: string }>;
  searchParams: Promise<{ in?: string | string[]; draft?: string | string[] }>;
};

const read = cache(async (vendor: string, number: string, wanted: string, drafted: boolean) =>
  readPage(vendor, async ({ tx, actor, workspace, now }) => {
    const asked = { tx, actor, today: todayIn(workspace.timeZone, now.getTime()) };
    const found = await readKnowledge(asked, number.toUpperCase(), wanted || null, drafted);
    const ofVendor = knowledgePolicy.readAll(actor, null);
    return {
      found,
      ofVendor,
      writes: knowledgePolicy.write(actor, null),
      withdraws: knowledgePolicy.withdraw(actor, null),
      review: wantsReview(workspace),
      locale: actor.locale,
      readers:
        ofVendor && found.kind === "there" && found.item.state === "published"
          ? await readersOf(asked, found.item.id)
          : null,
    };
  }),
);

const nameOf = (found: Exclude<KnowledgeFound, { kind: "there" }>): string =>
  found.kind === "withdrawn" ? found.title : found.number;

const load = async ({ params, searchParams }: Props) => {
  const { vendor, number } = await params;
  const query = await searchParams;
  const drafted = one(query.draft) === "1";
  return { vendor, ...(await read(vendor, decodeURIComponent(number), one(query.in), drafted)) };
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { found } = await load(props);
  return { title: found.kind === "there" ? `${found.item.number} ${found.item.title}` : nameOf(found) };
}

/** One alert, known problem or article: whom it concerns, what to do, what mends it, and its history (S10, S18). */
export default async function KnowledgeItemPage(props: Props) {
  const { vendor, found, ofVendor, writes, withdraws, review, readers, locale } = await load(props);
  const t = await getTranslations("knowledge");
  const base = `/${vendor}/knowledge`;
  if (found.kind !== "there")
    return (
      <div className="page kb-page">
        <Crumbs trail={[{ label: t("title"), href: base }, { label: nameOf(found) }]} />
        <PageHeader title={nameOf(found)} />
        <EmptyState
          level={2}
          title={found.kind === "withdrawn" ? t("page.withdrawn") : t("page.notYours")}
          action={<ButtonLink href={base}>{t("page.toList")}</ButtonLink>}
        >
          {found.kind === "withdrawn"
            ? t("page.goneText", { reason: found.reason })
            : t(
                found.refusal.key.replace("knowledge.", "") as "refusal.lapsed",
                found.refusal.params as never,
              )}
        </EmptyState>
      </div>
    );
  const { item, draft } = found;
  const out = item.state === "published";
  return (
    <ClientMessages ns={["knowledge"]}>
      <div className="page kb-page">
        <Crumbs trail={[{ label: t("title"), href: base }, { label: item.number }]} />
        {out && <MarkRead workspace={vendor} itemId={item.id} read={item.read === "read"} />}
        <PageHeader
          number={<span className="mono">{item.number}</span>}
          title={item.title}
          actions={
            <span className="row wrap not-print">
              {writes && <ButtonLink href={`${base}/${item.number}/edit`}>{t("page.edit")}</ButtonLink>}
              {withdraws && item.state !== "draft" && item.edition > 0 && (
                <StateDeeds
                  workspace={vendor}
                  itemId={item.id}
                  number={item.number}
                  version={item.version}
                  gone={!out}
                />
              )}
              <PrintButton />
            </span>
          }
        >
          <KindText kind={item.kind} /> <SeverityTag severity={item.severity} course={item.course} />{" "}
          <CourseText course={item.course} /> {!out && <Tag>{t(`state.${item.state}`)}</Tag>}
        </PageHeader>
        <Notices item={item} draft={draft} base={base} />
        {draft && writes && (
          <DraftDeeds
            workspace={vendor}
            itemId={item.id}
            number={item.number}
            draft={draft}
            reviewed={review}
            out={item.state !== "draft"}
          />
        )}
        {out && item.mustRead && !ofVendor && (
          <ConfirmRead
            workspace={vendor}
            itemId={item.id}
            edition={item.edition}
            confirmedAt={item.confirmedAt}
          />
        )}
        <Languages item={item} base={base} />
        <div className="cols c-21">
          <KnowledgeText
            workspace={vendor}
            kind={item.kind}
            course={item.course}
            text={item.text}
            ranges={item.ranges}
            product={item.product}
            lang={item.locale === locale ? undefined : item.locale}
          />
          <div className="kb-side">
            <KnowledgeFacts item={item} slug={vendor} />
            <KnowledgeCases workspace={vendor} itemId={item.id} tickets={item.tickets} edits={writes} />
            <KnowledgeHistory item={item} slug={vendor} />
          </div>
        </div>
        {readers && (
          <section aria-labelledby="readers" className="not-print">
            <SectionHeader id="readers" title={t("page.readers")} rule />
            <ReadersTable readers={readers} asked={item.mustRead} />
          </section>
        )}
      </div>
    </ClientMessages>
  );
}

/** What one must know of its state before reading on. */
async function Notices({ item, draft, base }: { item: KnowledgeDto; draft: DraftDto | null; base: string }) {
  const t = await getTranslations("knowledge.page");
  const all = await getTranslations("knowledge");
  return (
    <>
      {item.state === "draft" && <Message tone="info" title={t("neverOut")} />}
      {draft && item.state !== "draft" && (
        <Message tone="info" title={t("draftOver", { edition: item.edition })}>
          <Link href={`${base}/${item.number}${item.drafted ? "" : "?draft=1"}`}>
            {t(item.drafted ? "readOut" : "readDraft")}
          </Link>{" "}
          · <Link href={`${base}/${item.number}/compare`}>{all("compare.changes")}</Link>
        </Message>
      )}
      {draft?.state === "in_review" && (
        <Message tone="info" title={t("inReview", { by: draft.submittedBy ?? draft.savedBy })}>
          {draft.own ? t("ownReview") : null}
        </Message>
      )}
      {draft?.remark && draft.state === "writing" && (
        <Message tone="warn" title={t("remark", { remark: draft.remark })} />
      )}
      {item.state === "superseded" && (
        <Message tone="warn" title={t("superseded")}>
          {item.supersededBy && (
            <Link href={`${base}/${item.supersededBy.number}`}>{t("supersededBy", item.supersededBy)}</Link>
          )}
        </Message>
      )}
      {item.state === "withdrawn" && (
        <Message tone="warn" title={t("withdrawn")}>
          {item.withdrawnReason && t("withdrawnText", { reason: item.withdrawnReason })}
        </Message>
      )}
    </>
  );
}

/** The other language where there is one; that it is not the reader's own where it is not. */
async function Languages({ item, base }: { item: KnowledgeDto; base: string }) {
  const t = await getTranslations("knowledge");
  const other = item.written.find(one => one !== item.locale);
  if (!item.fellBack && !other) return null;
  return (
    <p className="row wrap sm kb-langs">
      {item.fellBack && (
        <span className="m">{t("page.fellBack", { language: t(`language.${item.fellBack}`) })}</span>
      )}
      {other && (
        <Link
          href={`${base}/${item.number}?in=${other}${item.drafted && item.edition > 0 ? "&draft=1" : ""}`}
        >
          {t("page.readIn", { language: t(`language.${other}`) })}
        </Link>
      )}
    </p>
  );
}
