import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Audience } from "#components/library/audience.tsx";
import { GetVersion } from "#components/library/get-version.tsx";
import { KindIcon } from "#components/library/kind-icon.tsx";
import { LibraryStateText } from "#components/library/library-state.tsx";
import { ReaderTable } from "#components/library/reader-table.tsx";
import { LibraryRefused } from "#components/library/refused.tsx";
import { AddVersion, ItemStateDeed } from "#components/library/version-deeds.tsx";
import { VersionList } from "#components/library/version-list.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { Time } from "#components/ui/time.tsx";
import { libraryPolicy } from "#lib/domain/policies/library.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { readersOf, readItem } from "#lib/features/library/queries.ts";
import { findWithdrawn } from "#lib/features/library/withdrawn.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = {
  params: Promise<{ vendor: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const read = ({ vendor, id }: { vendor: string; id: string }, cursor: string | null) =>
  readPage(vendor, async ({ tx, actor, workspace, now }) => {
    const asked = { tx, actor, today: todayIn(workspace.timeZone, now.getTime()) };
    const gone = await findWithdrawn(asked, id);
    if (gone) return { gone };
    return {
      gone: null,
      item: await readItem(asked, id),
      edits: libraryPolicy.edit(actor, null),
      readers: libraryPolicy.seeReaders(actor, null) ? await readersOf(tx, actor, id, cursor) : null,
    };
  });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await read(await params, null);
  return { title: found.gone?.title ?? found.item?.title };
}

/** One thing of the library: what it is, its versions, who may have it and, for the vendor, who has had it (P6, P7, P17, P25). */
export default async function LibraryItemPage({ params, searchParams }: Props) {
  const { vendor, id } = await params;
  const query = await searchParams;
  const cursor = typeof query.cursor === "string" ? query.cursor : null;
  const found = await read({ vendor, id }, cursor);
  const t = await getTranslations("library");
  const base = `/${vendor}/library`;
  if (found.gone) return <Withdrawn base={base} title={found.gone.title} />;
  const { item, edits, readers } = found;
  const { current } = item;
  const had = item.versions.find(v => v.id === current?.id)?.had ?? null;
  return (
    <ClientMessages ns={["library"]}>
      <div className="page">
        <Crumbs trail={[{ label: t("title"), href: base }, { label: item.title }]} />
        <PageHeader
          title={item.title}
          actions={
            current && !item.refusal && item.state === "published" ? (
              <GetVersion workspace={vendor} version={current} look={edits ? "plain" : "pri"}>
                {current.media === "link"
                  ? t("item.getLink", { name: current.label })
                  : t("item.getFile", { name: current.label })}
              </GetVersion>
            ) : undefined
          }
        >
          <span className="with-icon-in">
            <KindIcon kind={item.kind} /> {t(`kind.${item.kind}`)}
          </span>
          {item.product && <span>{item.product}</span>}
          {edits && <LibraryStateText state={item.state} />}
          {had !== null && (
            <span className="mm">{t.rich("item.had", { time: () => <Time instant={had} /> })}</span>
          )}
        </PageHeader>
        {edits && (
          <div className="row wrap lib-deeds">
            <AddVersion workspace={vendor} itemId={item.id} title={item.title} />
            <ButtonLink href={`${base}/${item.id}/edit`}>{t("form.edit")}</ButtonLink>
            {item.state !== "draft" && (
              <ItemStateDeed
                workspace={vendor}
                itemId={item.id}
                title={item.title}
                version={item.version}
                withdrawn={item.state === "withdrawn"}
              />
            )}
          </div>
        )}
        {query.withdrawn === "1" && !edits && (
          <Message tone="info" title={t("item.versionGone")}>
            {t("item.versionGoneText")}
          </Message>
        )}
        {item.refusal && <LibraryRefused refusal={item.refusal} vendor={vendor} />}
        <div className="cols c-21">
          <div>
            <section aria-labelledby="about">
              <SectionHeader id="about" title={t("item.about")} rule />
              {item.description ? (
                <Markdown text={item.description} />
              ) : (
                <p className="mm">{t("item.noDescription")}</p>
              )}
            </section>
            <section aria-labelledby="versions">
              <SectionHeader id="versions" title={t("item.versions")} count={item.versions.length} rule />
              <VersionList
                workspace={vendor}
                versions={item.versions}
                currentId={current?.id ?? null}
                may={item.refusal === null}
                edits={edits}
              />
            </section>
          </div>
          <section aria-labelledby="audience">
            <SectionHeader id="audience" title={t("item.audience")} rule />
            <Audience audience={item.audience} product={item.product} />
          </section>
        </div>
        {readers && (
          <section aria-labelledby="readers">
            <SectionHeader
              id="readers"
              title={t("item.readers")}
              count={readers.people > 0 ? t("item.people", { count: readers.people }) : undefined}
              rule
            />
            <ReaderTable rows={readers.rows} />
            <Pager
              previous={cursor ? `${base}/${item.id}` : null}
              next={readers.next && `${base}/${item.id}?cursor=${readers.next}`}
            />
          </section>
        )}
      </div>
    </ClientMessages>
  );
}

/** An address that led somewhere: what it was, that it is no longer given, and the way on. */
async function Withdrawn({ base, title }: { base: string; title: string }) {
  const t = await getTranslations("library");
  return (
    <div className="page">
      <Crumbs trail={[{ label: t("title"), href: base }, { label: title }]} />
      <PageHeader title={title} />
      <EmptyState
        level={2}
        title={t("item.gone")}
        action={<ButtonLink href={base}>{t("item.toLibrary")}</ButtonLink>}
      >
        {t("item.goneText")}
      </EmptyState>
    </div>
  );
}
