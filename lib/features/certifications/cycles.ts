import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Programme } from "#lib/features/programmes/queries.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { CertificationDto } from "./dto.ts";
import { countedAt } from "./reassign.ts";
import { type CertificationRow, certificationDto } from "./row.ts";

type Reading = { tx: Tx; actor: Actor; workspace: WorkspaceInfo; today: PlainDate };

/** Newest cycle first, what took another's place before it; what has no term yet before all. */
export const newestFirst = (a: CertificationRow, b: CertificationRow) =>
  (b.validUntil?.getTime() ?? Infinity) - (a.validUntil?.getTime() ?? Infinity) ||
  b.nominatedAt.getTime() - a.nominatedAt.getTime() ||
  Number(a.endedAt !== null) - Number(b.endedAt !== null);

/** Whether a later cycle of the same person and area stands (P23). */
export function isRenewed(row: CertificationRow, all: readonly CertificationRow[]): boolean {
  const end = row.validUntil;
  if (end === null) return false;
  return all.some(
    c =>
      c.personId === row.personId &&
      c.programmeId === row.programmeId &&
      c.areaKey === row.areaKey &&
      c.revokedAt === null &&
      c.endedAt === null &&
      c.validUntil !== null &&
      c.validUntil > end,
  );
}

/** How a cycle stands among all of its person: a later one of its area, the one in its place. */
export function among(
  row: CertificationRow,
  all: readonly CertificationRow[],
): Pick<CertificationDto, "renewed" | "replacedBy"> {
  const successor = all.find(c => c.id === row.supersededById);
  return {
    renewed: isRenewed(row, all),
    replacedBy: successor?.number ? { id: successor.id, number: successor.number } : null,
  };
}

/** Rows with their companies and whether they are renewed. */
export async function shown(
  { tx, actor, workspace, today }: Reading,
  programmes: readonly Programme[],
  rows: readonly CertificationRow[],
): Promise<CertificationDto[]> {
  const { tenantId } = actor;
  const orgIds = [...new Set(rows.flatMap(row => (row.partnerOrgId ? [row.partnerOrgId] : [])))];
  const orgs = await tx.organisation.findMany({ where: { tenantId, id: { in: orgIds } } });
  const cycles = await tx.certification.findMany({
    where: { tenantId, personId: { in: [...new Set(rows.map(row => row.personId))] } },
  });
  const [only, ...others] = orgIds;
  const colleagues =
    actor.side === "vendor" && only && others.length === 0 ? await countedAt(tx, tenantId, only) : [];
  return rows.flatMap(row => {
    const programme = programmes.find(p => p.programmeId === row.programmeId);
    const org = orgs.find(o => o.id === row.partnerOrgId);
    if (!programme) return [];
    return [
      certificationDto(row, {
        actor,
        definition: programme.definition,
        zone: workspace.timeZone,
        today,
        colleagues,
        company: org ? { name: org.name, slug: org.slug } : null,
        ...among(row, cycles),
      }),
    ];
  });
}
