import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { Affected } from "#components/products/affected.tsx";
import { AnnounceEnd, MoveEnd, TakeBackEnd } from "#components/products/end-deeds.tsx";
import { ReleaseFiles } from "#components/products/release-files.tsx";
import { AddFiles, PublishRelease, ReleaseForm, RemoveFile } from "#components/products/release-forms.tsx";
import { SupportText } from "#components/products/support-text.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { productPolicy } from "#lib/domain/policies/product.ts";
import { eitherText } from "#lib/domain/text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { releaseForEditing } from "#lib/features/products/shelf.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; key: string; version: string }> };

// Read once for the page and its title.
const read = cache((vendor: string, key: string, version: string) =>
  readPage(vendor, async ({ actor, workspace, tx, now }) => {
    const today = todayIn(workspace.timeZone, now.getTime());
    return {
      release: await releaseForEditing({ tx, actor, today }, key, decodeURIComponent(version)),
      edits: productPolicy.edit(actor, null),
      today,
    };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, key, version } = await params;
  const { release } = await read(vendor, key, version);
  return { title: `${release.productName} ${release.version}` };
}

/** A release as its keepers change it: what it says, its files, and its end with whom that concerns (S11). */
export default async function EditReleasePage({ params }: Props) {
  const asked = await params;
  const { vendor, key } = asked;
  const { release, edits, today } = await read(vendor, key, asked.version);
  const t = await getTranslations("products");
  const settings = await getTranslations("settings");
  const locale = await getLocale();
  const base = `/${vendor}/settings/products`;
  const { end, productName: product, version } = release;
  const title = `${product} ${version}`;
  const about = { workspace: vendor, releaseId: release.id, revision: release.revision, product, version };
  const over = end !== null && end.endsOn < today;
  const kept = release.support === "current" || release.support === "previous";
  return (
    <ClientMessages ns={["products"]}>
      <div className="page prod-page">
        <Crumbs
          trail={[
            { label: settings("title"), href: `/${vendor}/settings` },
            { label: settings("tabs.products"), href: base },
            { label: product, href: `${base}/${key}` },
            { label: version },
          ]}
        />
        <PageHeader
          title={title}
          actions={
            <>
              <ButtonLink href={`/${vendor}/releases/${key}/${encodeURIComponent(version)}`}>
                {t("edit.view")}
              </ButtonLink>
              {edits && release.draft && <PublishRelease {...about} />}
            </>
          }
        >
          <span>{t(`kind.${release.major ? "major" : "minor"}`)}</span>
          {release.draft ? (
            <Tag tone="line">{t("draft")}</Tag>
          ) : (
            <SupportText support={release.support} until={end?.endsOn ?? null} />
          )}
        </PageHeader>
        <div className="cols c-21">
          <section aria-labelledby="notes">
            <SectionHeader id="notes" title={t("release.notes")} rule />
            {edits ? (
              <ReleaseForm
                workspace={vendor}
                out={!release.draft}
                values={{
                  releaseId: release.id,
                  revision: release.revision,
                  version,
                  kind: release.major ? "major" : "minor",
                  releasedOn: release.releasedOn,
                  notesEn: release.notesEn,
                  notesEs: release.notesEs,
                }}
              />
            ) : (
              <Markdown
                text={eitherText(release.notesEn, release.notesEs, locale) || t("release.noNotes")}
                whole
              />
            )}
          </section>
          <div>
            <section aria-labelledby="files">
              <SectionHeader id="files" title={t("edit.files")} count={release.files.length} rule />
              <ReleaseFiles
                files={release.files}
                workspace={vendor}
                {...(edits
                  ? { beside: file => <RemoveFile workspace={vendor} fileId={file.id} name={file.name} /> }
                  : {})}
              />
              {edits && (
                <div className="row wrap prod-add">
                  <AddFiles {...about} />
                </div>
              )}
            </section>
            {!release.draft && (
              <section aria-labelledby="end">
                <SectionHeader id="end" title={t("edit.end")} rule />
                {end ? (
                  <>
                    <p>
                      <b>
                        {t(over ? "release.end.ended" : "release.end.ending", {
                          date: dayText(end.endsOn, locale),
                        })}
                      </b>{" "}
                      <span className="m sm">
                        {t("release.end.announced", { date: dayText(end.announcedOn, locale) })}{" "}
                        {end.moved &&
                          t("release.end.moved", {
                            on: dayText(end.moved.on, locale),
                            from: dayText(end.moved.from, locale),
                          })}
                      </span>
                    </p>
                    {end.advice && <p className="m">{end.advice}</p>}
                    {edits && !over && (
                      <div className="row wrap prod-add">
                        <MoveEnd
                          {...about}
                          endId={end.id}
                          revision={end.revision}
                          endsOn={end.endsOn}
                          nearest={end.nearest}
                        />
                        <TakeBackEnd {...about} endId={end.id} revision={end.revision} />
                      </div>
                    )}
                  </>
                ) : (
                  <>
                    <p className="m sm">
                      {kept ? t("edit.kept", { majors: release.promise.previousMajors }) : t("edit.noEnd")}
                    </p>
                    {edits && (
                      <div className="row wrap prod-add">
                        <AnnounceEnd
                          {...about}
                          earliest={release.earliest}
                          months={release.promise.endOfLifeMonths}
                          systems={release.affected.length}
                        />
                      </div>
                    )}
                  </>
                )}
              </section>
            )}
          </div>
        </div>
        {!release.draft && (
          <section aria-labelledby="affected">
            <SectionHeader id="affected" title={t("edit.affected")} count={release.affected.length} rule />
            <Affected rows={release.affected} workspace={vendor} />
          </section>
        )}
      </div>
    </ClientMessages>
  );
}
