import type { Actor } from "#lib/domain/policies/types.ts";
import { colleagues } from "#lib/features/onboarding/colleagues.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import type { SessionDto } from "./dto.ts";

/** Companies whose people may be enrolled: those that train for the programme. */
export async function companiesOf(tx: Tx, tenantId: string, programmeId: string) {
  const rows = await tx.partnership.findMany({
    where: { tenantId, programmeId, state: { in: ["onboarding", "active", "remediation"] } },
    select: { partnerOrgId: true },
  });
  return tx.organisation.findMany({
    where: { tenantId, id: { in: rows.map(row => row.partnerOrgId) } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { slug: true, name: true },
  });
}

/** The company the vendor enrols people of, with them: the one asked for by name, else that of the first person asked for. */
export async function companyToEnrol(
  tx: Tx,
  actor: Actor,
  { companies, people, today }: Pick<SessionDto, "companies" | "people" | "today">,
  asked: { company: string; people: readonly string[] },
): Promise<{ slug: string; name: string; people: { id: string; name: string }[] } | null> {
  const { tenantId } = actor;
  if (companies.length === 0) return null;
  const [first] = asked.people.filter(isUuid);
  const person = first ? await tx.person.findFirst({ where: { tenantId, id: first } }) : null;
  const which = asked.company
    ? { slug: asked.company }
    : person?.partnerOrgId
      ? { id: person.partnerOrgId }
      : null;
  const org = which && (await tx.organisation.findFirst({ where: { tenantId, side: "partner", ...which } }));
  const company = companies.find(one => one.slug === org?.slug);
  if (!org || !company) return null;
  const inIt = people.filter(one => one.state !== "cancelled").map(one => one.personId);
  const there = await colleagues(tx, tenantId, org.id, today);
  return { ...company, people: there.filter(one => !inIt.includes(one.id)) };
}
