import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { noFacts } from "#lib/domain/programmes/facts.ts";
import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";
import { type Preview, type PreviewPartner, previewChange } from "#lib/domain/programmes/preview.ts";
import {
  definitionOn,
  type KeptVersion,
  type ProgrammeVersion,
  rulesOf,
} from "#lib/domain/programmes/rules.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { factsOfMany } from "#lib/features/partnerships/facts.ts";
import { keptVersions, publishedVersions } from "#lib/features/programmes/rules.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

/** A definition that may become the next version of a programme. */
export type Candidate = { programmeId: string; definition: ProgrammeDefinition };

/** A partner of the programme as the dry run names it. */
export type DryPartner = { id: string; orgId: string; name: string };

export type DryRun = Preview & {
  partners: Map<string, DryPartner>;
  /** Partners whom an older promise keeps on another version on the day, so that nothing moves them. */
  kept: number;
  /** The version that would judge on the day otherwise; null for a programme that is not published yet. */
  before: ProgrammeVersion | null;
};

/** Half a second for 2,000 partners on two free cores; this is what a busy server may take. */
export const DRY_RUN_MS = 30_000;

/** States in which a partner has something to lose or to reach. */
const INSIDE: PartnershipState[] = ["onboarding", "active", "remediation", "suspended"];

/**
 * Whom a definition would move on the day it takes effect (P20), by every partner's own evidence and promises. Reads
 * and writes nothing; the same for two partners and for two thousand.
 */
export async function dryRun(
  tx: Tx,
  tenantId: string,
  { programmeId, definition }: Candidate,
  on: PlainDate,
  zone: string,
): Promise<DryRun> {
  const versions = await publishedVersions(tx, tenantId, programmeId);
  const rows = await tx.partnership.findMany({
    where: { tenantId, programmeId, state: { in: INSIDE } },
    select: {
      id: true,
      partnerOrgId: true,
      orgName: true,
      programmeId: true,
      state: true,
      tierKey: true,
      targetTierKey: true,
      withdrawnBenefits: true,
      teams: true,
      solution: true,
    },
    orderBy: [{ orgName: "asc" }, { id: "asc" }],
  });
  const partners = new Map(
    rows.map(({ id, partnerOrgId: orgId, orgName: name }) => [id, { id, orgId, name }]),
  );
  if (versions.length === 0) {
    const none = previewChange([], definition, definition, on);
    return { ...none, looked: rows.length, partners, kept: 0, before: null };
  }
  const kept = await keptVersions(tx, tenantId, programmeId);
  const facts = await factsOfMany(tx, tenantId, programmeId, rows, zone);
  const next = { id: "", version: Number.MAX_SAFE_INTEGER, effectiveFrom: on, definition };
  const judges = (promises: readonly KeptVersion[]) => ({
    before: definitionOn(rulesOf(versions, promises), on),
    after: definitionOn(rulesOf([...versions, next], promises), on),
  });
  const usual = judges([]);
  let keeping = 0;
  const looked = rows.map((row): PreviewPartner => {
    const promises = kept.get(row.id);
    const by = promises ? judges(promises) : usual;
    if (by.after !== definition) keeping += 1;
    return {
      id: row.id,
      state: row.state as PartnershipState,
      tierKey: row.tierKey,
      targetTierKey: row.targetTierKey,
      withdrawnBenefits: row.withdrawnBenefits,
      facts: facts.get(row.id) ?? noFacts,
      ...by,
    };
  });
  const preview = previewChange(looked, usual.before, definition, on);
  const inForce = versions.findLast(v => v.effectiveFrom <= on) ?? versions[0] ?? null;
  return { ...preview, partners, kept: keeping, before: inForce };
}
