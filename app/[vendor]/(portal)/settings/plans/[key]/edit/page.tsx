import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { PlanEditor } from "#components/plan-editor/editor.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { eitherOf, textIn } from "#lib/domain/text.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { planEditor } from "#lib/features/plans/editing.ts";
import { readPage } from "#lib/platform/page.ts";

type Props = { params: Promise<{ vendor: string; key: string }> };

const load = cache((vendor: string, key: string) =>
  readPage(vendor, ({ tx, actor, workspace, now }) =>
    planEditor(tx, actor, key, todayIn(workspace.timeZone, now.getTime())),
  ),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { vendor, key } = await params;
  const { draft } = await load(vendor, key);
  const locale = await getLocale();
  const name = textIn(draft.content.name, locale) || eitherOf(draft.content.name, locale) || key;
  return { title: (await getTranslations("plans.edit"))("title", { name }) };
}

/** A plan's draft, for the vendor's administrators. */
export default async function EditPlanPage({ params }: Props) {
  const { vendor, key } = await params;
  const { draft, base, published, around } = await load(vendor, key);
  const { version, content, savedBy, savedAt } = draft;
  return (
    <ClientMessages ns={["plans", "programmeEditor", "programmes", "settings", "people"]}>
      <PlanEditor
        key={draft.id}
        vendor={vendor}
        planKey={key}
        draftId={draft.id}
        sent={{ version, content, savedBy, savedAt: savedAt.getTime() }}
        base={base}
        published={published}
        around={around}
      />
    </ClientMessages>
  );
}
