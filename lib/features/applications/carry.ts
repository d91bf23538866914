import { carriedFrom } from "#lib/domain/programmes/carried.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { solutionSchema, type Teams, teamsSchema } from "#lib/features/partnerships/facts.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import type { By } from "#lib/platform/record.ts";
import { audit } from "#lib/platform/record.ts";
import type { ApplicationRecord } from "./record.ts";

const json = (value: unknown) => value as Prisma.InputJsonValue;

/**
 * What an accepted application says of the company goes over into it and its partnership: legal name, tax id, address, website, support teams
 * and the integrated solution (P10), so that nobody types it twice. What stands there already stays; the solution
 * waits for the vendor's review like any other. Named people with a seat in the portal are linked to it.
 */
export async function carryOver(
  tx: Tx,
  by: By,
  record: ApplicationRecord,
  partnershipId: string,
  on: PlainDate,
): Promise<void> {
  const { tenantId } = by;
  const said = carriedFrom(record.programme.definition, record.application.answers);
  const org = await tx.organisation.findFirst({ where: { tenantId, id: record.partnerOrgId } });
  const partnership = await tx.partnership.findFirst({ where: { tenantId, id: partnershipId } });
  if (!org || !partnership) return;
  const company = {
    ...(org.taxId === "" && said.taxId ? { taxId: said.taxId } : {}),
    ...(org.website === "" && said.website ? { website: said.website } : {}),
    ...(org.country === "" && said.country ? { country: said.country } : {}),
    ...(org.city === "" && said.city ? { city: said.city } : {}),
    ...(org.legalName === "" && said.legalName ? { legalName: said.legalName } : {}),
  };
  if (Object.keys(company).length > 0)
    await tx.organisation.updateMany({
      where: { tenantId, id: org.id },
      data: { ...company, version: { increment: 1 } },
    });
  const teams = teamsSchema.parse(partnership.teams);
  const solution = solutionSchema.parse(partnership.solution);
  const named = teams.people.some(p => p.to === null)
    ? []
    : await teamOf(tx, tenantId, record, said.team, on);
  const brings = solution.name === "" && said.solution !== null;
  if (named.length === 0 && !brings) return;
  await tx.partnership.updateMany({
    where: { tenantId, id: partnershipId },
    data: {
      ...(named.length > 0 ? { teams: json({ people: [...teams.people, ...named] }) } : {}),
      ...(brings
        ? {
            solution: json({
              ...said.solution,
              reviewedOn: null,
              reviewedBy: null,
              validUntil: null,
            }),
          }
        : {}),
    },
  });
  await audit(tx, by, {
    action: "partnership.carried_over",
    subjectType: "partnership",
    subjectId: partnershipId,
    after: {
      application: record.number,
      ...company,
      team: named.map(p => `${p.name} (${p.level})`),
      ...(brings ? { solution: said.solution?.name } : {}),
    },
  });
}

/** People by level from the day on; each linked to the person of the company with that address, or that very name. */
async function teamOf(
  tx: Tx,
  tenantId: string,
  record: ApplicationRecord,
  team: readonly { level: 1 | 2; name: string; email: string }[],
  on: PlainDate,
): Promise<Teams["people"]> {
  const seats = await tx.membership.findMany({
    where: { tenantId, orgId: record.partnerOrgId },
    select: { personId: true },
  });
  const people = await tx.person.findMany({
    where: { tenantId, id: { in: seats.map(s => s.personId) } },
    select: { id: true, name: true, email: true },
  });
  return team.map(({ level, name, email }) => {
    const byMail = email ? people.find(p => p.email.toLowerCase() === email) : undefined;
    const byName = people.filter(p => p.name.trim().toLowerCase() === name.toLowerCase());
    const known = byMail ?? (byName.length === 1 ? byName[0] : undefined);
    return { personId: known?.id ?? null, name, level, from: on, to: null };
  });
}
