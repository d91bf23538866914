import type { Actor } from "#lib/domain/policies/types.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { inForceOn } from "#lib/domain/programmes/draft.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { definitionOf } from "./queries.ts";

// What the vendor's settings read of a programme's published versions, of every day. The other sides read none of it.

type Programme = { id: string; key: string; slug: string };

/** A published programme, for the vendor's side alone. */
export async function programmeForVendor(
  tx: Tx,
  actor: Actor,
  programmeId: string,
): Promise<Programme | null> {
  if (actor.side !== "vendor") return null;
  return tx.programme.findFirst({
    where: { tenantId: actor.tenantId, id: programmeId },
    select: { id: true, key: true, slug: true },
  });
}

export type VersionDto = {
  version: number;
  effectiveFrom: PlainDate;
  state: "in_force" | "coming" | "former" | "withdrawn";
  publishedBy: string;
  publishedAt: number;
  note: string;
  withdrawnBy: string | null;
};

export type History = {
  programmeId: string;
  key: string;
  slug: string;
  /** The newest first. */
  versions: VersionDto[];
};

/** A published programme with all its versions (P20); not found for the other sides and for what was never published. */
export async function programmeHistory(
  tx: Tx,
  actor: Actor,
  slug: string,
  today: PlainDate,
): Promise<History> {
  const { tenantId } = actor;
  if (actor.side !== "vendor") return notFoundRefusal();
  const programme = (await tx.programme.findFirst({ where: { tenantId, slug } })) ?? notFoundRefusal();
  return { ...named(programme), versions: await versionsOf(tx, tenantId, programme.id, today) };
}

export const named = (p: Programme) => ({ programmeId: p.id, key: p.key, slug: p.slug });

/** All versions of a programme, the newest first, as they stand on a day (P20). */
export async function versionsOf(
  tx: Tx,
  tenantId: string,
  programmeId: string,
  today: PlainDate,
): Promise<VersionDto[]> {
  const rows = await tx.programmeVersion.findMany({
    where: { tenantId, programmeId },
    orderBy: { version: "desc" },
    omit: { definition: true },
  });
  const dated = rows.map(row => ({
    ...row,
    effectiveFrom: toPlainDate(row.effectiveFrom),
    withdrawn: row.withdrawnAt !== null,
  }));
  const current = inForceOn(dated, today);
  return dated.map(row => ({
    version: row.version,
    effectiveFrom: row.effectiveFrom,
    state:
      row === current
        ? "in_force"
        : row.withdrawn
          ? "withdrawn"
          : row.effectiveFrom > today
            ? "coming"
            : "former",
    publishedBy: row.publishedBy,
    publishedAt: row.publishedAt.getTime(),
    note: row.note,
    withdrawnBy: row.withdrawnBy,
  }));
}

/** What a version says; not found where there is no such version. */
export async function versionDefinition(
  tx: Tx,
  tenantId: string,
  programmeId: string,
  version: number,
): Promise<ProgrammeDefinition> {
  const row = await tx.programmeVersion.findFirst({
    where: { tenantId, programmeId, version },
    select: { id: true, definition: true },
  });
  return row ? definitionOf(tenantId, row) : notFoundRefusal();
}

/** The version to show first: the one in force, else the next to come, else the last there was. */
export function shownVersion(versions: readonly VersionDto[]): VersionDto | null {
  const coming = versions.findLast(v => v.state === "coming");
  return versions.find(v => v.state === "in_force") ?? coming ?? versions[0] ?? null;
}
