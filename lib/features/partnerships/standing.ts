import type { PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { type Ladder, ladder } from "#lib/domain/programmes/ladder.ts";
import type { Partnership, PartnershipState } from "#lib/domain/programmes/partnership.ts";
import { definitionOn, type Rule } from "#lib/domain/programmes/rules.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { partnerFacts } from "#lib/features/partnerships/facts.ts";
import type { Programme } from "#lib/features/programmes/queries.ts";
import { judgingProgramme } from "#lib/features/programmes/rules.ts";
import type { Partnership as Row } from "#lib/platform/db/client/client.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

/** A company's partnership as rules and policies read it, with its company and the programme version it is held to. */
export type PartnershipRecord = {
  id: string;
  version: number;
  partnerOrgId: string;
  orgName: string;
  orgSlug: string;
  state: PartnershipState;
  targetTierKey: string | null;
  /** When its way in last went on, where that is kept. */
  progressAt: Date | null;
  partnership: Partnership;
  /** By the version that judges it today: the one in effect, or an older one it was promised (P20). */
  programme: Programme;
  /** Which version judges it from which day on, also in days to come. */
  rules: Rule[];
  /** By the version its way in was begun under: the steps it was given stay its steps. */
  begun: Programme;
  row: { id: string; partnerOrgId: string; programmeId: string; teams: unknown; solution: unknown };
};

export type Standing = PartnershipRecord & { facts: PartnerFacts; ladder: Ladder };

type Where = { id: string } | { partnerOrgId: string } | { slug: string };

/**
 * The partnership by its id, its company, or its company's slug; null when it isn't there for who asks. A company in
 * several programmes: the one that lasts, the earliest first.
 */
export async function findPartnership(
  tx: Tx,
  tenantId: string,
  where: Where,
): Promise<PartnershipRecord | null> {
  const bySlug =
    "slug" in where
      ? await tx.organisation.findFirst({ where: { tenantId, slug: where.slug, side: "partner" } })
      : null;
  if ("slug" in where && bySlug === null) return null;
  const rows = await tx.partnership.findMany({
    where: {
      tenantId,
      ...("id" in where ? { id: where.id } : {}),
      ...("partnerOrgId" in where ? { partnerOrgId: where.partnerOrgId } : {}),
      ...(bySlug ? { partnerOrgId: bySlug.id } : {}),
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const row = rows.find(r => r.state !== "ended") ?? rows.at(-1);
  if (!row) return null;
  const org = bySlug ?? (await tx.organisation.findFirst({ where: { tenantId, id: row.partnerOrgId } }));
  return org && recordOf(tx, tenantId, row, org);
}

/** All partnerships of a company, the earliest first; ended ones too. */
export async function partnershipsOf(
  tx: Tx,
  tenantId: string,
  partnerOrgId: string,
): Promise<PartnershipRecord[]> {
  const org = await tx.organisation.findFirst({ where: { tenantId, id: partnerOrgId } });
  if (!org) return [];
  const rows = await tx.partnership.findMany({
    where: { tenantId, partnerOrgId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const records: PartnershipRecord[] = [];
  for (const row of rows) {
    const record = await recordOf(tx, tenantId, row, org);
    if (record) records.push(record);
  }
  return records;
}

async function recordOf(
  tx: Tx,
  tenantId: string,
  row: Row,
  org: { name: string; slug: string },
): Promise<PartnershipRecord | null> {
  const judged = await judgingProgramme(tx, tenantId, row);
  if (!judged) return null;
  return {
    id: row.id,
    version: row.version,
    partnerOrgId: row.partnerOrgId,
    orgName: org.name,
    orgSlug: org.slug,
    state: row.state as PartnershipState,
    targetTierKey: row.targetTierKey,
    progressAt: row.progressAt,
    partnership: {
      state: row.state as PartnershipState,
      tierKey: row.tierKey,
      tierSince: toPlainDateOrNull(row.tierSince),
      remediationUntil: toPlainDateOrNull(row.remediationUntil),
      endedOn: toPlainDateOrNull(row.endedOn),
      endReason: row.endReason,
      withdrawnBenefits: row.withdrawnBenefits,
    },
    ...judged,
    row,
  };
}

/** The record with everything it can show and how it stands on a day, by the version that judges then (P21). */
export async function standingOf(
  tx: Tx,
  tenantId: string,
  record: PartnershipRecord,
  on: PlainDate,
  zone: string,
): Promise<Standing> {
  const facts = await partnerFacts(tx, tenantId, record.row, zone);
  return {
    ...record,
    facts,
    ladder: ladder(definitionOn(record.rules, on), facts, record.partnership.tierKey, on),
  };
}
