import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProgrammeEditor } from "#components/programme-editor/editor.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { cut, PARTS, type Part } from "#lib/domain/programmes/draft.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { draftPage } from "#lib/features/programmes/editing.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

type Props = { params: Promise<{ vendor: string; slug: string; part: string }> };

const partOf = (word: string): Part => PARTS.find(part => part === word) ?? notFoundRefusal();

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("programmeEditor");
  const { slug, part } = await params;
  const found = PARTS.find(one => one === part);
  return { title: found ? t("editor.title", { part: t(`parts.${found}`), programme: slug }) : slug };
}

/** One part of a programme's draft, for those who may edit it. */
export default async function DraftPage({ params }: Props) {
  const { vendor, slug, part: word } = await params;
  const { part, draft, base, inForce } = await readPage(vendor, async ({ actor, workspace, tx, now }) => ({
    part: partOf(word),
    ...(await draftPage(tx, actor, slug, todayIn(workspace.timeZone, now.getTime()))),
  }));
  const { version, savedBy, savedAt } = draft.parts[part];
  return (
    <ClientMessages ns={["programmeEditor", "programmes", "settings"]}>
      <ProgrammeEditor
        key={`${draft.draftId}.${part}`}
        vendor={vendor}
        programmeId={draft.programmeId}
        draftId={draft.draftId}
        slug={slug}
        part={part}
        sent={{ version, savedBy, savedAt: savedAt.getTime(), content: cut(draft.definition, part) }}
        draft={draft.definition}
        base={base}
        inForce={inForce}
        draftVersion={draft.version}
      />
    </ClientMessages>
  );
}
