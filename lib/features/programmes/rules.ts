import {
  type KeptVersion,
  type ProgrammeVersion,
  type Rule,
  ruleOn,
  rulesOf,
} from "#lib/domain/programmes/rules.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { fromPlainDate, toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type Writer } from "#lib/platform/record.ts";
import { definitionsOf, type Programme } from "./queries.ts";

/** Every published version of a programme that stands, also those still to come, by the day they begin (P20). */
export async function publishedVersions(
  tx: Tx,
  tenantId: string,
  programmeId: string,
): Promise<ProgrammeVersion[]> {
  const rows = await tx.programmeVersion.findMany({
    where: { tenantId, programmeId, withdrawnAt: null },
    orderBy: [{ effectiveFrom: "asc" }, { version: "asc" }],
    select: { id: true, version: true, effectiveFrom: true },
  });
  return withDefinitions(
    tx,
    tenantId,
    rows.map(row => ({ ...row, effectiveFrom: toPlainDate(row.effectiveFrom) })),
  );
}

async function withDefinitions(
  tx: Tx,
  tenantId: string,
  rows: readonly Omit<ProgrammeVersion, "definition">[],
): Promise<ProgrammeVersion[]> {
  // Definitions are large and never change: only those this process has not parsed are read.
  const definitions = await definitionsOf(
    tx,
    tenantId,
    rows.map(row => row.id),
  );
  return rows.flatMap(row => {
    const definition = definitions.get(row.id);
    return definition ? [{ ...row, definition }] : [];
  });
}

type KeptRow = { versionId: string; fromDay: Date; until: Date | null };

const keptOf = (row: KeptRow): KeptVersion => ({
  versionId: row.versionId,
  from: toPlainDate(row.fromDay),
  until: toPlainDateOrNull(row.until),
});

/** The promises of a programme's partners, by partnership. */
export async function keptVersions(
  tx: Tx,
  tenantId: string,
  programmeId: string,
  partnershipId?: string,
): Promise<Map<string, KeptVersion[]>> {
  const rows = await tx.grandfathering.findMany({
    where: { tenantId, programmeId, ...(partnershipId === undefined ? {} : { partnershipId }) },
    orderBy: [{ fromDay: "asc" }],
    select: { partnershipId: true, versionId: true, fromDay: true, until: true },
  });
  const found = new Map<string, KeptVersion[]>();
  for (const row of rows)
    found.set(row.partnershipId, [...(found.get(row.partnershipId) ?? []), keptOf(row)]);
  return found;
}

type Judged = { programme: Programme; rules: Rule[]; begun: Programme };

type JudgedRow = {
  slug: string;
  today: PlainDate;
  versions: Omit<ProgrammeVersion, "definition">[];
  kept: KeptVersion[];
};

/**
 * The programme of a partnership by the version that judges it today (P20), by which versions from which days on, and
 * by the one its way in was begun under. Null for a programme nothing is published of.
 */
export async function judgingProgramme(
  tx: Tx,
  tenantId: string,
  of: { id: string; programmeId: string; programmeVersionId: string },
): Promise<Judged | null> {
  const { programmeId } = of;
  // One look: pages and checks ask for it several times over. The day is the workspace's, by the database's clock.
  const [row] = await tx.$queryRaw<JudgedRow[]>`
    SELECT p.slug, (now() AT TIME ZONE w.time_zone)::date::text AS today,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'version', v.version, 'effectiveFrom', v.effective_from)
          ORDER BY v.effective_from, v.version), '[]')
        FROM programme_version v
        WHERE v.tenant_id = p.tenant_id AND v.programme_id = p.id AND v.withdrawn_at IS NULL) AS versions,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('versionId', g.version_id, 'from', g.from_day, 'until', g.until)
          ORDER BY g.from_day), '[]')
        FROM grandfathering g
        WHERE g.tenant_id = p.tenant_id AND g.programme_id = p.id AND g.partnership_id = ${of.id}::uuid) AS kept
    FROM programme p JOIN workspace w ON w.tenant_id = p.tenant_id
    WHERE p.tenant_id = ${tenantId}::uuid AND p.id = ${programmeId}::uuid`;
  const versions = await withDefinitions(tx, tenantId, row?.versions ?? []);
  if (!row || versions.length === 0) return null;
  const rules = rulesOf(versions, row.kept);
  const { version } = ruleOn(rules, row.today);
  const begun = versions.find(v => v.id === of.programmeVersionId) ?? version;
  const by = ({ id, version, definition }: ProgrammeVersion): Programme => ({
    programmeId,
    slug: row.slug,
    versionId: id,
    version,
    definition,
  });
  return { programme: by(version), rules, begun: by(begun) };
}

export type Keeping = {
  programmeId: string;
  partnerOrgIds: readonly string[];
  /** The day the newer version takes effect. */
  from: PlainDate;
  /** Last day, inclusive; null is open-ended. */
  until: PlainDate | null;
};

/**
 * Promises partners the version that judges them on the day before `from` (P20). Call it in the transaction that
 * publishes; a promise for the same day is replaced. Returns how many were given.
 */
export async function keepVersions(tx: Tx, by: Writer, k: Keeping, now: Date): Promise<number> {
  const { tenantId } = by;
  const { programmeId } = k;
  if (k.partnerOrgIds.length === 0) return 0;
  const versions = await publishedVersions(tx, tenantId, programmeId);
  const kept = await keptVersions(tx, tenantId, programmeId);
  const partnerships = await tx.partnership.findMany({
    where: { tenantId, programmeId, partnerOrgId: { in: [...k.partnerOrgIds] }, state: { not: "ended" } },
    select: { id: true, partnerOrgId: true },
  });
  const before = addDays(k.from, -1);
  const data = partnerships.map(p => {
    const rules = rulesOf(versions, kept.get(p.id) ?? []);
    const rule = rules.findLast(r => r.from <= before);
    if (!rule) throw new Error("a partner nobody judges can keep nothing");
    return {
      tenantId,
      id: newId(),
      partnershipId: p.id,
      partnerOrgId: p.partnerOrgId,
      programmeId,
      versionId: rule.version.id,
      fromDay: fromPlainDate(k.from),
      until: k.until === null ? null : fromPlainDate(k.until),
      givenBy: by.name,
      givenAt: now,
    };
  });
  await tx.grandfathering.deleteMany({
    where: {
      tenantId,
      programmeId,
      fromDay: fromPlainDate(k.from),
      partnershipId: { in: data.map(d => d.partnershipId) },
    },
  });
  await tx.grandfathering.createMany({ data });
  await audit(tx, by, {
    action: "programme.grandfathered",
    subjectType: "programme",
    subjectId: programmeId,
    before: null,
    after: { from: k.from, until: k.until, partners: data.length },
  });
  return data.length;
}

/** Takes back the promises given for a version that was withdrawn before its day came. */
export async function dropPromises(
  tx: Tx,
  tenantId: string,
  programmeId: string,
  from: PlainDate,
): Promise<void> {
  await tx.grandfathering.deleteMany({ where: { tenantId, programmeId, fromDay: fromPlainDate(from) } });
}

/**
 * Marks a programme's partnerships as due, because another version judges them or will: the worker looks at each again
 * (lib/jobs/refresh) and clears the mark.
 */
export async function askForRefresh(tx: Tx, tenantId: string, programmeId: string, now: Date): Promise<void> {
  await tx.partnership.updateMany({ where: { tenantId, programmeId }, data: { refreshAskedAt: now } });
}
