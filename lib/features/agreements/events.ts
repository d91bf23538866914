import { agreementKindOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { recordEvent, type Writer } from "#lib/platform/record.ts";

export async function workspaceOf(
  tx: Tx,
  tenantId: string,
): Promise<{ zone: string; prefix: string; locale: "en" | "es"; name: string }> {
  const row = await tx.workspace.findFirst({ where: { tenantId } });
  return {
    zone: row?.timeZone ?? "UTC",
    prefix: row?.ticketPrefix ?? "",
    locale: row?.locale === "es" ? "es" : "en",
    name: row?.name ?? "",
  };
}

/** A fact of the partnership's timeline about a document, told on unless said otherwise. */
export async function happened(
  tx: Tx,
  actor: Writer & { locale?: string },
  partnership: PartnershipRecord,
  type: string,
  data: Record<string, string> & { kind: string; number: string },
  tell = true,
) {
  const kind = agreementKindOf(partnership.programme.definition, data.kind);
  await recordEvent(tx, actor, {
    subjectType: "partnership",
    subjectId: partnership.id,
    type,
    audience: "partner_vendor",
    partnerOrgId: partnership.partnerOrgId,
    data: { ...data, title: kind ? textIn(kind.title, actor.locale ?? "en") : data.kind },
    tell,
  });
}
