import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProgrammeList } from "#components/programme-editor/programme-list.tsx";
import { SettingsFrame } from "#components/settings/settings-frame.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { programmePolicy } from "#lib/domain/policies/programme.ts";
import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { programmeList } from "#lib/features/programmes/list.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.programmes") };
}

/** All programmes: for every role of the vendor to read, for some to change. */
export default async function ProgrammesPage({ params }: Props) {
  const { vendor } = await params;
  const { workspace, admin, edits, lines } = await readPage(vendor, async ({ actor, workspace, tx, now }) => {
    if (!workspacePolicy.readDefinitions(actor, null)) return notFoundRefusal();
    return {
      workspace,
      admin: workspacePolicy.change(actor, null),
      edits: programmePolicy.edit(actor, null),
      lines: await programmeList(tx, actor, todayIn(workspace.timeZone, now.getTime())),
    };
  });
  const t = await getTranslations("programmeEditor.list");
  return (
    <ClientMessages ns={["programmeEditor", "programmes", "settings"]}>
      <SettingsFrame
        workspace={vendor}
        name={workspace.name}
        part="programmes"
        admin={admin}
        lead={edits ? t("lead") : t("leadRead")}
      >
        <ProgrammeList vendor={vendor} lines={lines} edits={edits} />
      </SettingsFrame>
    </ClientMessages>
  );
}
