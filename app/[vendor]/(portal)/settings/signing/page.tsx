import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KeyList } from "#components/credentials/key-list.tsx";
import { SettingsFrame } from "#components/settings/settings-frame.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { credentialPolicy } from "#lib/domain/policies/credential.ts";
import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import { issuerSettings } from "#lib/features/credentials/queries.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("credentials.keys"))("title") };
}

/** What the workspace signs with; every role of the vendor reads it, an administrator changes the key. */
export default async function SigningSettings({ params }: Props) {
  const { vendor } = await params;
  const { workspace, admin, may, issuer } = await readPage(vendor, async ({ tx, actor, workspace }) =>
    workspacePolicy.readDefinitions(actor, null)
      ? {
          workspace,
          admin: workspacePolicy.change(actor, null),
          may: credentialPolicy.rotateKey(actor, null),
          issuer: await issuerSettings(tx, workspace),
        }
      : notFoundRefusal(),
  );
  const t = await getTranslations("credentials.keys");
  return (
    <ClientMessages ns={["credentials", "settings"]}>
      <SettingsFrame workspace={vendor} name={workspace.name} part="signing" admin={admin} lead={t("lead")}>
        <KeyValue
          pairs={[
            { label: t("did"), value: <a href={`/${vendor}/did.json`}>{issuer.did}</a> },
            {
              label: t("issued"),
              value: t("issuedValue", { count: issuer.credentials, revoked: issuer.revoked }),
            },
          ]}
          className="cred-issuer"
        />
        <KeyList workspace={vendor} keys={issuer.keys} may={may} />
      </SettingsFrame>
    </ClientMessages>
  );
}
