import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { draftHref, programmesHref } from "#components/programme-editor/address.ts";
import { ImportFile } from "#components/programme-editor/import-file.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { Crumbs } from "#components/shell/shell-context.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { textIn } from "#lib/domain/text.ts";
import { draftToEdit } from "#lib/features/programmes/editing.ts";
import { SCHEMA_NAME } from "#lib/features/programmes/file.ts";
import { readPage } from "#lib/platform/page.ts";
import { programmeName } from "../name.ts";

type Props = { params: Promise<{ vendor: string; slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("programmeEditor.import");
  const { vendor, slug } = await params;
  return { title: `${t("title")}, ${await programmeName(vendor, slug)}` };
}

/** A file over a draft, with a look before it is done. */
export default async function ImportPage({ params }: Props) {
  const { vendor, slug } = await params;
  const draft = await readPage(vendor, ({ actor, tx }) => draftToEdit(tx, actor, slug));
  const t = await getTranslations("programmeEditor.import");
  const settings = await getTranslations("settings");
  const back = draftHref(vendor, slug, "general");
  const name = textIn(draft.definition.name, await getLocale()).trim() || slug;
  return (
    <ClientMessages ns={["programmeEditor", "programmes"]}>
      <div className="page settings">
        <Crumbs
          trail={[
            { label: settings("title"), href: `/${vendor}/settings` },
            { label: settings("tabs.programmes"), href: programmesHref(vendor) },
            { label: name, href: back },
            { label: t("title") },
          ]}
        />
        <PageHeader title={t("title")} actions={<ButtonLink href={back}>{t("back")}</ButtonLink>}>
          {t("lead")}{" "}
          <a href={`/api/schemas/${SCHEMA_NAME}`} target="_blank" rel="noopener">
            {t("schema")}
          </a>
        </PageHeader>
        <ImportFile
          vendor={vendor}
          programmeId={draft.programmeId}
          slug={slug}
          draft={draft.definition}
          draftVersion={draft.version}
        />
      </div>
    </ClientMessages>
  );
}
