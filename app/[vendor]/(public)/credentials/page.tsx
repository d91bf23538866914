import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CheckForm } from "#components/credentials/check-form.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { issuerAt } from "#lib/features/credentials/addresses.ts";
import { absolute } from "#lib/platform/app-url.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor } = await params;
  const t = await getTranslations("credentials.check");
  return { title: t("title"), alternates: { canonical: absolute(`/${vendor}/credentials`) } };
}

/** Anybody drops a badge or a document they were given and reads what it is worth. */
export default async function CheckPage({ params }: Props) {
  const { vendor } = await params;
  const workspace = await readPublic(vendor, async of => of.workspace);
  if (!workspace) notFound();
  const t = await getTranslations("credentials.check");
  const { did } = issuerAt(workspace);
  return (
    <ClientMessages ns={["credentials", "forms"]}>
      <div className="hero dir-hero">
        <h1>{t("title")}</h1>
        <p>{t("lead", { workspace: workspace.name })}</p>
      </div>
      <CheckForm zone={workspace.timeZone} did={did} />
      <section className="cred-how" aria-labelledby="how">
        <h2 id="how">{t("how")}</h2>
        <p>{t("howText", { did })}</p>
        <p className="row wrap sm">
          <a href={`/${vendor}/did.json`}>{t("didLink")}</a>
          <a href={`/${vendor}/jwks.json`}>{t("jwksLink")}</a>
        </p>
      </section>
    </ClientMessages>
  );
}
