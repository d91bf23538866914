import { todayIn } from "#lib/domain/time/zone.ts";
import { standingWith } from "#lib/features/consents/ask.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import type { StayRecord } from "./leave.ts";
import { askPerson, refuseWithdrawn } from "./people.ts";

/** Puts the question to somebody of the company who has not agreed yet (P22), once a day. */
export async function askAgain(
  tx: Tx,
  by: By,
  workspace: WorkspaceInfo,
  stay: StayRecord,
  now: Date,
): Promise<{ id: string }> {
  const today = todayIn(workspace.timeZone, now.getTime());
  const { personId, personName: name, orgId, orgName } = stay;
  const standing = await standingWith(tx, by.tenantId, personId, orgId, today);
  if (!standing.stay) return refuse("certifications.refusal.alreadyLeft", { name });
  if (standing.state === "agreed") return refuse("consents.refusal.standing", { name });
  refuseWithdrawn(by, standing, name, orgName, today);
  const person = await tx.person.findFirst({ where: { tenantId: by.tenantId, id: personId } });
  if (!person) return notFoundRefusal();
  const company = { partnerOrgId: orgId, orgName };
  return { id: await askPerson(tx, by, company, person, now, today) };
}

export type AskedRecord = { id: string; version: number; partnerOrgId: string; personName: string };

/** A question that waits for its answer; null where it is another company's, or answered. */
export async function findAsked(tx: Tx, tenantId: string, id: string): Promise<AskedRecord | null> {
  return tx.countingConsent.findFirst({
    where: { tenantId, id, agreedOn: null, closedAt: null },
    select: { id: true, version: true, partnerOrgId: true, personName: true },
  });
}

/** Takes the question back before it is answered. */
export async function cancelAsk(tx: Tx, by: By, asked: AskedRecord, now: Date): Promise<{ id: string }> {
  const { count } = await tx.countingConsent.updateMany({
    where: { tenantId: by.tenantId, id: asked.id, version: asked.version, agreedOn: null },
    data: { closedAt: now, version: { increment: 1 } },
  });
  if (count === 0) conflict();
  await audit(tx, by, {
    action: "consent.cancelled",
    subjectType: "consent",
    subjectId: asked.id,
    before: { name: asked.personName, orgId: asked.partnerOrgId },
  });
  return { id: asked.id };
}
