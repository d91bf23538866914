import { addDays } from "#lib/domain/time/dates.ts";
import { colleagues } from "#lib/features/onboarding/colleagues.ts";
import { type Solution, solutionSchema, type Teams, teamsSchema } from "#lib/features/partnerships/facts.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import type { PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { workspaceDay } from "#lib/platform/workspace-day.ts";
import { supportLevels } from "./queries.ts";
import type { ReviewSolutionInput, SaveDetailsInput, SaveSolutionInput, SaveTeamsInput } from "./schema.ts";

type Done = { partnershipId: string };

/**
 * Names the people of each support level (P10). Who stays keeps the day they began; who leaves a level is kept with
 * their last day, the day before; who is named and taken away on one day leaves no trace.
 */
export async function saveTeams(
  tx: Tx,
  actor: By,
  target: PartnershipRecord,
  input: SaveTeamsInput,
  now: Date,
): Promise<Done> {
  mustGoOn(target);
  const { today } = await workspaceDay(tx, actor.tenantId, now);
  const names = new Map((await colleagues(tx, actor.tenantId, actor.orgId, today)).map(p => [p.id, p.name]));
  const before = teamsSchema.parse(target.row.teams).people;
  const people: Teams["people"] = before.filter(m => m.to !== null);
  for (const level of supportLevels(target.programme.definition)) {
    const chosen = input.levels[`l${level}`] || [];
    const held = before.filter(m => m.level === level && m.to === null);
    for (const personId of new Set(chosen)) {
      const kept = held.find(m => m.personId === personId);
      const name = names.get(personId);
      if (kept) people.push(kept);
      else if (name) people.push({ personId, name, level, from: today, to: null });
      else return invalid({ [`levels.l${level}`]: "onboarding.invalid.person" });
    }
    for (const gone of held.filter(m => m.personId === null || !chosen.includes(m.personId)))
      if (gone.from < today) people.push({ ...gone, to: addDays(today, -1) });
  }
  await write(tx, actor, target, input.version, { teams: { people } });
  await happened(tx, actor, target, "company.teams_changed", {}, false);
  await trace(tx, actor, target, "company.teams", before, people);
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { partnershipId: target.id };
}

/**
 * Keeps what the company signs with (P13): documents sent from now on read so, those sent before stay as they are.
 * The version is the company's own.
 */
export async function saveDetails(
  tx: Tx,
  actor: By,
  target: PartnershipRecord,
  input: SaveDetailsInput,
  now: Date,
): Promise<Done> {
  const { tenantId } = actor;
  mustGoOn(target);
  const found = await tx.organisation.findFirst({
    where: { tenantId, id: target.partnerOrgId },
    select: { legalName: true, taxId: true, city: true, country: true, website: true, version: true },
  });
  if (!found) return conflict();
  const { version, ...org } = found;
  const { legalName, taxId, city, country, website } = input;
  const data = { legalName, taxId, city, country, website };
  if (JSON.stringify(data) === JSON.stringify(org)) return { partnershipId: target.id };
  const changed = await tx.organisation.updateMany({
    where: {
      tenantId,
      id: target.partnerOrgId,
      side: "partner",
      version: judged({ version }, input.version),
    },
    data: { ...data, version: { increment: 1 } },
  });
  if (changed.count === 0) return conflict();
  await happened(tx, actor, target, "company.details_changed", {}, false);
  await trace(tx, actor, target, "company.details", org, data);
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { partnershipId: target.id };
}

/** Describes the integrated solution (P10). Another text waits for another review. */
export async function saveSolution(
  tx: Tx,
  actor: By,
  target: PartnershipRecord,
  input: SaveSolutionInput,
  now: Date,
): Promise<Done> {
  mustGoOn(target);
  const before = solutionSchema.parse(target.row.solution);
  if (before.name === input.name && before.description === input.description)
    return { partnershipId: target.id };
  const solution: Solution = {
    name: input.name,
    description: input.description,
    reviewedOn: null,
    reviewedBy: null,
    validUntil: null,
  };
  await write(tx, actor, target, input.version, { solution });
  await happened(tx, actor, target, "company.solution_described", { name: input.name }, true);
  await trace(tx, actor, target, "company.solution", before, solution);
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { partnershipId: target.id };
}

/** The vendor's word that the solution was reviewed, today, until a day if one is given. */
export async function reviewSolution(
  tx: Tx,
  actor: By,
  target: PartnershipRecord,
  input: ReviewSolutionInput,
  now: Date,
): Promise<Done> {
  mustGoOn(target);
  const { today } = await workspaceDay(tx, actor.tenantId, now);
  const before = solutionSchema.parse(target.row.solution);
  if (before.name === "") return refuse("onboarding.refusal.noSolution");
  if (input.validUntil && input.validUntil < today) return invalid({ validUntil: "onboarding.invalid.past" });
  const solution: Solution = {
    ...before,
    reviewedOn: today,
    reviewedBy: actor.name,
    validUntil: input.validUntil || null,
  };
  await write(tx, actor, target, input.version, { solution });
  await happened(tx, actor, target, "company.solution_reviewed", { name: before.name }, true);
  await trace(tx, actor, target, "company.review", before, solution);
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { partnershipId: target.id };
}

function mustGoOn(target: PartnershipRecord): void {
  if (target.state === "ended") refuse("onboarding.refusal.ended");
}

/** As the worker: a partner reads its partnership and may change these two parts of it alone. The policy has said yes. */
async function write(
  tx: Tx,
  actor: By,
  target: PartnershipRecord,
  version: number,
  data: { teams: Teams } | { solution: Solution },
) {
  const changed = await stepAs(tx, actor, "app_worker", () =>
    tx.partnership.updateMany({
      where: { tenantId: actor.tenantId, id: target.id, version: judged(target, version) },
      data: { ...data, version: { increment: 1 } },
    }),
  );
  if (changed.count === 0) conflict();
}

async function happened(
  tx: Tx,
  actor: By,
  target: PartnershipRecord,
  type: string,
  data: Record<string, string>,
  tell: boolean,
) {
  await recordEvent(tx, actor, {
    subjectType: "partnership",
    subjectId: target.id,
    type,
    audience: "partner_vendor",
    partnerOrgId: target.partnerOrgId,
    data,
    tell,
  });
}

const trace = (tx: Tx, actor: By, target: PartnershipRecord, name: string, before: unknown, after: unknown) =>
  audit(tx, actor, { action: name, subjectType: "partnership", subjectId: target.id, before, after });
