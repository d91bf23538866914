import { tierOf } from "#lib/domain/programmes/definition.ts";
import { OVER, remediationNotices } from "#lib/domain/programmes/tiers.ts";
import { textIn } from "#lib/domain/text.ts";
import { daysBetween } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { recordEvent, systemWriter } from "#lib/platform/record.ts";

/**
 * Reminds of a remediation's last day and says once when it is over (P24). Each reminder is a row, written once also when
 * two workers do it at the same moment. Runs as the worker; returns whether something was told.
 */
export async function remindOfRemediation(
  tx: Tx,
  tenantId: string,
  partnershipId: string,
  today: PlainDate,
): Promise<boolean> {
  const record = await findPartnership(tx, tenantId, { id: partnershipId });
  const until = record?.partnership.remediationUntil ?? null;
  if (record?.state !== "remediation" || until === null) return false;
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  if (!workspace) return false;
  const key = { tenantId, partnershipId, until: fromPlainDate(until) };
  const sent = await tx.tierNotice.findMany({ where: key, select: { daysBefore: true } });
  const { definition } = record.programme;
  const due = remediationNotices(
    definition,
    until,
    sent.map(row => row.daysBefore),
    today,
  );
  if (due.length === 0) return false;
  const { count } = await tx.tierNotice.createMany({
    data: due.map(daysBefore => ({
      ...key,
      id: newId(),
      partnerOrgId: record.partnerOrgId,
      daysBefore,
    })),
    skipDuplicates: true,
  });
  if (count === 0) return false;
  const tier = tierOf(definition, record.partnership.tierKey);
  await recordEvent(tx, systemWriter(tenantId), {
    subjectType: "partnership",
    subjectId: partnershipId,
    type: due.includes(OVER) ? "tier.remediation_over" : "tier.remediation_ending",
    audience: "partner_vendor",
    partnerOrgId: record.partnerOrgId,
    data: {
      company: record.orgName,
      tierKey: record.partnership.tierKey,
      tier: tier ? textIn(tier.name, workspace.locale) : "",
      until,
      days: Math.max(0, daysBetween(today, until)),
    },
    tell: true,
  });
  return true;
}
