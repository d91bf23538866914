import { openBadge, type StatusEntry, type StatusPurpose } from "#lib/domain/credentials/credential.ts";
import { textIn } from "#lib/domain/text.ts";
import type { Credential } from "#lib/platform/db/client/client.ts";
import { toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { addressOf, type IssuerAt } from "./addresses.ts";
import type { AchievementWords } from "./keep.ts";
import { signed } from "./sign.ts";

/**
 * A credential's signed document: made when it is first asked for and kept. Made anew when what it says changed (its
 * holder's name), when the portal moved to another address, and when its key was found in other hands. Runs as the worker.
 */
export async function documentOf(tx: Tx, at: IssuerAt, id: string, now: Date): Promise<string | null> {
  const { tenantId } = at;
  const row = await tx.credential.findFirst({ where: { tenantId, id } });
  if (!row) return null;
  if (await stands(tx, at, row)) return row.document;
  // One signs, the others wait and read what it wrote.
  await tx.$queryRaw`SELECT id FROM credential WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const locked = await tx.credential.findFirstOrThrow({ where: { tenantId, id } });
  if (await stands(tx, at, locked)) return locked.document;
  const { document, keyId } = await signed(tx, at, await unsignedOf(tx, at, locked), now);
  await tx.credential.updateMany({ where: { tenantId, id }, data: { document, keyId, issuer: at.did } });
  return document;
}

async function stands(tx: Tx, at: IssuerAt, row: Credential): Promise<boolean> {
  if (row.document === null || row.issuer !== at.did) return false;
  const key = await tx.signingKey.findFirst({ where: { tenantId: at.tenantId, id: row.keyId ?? "" } });
  return key !== null && key.revokedAt === null;
}

async function unsignedOf(tx: Tx, at: IssuerAt, row: Credential): Promise<Record<string, unknown>> {
  const lists = await tx.statusList.findMany({
    where: {
      tenantId: at.tenantId,
      id: { in: [row.listId, ...(row.suspensionListId ? [row.suspensionListId] : [])] },
    },
  });
  const entry = (purpose: StatusPurpose, listId: string | null, index: number | null): StatusEntry[] => {
    const list = lists.find(one => one.id === listId);
    return list && index !== null ? [{ list: addressOf(at, `status/${list.number}`), index, purpose }] : [];
  };
  const words = row.achievement as AchievementWords;
  const page = addressOf(at, `credentials/${row.id}`);
  const t = translator(at.locale);
  const said = (text: AchievementWords["name"]) => textIn(text, at.locale);
  const programme = addressOf(at, `programmes/${words.programmeSlug}`);
  const name = said(words.name);
  return openBadge({
    id: page,
    issuer: { did: at.did, name: at.name, url: addressOf(at, "programmes") },
    name: t("credentials.document.name", { name, issuer: at.name }),
    number: row.number,
    achievement: {
      id: `${programme}#${row.achievementKey}`,
      name,
      description: said(words.description) || name,
      criteria: t(`credentials.document.criteria.${row.kind}`, { name, programme: said(words.programme) }),
      language: at.locale,
    },
    subject: { id: `${page}#holder`, name: row.holderName || null },
    validFrom: toPlainDate(row.validFrom),
    lastDay: toPlainDateOrNull(row.lastDay),
    zone: at.timeZone,
    image: `${page}/badge.png`,
    status: [
      ...entry("revocation", row.listId, row.listIndex),
      ...entry("suspension", row.suspensionListId, row.suspensionIndex),
    ],
  });
}
