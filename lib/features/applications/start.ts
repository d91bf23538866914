import type { Answers } from "#lib/domain/programmes/answers.ts";
import { type ProgrammeDefinition, tierOf, tiersByRank } from "#lib/domain/programmes/definition.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { programmeBySlug } from "#lib/features/programmes/queries.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { type By, nextNumber, recordEvent } from "#lib/platform/record.ts";
import { notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import { answersAgain, formerApplication } from "./again.ts";
import { OPEN_STATES } from "./record.ts";
import type { StartInput } from "./schema.ts";
import { tierNames } from "./tier-offered.ts";

/**
 * Begins an application of the actor's company, or finds the open one: repeating it changes nothing. After a
 * rejection or withdrawal one begins again, from the former answers unless an empty form is wanted; the vendor sees
 * the former decision beside it. Refused for a company that is a partner already.
 */
export async function startApplication(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  input: StartInput,
  now: Date,
): Promise<{ number: string }> {
  const { tenantId, orgId } = by;
  const today = todayIn(workspace.timeZone, now.getTime());
  const programme = await programmeBySlug(tx, tenantId, input.programme, today);
  if (!programme) return notFoundRefusal();
  const { programmeId, versionId, definition } = programme;
  // A link of earlier may name a tier that a newer version no longer has: nobody is put into another one in silence.
  if (input.tier !== null && tierOf(definition, input.tier) === null)
    return refuse("applications.refusal.noSuchTier", { tiers: tierNames(definition, by.locale) });
  await oneAtATime(tx, `apply:${orgId}:${programmeId}`);
  const open = await tx.application.findFirst({
    where: { tenantId, partnerOrgId: orgId, programmeId, state: { in: [...OPEN_STATES] } },
  });
  if (open) return { number: open.number };
  const partnership = await tx.partnership.findFirst({
    where: { tenantId, programmeId, partnerOrgId: orgId, state: { notIn: ["ended", "applicant"] } },
  });
  if (partnership) return refuse("applications.refusal.alreadyPartner");
  const org = await tx.organisation.findFirst({ where: { tenantId, id: orgId } });
  const number = `${workspace.ticketPrefix}-APP-${await nextNumber(tx, tenantId, "application", 101)}`;
  const tier = tierOf(definition, input.tier) ?? tiersByRank(definition)[0];
  const id = newId();
  const former = await formerApplication(tx, tenantId, orgId, programmeId);
  const again = former && input.again ? await answersAgain(tx, by, definition, former, id) : {};
  await tx.application.create({
    data: {
      tenantId,
      id,
      number,
      partnerOrgId: orgId,
      orgName: by.orgName,
      programmeId,
      programmeVersionId: versionId,
      tierKey: tier?.key ?? "",
      answers: { ...again, ...firstAnswers(definition, input.tier, org) } as Prisma.InputJsonValue,
      previousId: former?.id ?? null,
      createdById: by.personId,
      createdAt: now,
      updatedAt: now,
    },
  });
  await recordEvent(tx, by, {
    subjectType: "application",
    subjectId: id,
    type: "application.started",
    audience: "partner_vendor",
    partnerOrgId: orgId,
    data: { number },
  });
  return { number };
}

/** What the portal knows already is not asked again: country and website of the company, the tier it came for. */
function firstAnswers(
  definition: ProgrammeDefinition,
  tier: string | null,
  org: { name: string; country: string; website: string } | null,
): Answers {
  const answers: Answers = {};
  definition.application.sections.forEach((section, index) => {
    for (const question of section.questions) {
      if (question.kind === "tier" && tierOf(definition, tier)) answers[question.key] = tier;
      if (index === 0 && question.kind === "country" && org?.country) answers[question.key] = org.country;
      if (index === 0 && question.kind === "url" && org?.website) answers[question.key] = org.website;
    }
  });
  return answers;
}
