import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { draftHref, fileHref, programmeHref, programmesHref } from "#components/programme-editor/address.ts";
import { BeginDraft } from "#components/programme-editor/begin-draft.tsx";
import { ProgrammeHistory } from "#components/programme-editor/history.tsx";
import { ProgrammeView } from "#components/settings/programme-view.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import Link from "#components/ui/link.tsx";
import { Message } from "#components/ui/message.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Day, Time } from "#components/ui/time.tsx";
import { programmePolicy } from "#lib/domain/policies/programme.ts";
import { textIn } from "#lib/domain/text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { programmePage } from "#lib/features/programmes/editing.ts";
import { readPage } from "#lib/platform/page.ts";
import { programmeName } from "./name.ts";

type Props = {
  params: Promise<{ vendor: string; slug: string }>;
  searchParams: Promise<{ version?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, slug } = await params;
  return { title: await programmeName(vendor, slug) };
}

/** A programme as published, in the version in force or another one, with its history (P20). */
export default async function ProgrammePage({ params, searchParams }: Props) {
  const { vendor, slug } = await params;
  const { version: asked } = await searchParams;
  const { found, edits, me } = await readPage(vendor, async ({ actor, workspace, tx, now }) => ({
    found: await programmePage(
      tx,
      actor,
      slug,
      typeof asked === "string" ? asked : null,
      todayIn(workspace.timeZone, now.getTime()),
    ),
    edits: programmePolicy.edit(actor, null),
    me: actor.name,
  }));
  if (found.kind === "draft_only") redirect(draftHref(vendor, slug, "general"));
  const { history, version, definition, draft } = found;
  const t = await getTranslations("programmeEditor");
  const settings = await getTranslations("settings");
  const name = textIn(definition.name, await getLocale());
  const current = history.versions.find(one => one.state === "in_force");
  return (
    <ClientMessages ns={["programmeEditor", "programmes", "publication"]}>
      <div className="page settings">
        <Crumbs
          trail={[
            { label: settings("title"), href: `/${vendor}/settings` },
            { label: settings("tabs.programmes"), href: programmesHref(vendor) },
            { label: name },
          ]}
        />
        <PageHeader
          title={name}
          actions={
            <div className="row wrap ed-acts">
              <a className="btn" href={fileHref(vendor, slug, version.version)} download>
                {t("page.download")}
              </a>
              {edits &&
                (draft ? (
                  <ButtonLink look="pri" href={draftHref(vendor, slug, "general")}>
                    {t("page.goOn")}
                  </ButtonLink>
                ) : (
                  <BeginDraft vendor={vendor} programmeId={history.programmeId} look="pri">
                    {t("page.edit")}
                  </BeginDraft>
                ))}
            </div>
          }
        >
          <span>
            {t("page.version", { version: version.version })},{" "}
            {t.rich(`page.${version.state}`, {
              day: () => <Day date={version.effectiveFrom} style="full" />,
              name: version.withdrawnBy ?? "",
            })}
            {" · "}
            <Link href={`/${vendor}/programmes/${slug}`}>{t("page.public")}</Link>
          </span>
        </PageHeader>
        {version !== current && (
          <Message
            tone="info"
            title={t("page.shownNot", { version: version.version })}
            actions={current && <Link href={programmeHref(vendor, slug)}>{t("page.toCurrent")}</Link>}
          />
        )}
        {draft && (
          <p className="m sm">
            {t.rich(draft.savedBy === me ? "page.draftNoteOwn" : "page.draftNote", {
              name: draft.savedBy,
              when: () => <Time instant={draft.savedAt} style="ago" />,
            })}
          </p>
        )}
        {!edits && <p className="mm sm">{t("page.onlyManagers")}</p>}
        <ProgrammeView d={definition} />
        <ProgrammeHistory
          vendor={vendor}
          history={history}
          shown={version.version}
          edits={edits}
          begins={edits && draft === null}
        />
      </div>
    </ClientMessages>
  );
}
