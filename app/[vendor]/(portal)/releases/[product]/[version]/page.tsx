import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { ReleaseFiles } from "#components/products/release-files.tsx";
import { ReleaseRefused } from "#components/products/release-refused.tsx";
import { SupportText } from "#components/products/support-text.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import Link from "#components/ui/link.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader, SectionHeader } from "#components/ui/page-header.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Day } from "#components/ui/time.tsx";
import { dayText } from "#components/ui/time-text.ts";
import { productPolicy } from "#lib/domain/policies/product.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { readRelease } from "#lib/features/products/read.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; product: string; version: string }> };

// Read once for the page and its title.
const read = cache((vendor: string, product: string, version: string) =>
  readPage(vendor, async ({ tx, actor, workspace, now }) => ({
    release: await readRelease(
      { tx, actor, today: todayIn(workspace.timeZone, now.getTime()) },
      product,
      decodeURIComponent(version),
    ),
    vendorSide: productPolicy.readAll(actor, null),
  })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, product, version } = await params;
  const { release } = await read(vendor, product, version);
  return { title: `${release.product} ${release.version}` };
}

/** One version: what it brings, its files, and until when it is supported (S11). */
export default async function ReleasePage({ params }: Props) {
  const asked = await params;
  const { vendor } = asked;
  const { release, vendorSide } = await read(vendor, asked.product, asked.version);
  const t = await getTranslations("products");
  const locale = await getLocale();
  const { end, content } = release;
  const title = `${release.product} ${release.version}`;
  const systems = new URLSearchParams({ product: release.productKey, version: release.version });
  const over = release.support === "ended";
  return (
    <div className="page prod-page">
      <Crumbs trail={[{ label: t("releases.title"), href: `/${vendor}/releases` }, { label: title }]} />
      <PageHeader
        title={title}
        actions={
          vendorSide && (
            <ButtonLink
              href={`/${vendor}/settings/products/${release.productKey}/releases/${encodeURIComponent(release.version)}`}
            >
              {t("release.edit")}
            </ButtonLink>
          )
        }
      >
        <span>{t(`kind.${release.major ? "major" : "minor"}`)}</span>
        {release.draft ? (
          <Tag tone="line">{t("draft")}</Tag>
        ) : (
          <SupportText support={release.support} until={release.until} />
        )}
      </PageHeader>
      {release.draft && <Message title={t("release.draft")} />}
      {end && (
        <Message
          tone={over ? "breach" : "warn"}
          title={t(over ? "release.end.ended" : "release.end.ending", {
            date: dayText(release.until ?? end.endsOn, locale),
          })}
          actions={
            <ButtonLink size="sml" href={`/${vendor}/releases/end-of-life`}>
              {t("release.end.open")}
            </ButtonLink>
          }
        >
          {t("release.end.announced", { date: dayText(end.announcedOn, locale) })}{" "}
          {end.moved &&
            t("release.end.moved", {
              on: dayText(end.moved.on, locale),
              from: dayText(end.moved.from, locale),
            })}{" "}
          {end.advice}
        </Message>
      )}
      {release.refusal && <ReleaseRefused refusal={release.refusal} workspace={vendor} />}
      <div className="cols c-21">
        <div>
          {content && (
            <section aria-labelledby="notes">
              <SectionHeader id="notes" title={t("release.notes")} rule />
              {content.notes ? (
                <Markdown text={content.notes} whole />
              ) : (
                <p className="mm">{t("release.noNotes")}</p>
              )}
            </section>
          )}
          {content && (
            <section aria-labelledby="files">
              <SectionHeader id="files" title={t("release.files")} count={content.files.length} rule />
              <ReleaseFiles files={content.files} workspace={vendor} />
            </section>
          )}
        </div>
        <section aria-labelledby="about">
          <SectionHeader id="about" title={t("release.about")} rule />
          <KeyValue
            pairs={[
              { label: t("release.product"), value: release.product },
              { label: t("releases.version"), value: release.version },
              { label: t("releases.kind"), value: t(`kind.${release.major ? "major" : "minor"}`) },
              { label: t("releases.day"), value: <Day date={release.releasedOn} style="full" /> },
              {
                label: t("release.runs"),
                value:
                  release.runs > 0 ? (
                    <Link href={`/${vendor}/releases/systems?${systems}`}>
                      {t("releases.runCount", { count: release.runs })}
                    </Link>
                  ) : (
                    t("releases.runCount", { count: 0 })
                  ),
              },
            ]}
          />
        </section>
      </div>
    </div>
  );
}
