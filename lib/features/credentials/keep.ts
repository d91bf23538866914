import type { ReasonClass } from "#lib/domain/credentials/state.ts";
import { areaOf } from "#lib/domain/programmes/definition.ts";
import type { LocalText } from "#lib/domain/text.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { listProgrammes, type Programme } from "#lib/features/programmes/queries.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { anyEntry, listWithRoom, touchLists } from "./lists.ts";

/** What a credential says of what it is for, in the words of the day it was issued. */
export type AchievementWords = {
  name: LocalText;
  description: LocalText;
  programme: LocalText;
  programmeSlug: string;
};

type Due = {
  id: string;
  number: string;
  personId: string;
  partnerOrgId: string | null;
  programmeId: string;
  areaKey: string;
  validFrom: Date;
  validUntil: Date;
  graceDays: number;
  issuedAt: Date | null;
  shownName: string;
};

const BATCH = 1000;

/**
 * Every certificate that was issued has its credential, every one that was taken back or replaced has it revoked, it
 * stays with the company the certificate counts for, and shows the name its holder lets be shown (P22, P23). In the
 * transaction of the deed, or for the whole workspace. Harmless when repeated. Runs as the worker.
 */
export async function keepCertificateCredentials(
  tx: Tx,
  tenantId: string,
  now: Date,
  of: { certificationIds?: readonly string[]; personIds?: readonly string[] } = {},
): Promise<void> {
  const only = Prisma.sql`${of.certificationIds ? Prisma.sql`AND c.id = ANY (${[...of.certificationIds]}::uuid[])` : Prisma.empty}
    ${of.personIds ? Prisma.sql`AND c.person_id = ANY (${[...of.personIds]}::uuid[])` : Prisma.empty}`;
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  if (!workspace) return;
  const zone = workspace.timeZone;
  const programmes = await listProgrammes(tx, tenantId, todayIn(zone, now.getTime()));
  const due = () => tx.$queryRaw<Due[]>`
    SELECT c.id, c.number, c.person_id AS "personId", c.partner_org_id AS "partnerOrgId", c.programme_id AS "programmeId",
           c.area_key AS "areaKey", c.valid_from AS "validFrom", c.valid_until AS "validUntil", c.grace_days AS "graceDays",
           c.issued_at AS "issuedAt", CASE WHEN p.name_shown_at IS NULL THEN '' ELSE c.person_name END AS "shownName"
    FROM certification c
    JOIN person p ON p.tenant_id = c.tenant_id AND p.id = c.person_id
    LEFT JOIN credential k ON k.tenant_id = c.tenant_id AND k.id = c.id
    WHERE c.tenant_id = ${tenantId}::uuid AND c.valid_from IS NOT NULL AND c.valid_until IS NOT NULL
      AND c.number IS NOT NULL AND k.id IS NULL ${only}
    ORDER BY c.id LIMIT ${BATCH}`;
  // An entry of a list that was taken meanwhile is tried again with another.
  for (let rows = await due(); rows.length > 0; rows = await due()) {
    const list = await listWithRoom(tx, tenantId);
    const { count } = await tx.credential.createMany({
      data: rows.map(row => ({
        tenantId,
        id: row.id,
        kind: "certificate",
        number: row.number,
        personId: row.personId,
        partnerOrgId: row.partnerOrgId,
        achievementKey: row.areaKey,
        achievement: wordsOf(programmes, row) as unknown as Prisma.InputJsonValue,
        holderName: row.shownName,
        issuedOn: row.issuedAt ? fromPlainDate(todayIn(zone, row.issuedAt.getTime())) : row.validFrom,
        validFrom: row.validFrom,
        validUntil: row.validUntil,
        lastDay: fromPlainDate(addDays(toPlainDate(row.validUntil), row.graceDays)),
        listId: list.id,
        listIndex: anyEntry(),
      })),
      skipDuplicates: true,
    });
    await tx.statusList.updateMany({
      where: { tenantId, id: list.id },
      data: { used: { increment: count } },
    });
  }
  await follow(tx, tenantId, zone, only);
}

/** What a credential copies of its certificate and its holder is brought up to them. */
async function follow(tx: Tx, tenantId: string, zone: string, only: Prisma.Sql): Promise<void> {
  const revoked = await tx.$queryRaw<{ listId: string }[]>`
    UPDATE credential k SET
      revoked_at = least(c.revoked_at, c.ended_at),
      revoked_on = (least(c.revoked_at, c.ended_at) AT TIME ZONE ${zone})::date,
      reason_class = CASE WHEN c.revoked_at IS NOT NULL THEN ${"withdrawn" satisfies ReasonClass}
                          ELSE ${"superseded" satisfies ReasonClass} END,
      superseded_by_id = CASE WHEN c.revoked_at IS NULL THEN c.superseded_by_id END
    FROM certification c
    WHERE k.tenant_id = ${tenantId}::uuid AND c.tenant_id = k.tenant_id AND c.id = k.id
      AND k.revoked_at IS NULL AND (c.revoked_at IS NOT NULL OR c.ended_at IS NOT NULL) ${only}
    RETURNING k.list_id AS "listId"`;
  await touchLists(
    tx,
    tenantId,
    revoked.map(row => row.listId),
  );
  await tx.$executeRaw`
    UPDATE credential k SET partner_org_id = c.partner_org_id
    FROM certification c
    WHERE k.tenant_id = ${tenantId}::uuid AND c.tenant_id = k.tenant_id AND c.id = k.id
      AND k.partner_org_id IS DISTINCT FROM c.partner_org_id ${only}`;
  // Another name is another document: it is signed anew when it is next read.
  await tx.$executeRaw`
    UPDATE credential k SET document = NULL, holder_name = CASE WHEN p.name_shown_at IS NULL THEN '' ELSE c.person_name END
    FROM certification c, person p
    WHERE k.tenant_id = ${tenantId}::uuid AND c.tenant_id = k.tenant_id AND c.id = k.id
      AND p.tenant_id = c.tenant_id AND p.id = c.person_id
      AND k.holder_name IS DISTINCT FROM CASE WHEN p.name_shown_at IS NULL THEN '' ELSE c.person_name END ${only}`;
}

function wordsOf(programmes: readonly Programme[], row: Due): AchievementWords {
  const programme = programmes.find(p => p.programmeId === row.programmeId);
  const area = programme && areaOf(programme.definition, row.areaKey);
  return {
    name: area?.name ?? row.areaKey,
    description: area?.description ?? "",
    programme: programme?.definition.name ?? "",
    programmeSlug: programme?.slug ?? "",
  };
}
