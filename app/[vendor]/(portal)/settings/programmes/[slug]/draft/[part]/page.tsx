import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { programmeHref } from "#components/programme-editor/address.ts";
import { ProgrammeEditor } from "#components/programme-editor/editor.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { cut, PARTS, type Part } from "#lib/domain/programmes/draft.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { draftPage } from "#lib/features/programmes/editing.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { programmeName } from "../../name.ts";

type Props = { params: Promise<{ vendor: string; slug: string; part: string }> };

const partOf = (word: string): Part => PARTS.find(part => part === word) ?? notFoundRefusal();

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("programmeEditor");
  const { vendor, slug, part } = await params;
  const found = PARTS.find(one => one === part);
  const programme = await programmeName(vendor, slug);
  return { title: found ? t("editor.title", { part: t(`parts.${found}`), programme }) : programme };
}

/** One part of a programme's draft, for those who may edit it. */
export default async function DraftPage({ params }: Props) {
  const { vendor, slug, part: word } = await params;
  const { part, found } = await readPage(vendor, async ({ actor, workspace, tx, now }) => ({
    part: partOf(word),
    found: await draftPage(tx, actor, slug, todayIn(workspace.timeZone, now.getTime())),
  }));
  if (!found) redirect(programmeHref(vendor, slug));
  const { draft, base, inForce } = found;
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
