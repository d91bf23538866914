import { withdraw } from "#lib/domain/certifications/affiliation.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { Answering } from "#lib/features/consents/answer.ts";
import { holdConsents, standingWith } from "#lib/features/consents/ask.ts";
import { consequences } from "#lib/features/consents/part.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker } from "#lib/platform/db/workspace.ts";
import { audit, recordEvent, type Writer } from "#lib/platform/record.ts";
import { conflict, refuse } from "#lib/platform/refusal.ts";

/**
 * The person takes back their word (P22): from today their certificates count for nobody, and the company no longer reads
 * them; they stay at the company. Who answers for the tier is told what follows. As the worker.
 */
export async function withdrawConsent(
  tx: Tx,
  workspace: WorkspaceInfo,
  a: Answering,
  now: Date,
  ip: string,
): Promise<{ lost: number }> {
  const { tenantId, personId, company } = a;
  const today = todayIn(workspace.timeZone, now.getTime());
  await holdConsents(tx, personId);
  const { given } = await standingWith(tx, tenantId, personId, company.id, today);
  if (!given) return refuse("consents.refusal.notAgreed", { company: company.name });
  const taken = withdraw({ personId, orgId: company.id, agreedOn: given.agreedOn, withdrawnOn: null }, today);
  if (!taken.ok) return conflict();
  const on = taken.value.withdrawnOn ?? today;
  // Asked while it still counts: what is lost is what was held until now.
  const after = await consequences(tx, { tenantId }, workspace, { personId, orgId: company.id }, on);
  const { count } = await tx.countingConsent.updateMany({
    where: { tenantId, id: given.id, version: given.version },
    data: { withdrawnOn: fromPlainDate(on), version: { increment: 1 } },
  });
  if (count === 0) conflict();
  const by: Writer = { tenantId, name: a.name, personId, side: "partner", ip };
  // What the company put forward stays on its list; what is issued is the person's.
  await tx.certification.updateMany({
    where: { tenantId, personId, partnerOrgId: company.id, validFrom: { not: null } },
    data: { partnerOrgId: null, version: { increment: 1 } },
  });
  await tx.credential.updateMany({
    where: { tenantId, kind: "certificate", personId, partnerOrgId: company.id },
    data: { partnerOrgId: null },
  });
  await recordEvent(tx, by, {
    subjectType: "person",
    subjectId: personId,
    type: "consent.withdrawn",
    audience: "partner_vendor",
    partnerOrgId: company.id,
    data: { name: a.name, personId, company: company.name, on, ...after },
    tell: true,
  });
  await audit(tx, by, {
    action: "consent.withdrawn",
    subjectType: "person",
    subjectId: personId,
    after: { orgId: company.id, on },
  });
  await refreshCompany(tx, asWorker(tenantId), company.id, now);
  return { lost: after.lost };
}
