import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentSheet } from "#components/agreements/document-sheet.tsx";
import { SettingsFrame } from "#components/settings/settings-frame.tsx";
import { TemplateForm } from "#components/settings/template-form.tsx";
import { PreviewPick, TemplatePick } from "#components/settings/template-pick.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { Time } from "#components/ui/time.tsx";
import { MERGE_FIELDS } from "#lib/domain/agreements/fields.ts";
import { documentPolicy } from "#lib/domain/policies/document.ts";
import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { type TemplatePick as Pick, templatePage } from "#lib/features/documents/queries.ts";
import { listText } from "#lib/platform/i18n/day-text.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ vendor: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents"))("title") };
}

/** Twice the same parameter, or a version that is no number, was never linked to. */
function pickOf({ programme, kind, locale, partner, version }: Query): Pick {
  const one = (value: string | string[] | undefined) =>
    Array.isArray(value) ? notFoundRefusal() : value || undefined;
  const number = one(version);
  if (number !== undefined && !/^[1-9]\d{0,5}$/.test(number)) return notFoundRefusal();
  return {
    programme: one(programme),
    kind: one(kind),
    locale: one(locale),
    partner: one(partner),
    version: number === undefined ? undefined : Number(number),
  };
}

/** What is sent for signature: written and published by partner managers, to read for every role of the vendor. */
export default async function DocumentsPage({ params, searchParams }: Props) {
  const { vendor } = await params;
  const query = await searchParams;
  const { actor, workspace, page, edits, admin, pick } = await readPage(
    vendor,
    async ({ actor, workspace, tx, now }) => {
      if (!workspacePolicy.readDefinitions(actor, null)) return notFoundRefusal();
      const pick = pickOf(query);
      const today = todayIn(workspace.timeZone, now.getTime());
      return {
        actor,
        workspace,
        pick,
        page: await templatePage(tx, actor.tenantId, pick, actor, today),
        edits: documentPolicy.edit(actor, null),
        admin: workspacePolicy.change(actor, null),
      };
    },
  );
  const t = await getTranslations("documents");
  const base = `/${vendor}/settings/documents`;
  const frame = {
    workspace: vendor,
    name: workspace.name,
    part: "documents" as const,
    admin,
    lead: t("lead"),
  };
  if (!page)
    return (
      <SettingsFrame {...frame}>
        <EmptyState level={2} title={t("none")}>
          {t("noneText")}
        </EmptyState>
      </SettingsFrame>
    );
  const programme = pick.programme ?? page.programmes[0]?.id ?? "";
  const which = { programme, kind: page.kind, locale: page.locale };
  const older = pick.version !== undefined && pick.version !== page.baseVersion;
  const field = (name: string) => t(`field.${name.replace(".", "_") as "vendor_name"}`);
  const versionHref = (version: number) =>
    `${base}?${new URLSearchParams({ ...which, version: String(version) })}`;
  return (
    <ClientMessages ns={["documents", "signing"]}>
      <SettingsFrame {...frame}>
        <TemplatePick base={base} page={page} programme={programme} />
        {older && pick.version !== undefined ? (
          <Message tone="info" title={t("older", { version: pick.version })} />
        ) : (
          <p className="sm m">
            {page.draft
              ? t.rich("draft", {
                  name: page.draft.savedBy,
                  time: () => <Time instant={page.draft?.savedAt ?? 0} />,
                })
              : page.baseVersion > 0
                ? t("newest", { version: page.baseVersion })
                : t("nothing")}
          </p>
        )}
        <div className="tmpl">
          <div>
            {edits && (
              <TemplateForm
                key={`${page.programmeId}-${page.kind}-${page.locale}-${page.baseVersion}-${pick.version ?? 0}`}
                workspace={vendor}
                template={page}
              />
            )}
            <section className="sec" aria-labelledby="fields">
              <SectionHeader id="fields" title={t("fields")} />
              <p className="sm m">{t("fieldsText")}</p>
              <dl className="fields-list">
                {MERGE_FIELDS.map(name => (
                  <div key={name} style={{ display: "contents" }}>
                    <dt>
                      <code>{`{{${name}}}`}</code>
                    </dt>
                    <dd>{field(name)}</dd>
                  </div>
                ))}
              </dl>
            </section>
            {page.versions.length > 0 && (
              <section className="sec" aria-labelledby="versions">
                <SectionHeader id="versions" title={t("versions")} count={page.versions.length} />
                <ul className="trace">
                  {page.versions.map(v => (
                    <li key={v.version} className="sm">
                      <Link href={versionHref(v.version)}>{t("version", { version: v.version })}</Link>{" "}
                      <span className="mm">
                        {t.rich("publishedBy", {
                          name: v.publishedBy,
                          time: () => <Time instant={v.publishedAt} style="full" />,
                        })}
                      </span>
                      {v.note && <span className="blk">{v.note}</span>}
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
          <section aria-labelledby="preview">
            <SectionHeader id="preview" title={t("previewTitle")} />
            {page.preview ? (
              <>
                <PreviewPick
                  base={base}
                  query={{ ...which, ...(pick.version ? { version: String(pick.version) } : {}) }}
                  partners={page.partners}
                  partner={page.preview.partner}
                />
                <p className="sm mm">{t("previewSaved")}</p>
                {page.preview.missing.length > 0 && (
                  <Message
                    className="gap over"
                    tone="warn"
                    title={t("missing", {
                      fields: listText(page.preview.missing.map(field), actor.locale),
                    })}
                  />
                )}
                <DocumentSheet title={page.content.title} lang={page.locale} text={page.preview.text} />
              </>
            ) : (
              <p className="m">{t("previewNone")}</p>
            )}
          </section>
        </div>
      </SettingsFrame>
    </ClientMessages>
  );
}
