import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsFrame } from "#components/settings/settings-frame.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { CodeBox } from "#components/ui/code-box.tsx";
import { SectionHeader } from "#components/ui/page-header.tsx";
import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import { countListed } from "#lib/features/directory/queries.ts";
import { absolute } from "#lib/platform/app-url.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("directory.settings"))("title") };
}

/** Where the directory is seen, and how it is put into other websites and read by machines. */
export default async function DirectorySettings({ params }: Props) {
  const { vendor } = await params;
  const { workspace, admin, count } = await readPage(vendor, async ({ tx, actor, workspace }) =>
    workspacePolicy.readDefinitions(actor, null)
      ? {
          workspace,
          admin: workspacePolicy.change(actor, null),
          count: await countListed(tx, actor.tenantId),
        }
      : notFoundRefusal(),
  );
  const t = await getTranslations("directory");
  const base = `/${vendor}/directory`;
  const title = t("title", { workspace: workspace.name }).replaceAll('"', "&quot;");
  const snippet = `<iframe src="${absolute(`${base}/embed`)}" title="${title}" width="100%" height="720" style="border:0" loading="lazy"></iframe>`;
  return (
    <SettingsFrame
      workspace={vendor}
      name={workspace.name}
      part="directory"
      admin={admin}
      lead={t("settings.lead")}
    >
      <section className="sec" aria-labelledby="page">
        <SectionHeader id="page" title={t("settings.page")} count={t("count", { count })} rule />
        <p className="row wrap">
          <ButtonLink href={base}>{t("settings.open")}</ButtonLink>
          <span className="mm">{absolute(base)}</span>
        </p>
      </section>
      <section className="sec" aria-labelledby="embed">
        <SectionHeader id="embed" title={t("settings.embed")} rule />
        <p className="m">{t("settings.embedText")}</p>
        <CodeBox text={snippet} label={t("settings.snippet")} />
      </section>
      <section className="sec" aria-labelledby="machine">
        <SectionHeader id="machine" title={t("settings.machine")} rule />
        <p className="m">{t("settings.machineText")}</p>
        <CodeBox text={absolute(`${base}.json`)} label={t("settings.address")} />
      </section>
    </SettingsFrame>
  );
}
