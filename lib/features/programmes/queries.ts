import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { VersionCache } from "#lib/features/plans/versions.ts";
import { parseProgrammeDefinition } from "#lib/features/programmes/definition.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

/** A programme with the definition in effect (P20). */
export type Programme = {
  programmeId: string;
  slug: string;
  versionId: string;
  version: number;
  definition: ProgrammeDefinition;
};

type VersionRow = { id: string; version: number; definition: unknown };

const definitions = new VersionCache<ProgrammeDefinition>();

/** The parsed definition of a published version, when this process has read it before. */
export const knownDefinition = (tenantId: string, versionId: string): ProgrammeDefinition | undefined =>
  definitions.get(tenantId, versionId);

/** A published row's definition, parsed once: it never changes. */
export const definitionOf = (
  tenantId: string,
  row: Pick<VersionRow, "id" | "definition">,
): ProgrammeDefinition =>
  definitions.get(tenantId, row.id) ??
  definitions.set(tenantId, row.id, parseProgrammeDefinition(row.definition));

/** The definitions of some published versions; only those are read that this process has not read before. */
export async function definitionsOf(
  tx: Tx,
  tenantId: string,
  versionIds: readonly string[],
): Promise<Map<string, ProgrammeDefinition>> {
  const ids = [...new Set(versionIds)];
  const unread = ids.filter(id => knownDefinition(tenantId, id) === undefined);
  const rows =
    unread.length === 0
      ? []
      : await tx.programmeVersion.findMany({
          where: { tenantId, id: { in: unread } },
          select: { id: true, definition: true },
        });
  const read = new Map(rows.map(row => [row.id, definitionOf(tenantId, row)]));
  return new Map(
    ids.flatMap(id => {
      const definition = read.get(id) ?? knownDefinition(tenantId, id);
      return definition ? [[id, definition] as const] : [];
    }),
  );
}

/** The version in effect on a day: the latest that had begun; null before the first begins. */
async function versionOn(
  tx: Tx,
  tenantId: string,
  programmeId: string,
  on: PlainDate,
): Promise<VersionRow | null> {
  return tx.programmeVersion.findFirst({
    where: { tenantId, programmeId, withdrawnAt: null, effectiveFrom: { lte: fromPlainDate(on) } },
    orderBy: [{ effectiveFrom: "desc" }, { version: "desc" }],
    select: { id: true, version: true, definition: true },
  });
}

/** Whether a workspace runs a partner programme today; one may run support alone. */
export async function hasProgramme(
  tx: Tx,
  { tenantId, timeZone }: { tenantId: string; timeZone: string },
  now: Date,
): Promise<boolean> {
  const on = todayIn(timeZone, now.getTime());
  const begun = await tx.programmeVersion.findFirst({
    where: { tenantId, withdrawnAt: null, effectiveFrom: { lte: fromPlainDate(on) } },
    select: { id: true },
  });
  return begun !== null;
}

/** A programme by its public slug as it stands on a day; null where none is in effect (P20). */
export async function programmeBySlug(
  tx: Tx,
  tenantId: string,
  slug: string,
  on: PlainDate,
): Promise<Programme | null> {
  const programme = await tx.programme.findFirst({ where: { tenantId, slug } });
  if (!programme) return null;
  const row = await versionOn(tx, tenantId, programme.id, on);
  return row && { ...named(programme), ...described(tenantId, row) };
}

/** All programmes of the workspace in effect on a day, in the order they were made. */
export async function listProgrammes(tx: Tx, tenantId: string, on: PlainDate): Promise<Programme[]> {
  const rows = await tx.programme.findMany({
    where: { tenantId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const found: Programme[] = [];
  for (const programme of rows) {
    const row = await versionOn(tx, tenantId, programme.id, on);
    if (row) found.push({ ...named(programme), ...described(tenantId, row) });
  }
  return found;
}

/** The version something was begun under, whatever is in effect today: an application is judged by the form it was written for. */
export async function programmeByVersion(
  tx: Tx,
  tenantId: string,
  versionId: string,
): Promise<Programme | null> {
  const row = await tx.programmeVersion.findFirst({
    where: { tenantId, id: versionId },
    include: { programme: true },
  });
  return row && { ...named(row.programme), ...described(tenantId, row) };
}

const named = (p: { id: string; slug: string }) => ({ programmeId: p.id, slug: p.slug });
const described = (tenantId: string, row: VersionRow) => ({
  versionId: row.id,
  version: row.version,
  definition: definitionOf(tenantId, row),
});
