import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SettingsFrame } from "#components/settings/settings-frame.tsx";
import { WorkspaceForm } from "#components/settings/workspace-form.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import { findWorkspace } from "#lib/features/workspace/queries.ts";
import { logoAddress } from "#lib/platform/logo.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

/** The workspace itself, for its administrators; other roles of the vendor are led to what is in force. */
export default async function SettingsPage({ params }: Props) {
  const { vendor } = await params;
  const { admin, found } = await readPage(vendor, async ({ actor, tx }) => {
    if (!workspacePolicy.readDefinitions(actor, null)) return notFoundRefusal();
    return {
      admin: workspacePolicy.change(actor, null),
      found: (await findWorkspace(tx, actor.tenantId)) ?? notFoundRefusal(),
    };
  });
  if (!admin) redirect(`/${vendor}/settings/programmes`);
  const { logoSvg, settings, version, name, supportEmail, supportPhone, locale, timeZone, colour } = found;
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter(zone => zone !== "UTC")];
  return (
    <ClientMessages ns={["settings"]}>
      <SettingsFrame workspace={vendor} name={name} part="workspace" admin>
        <WorkspaceForm
          workspace={vendor}
          version={version}
          // A zone under an older name stays a choice.
          zones={zones.includes(timeZone) ? zones : [timeZone, ...zones]}
          logo={logoAddress(logoSvg)}
          values={{
            name,
            supportEmail,
            supportPhone,
            locale,
            timeZone,
            colour,
            readersAllowed: settings.readersAllowed !== false,
            slaGoalPercent: settings.slaGoalPercent,
            silenceWarnDays: settings.silenceWarnDays,
            silenceCloseDays: settings.silenceCloseDays,
            silenceCount: settings.silenceCount ?? "business",
            ratingAfterHours: settings.ratingAfterHours,
            ratingDays: settings.ratingDays,
          }}
        />
      </SettingsFrame>
    </ClientMessages>
  );
}
