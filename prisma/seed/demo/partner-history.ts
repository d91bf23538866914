import { textIn } from "#lib/domain/text.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import { recordEvent, type Writer } from "#lib/platform/record.ts";
import { firstAdmin, moment, type PartnerSeeding } from "./partner-paper.ts";

type Line = { at: Date; type: string; by: "partner" | "vendor"; data: Record<string, unknown> };

/** What the two sides did until today, as the timeline tells it: read off the papers that were just written. */
export async function writePartnerHistory(s: PartnerSeeding): Promise<void> {
  const { tx, tenantId, partnershipId, definition } = s;
  const { locale } = s.workspace;
  const where = { tenantId, partnershipId };
  const application = s.partner.application;
  if (application.state !== "accepted") return;
  const lines: Line[] = [
    {
      at: moment(s, application.decidedAgo, 11, 5),
      type: "partnership.onboarding_started",
      by: "vendor",
      data: { tier: s.partner.partnership?.targetTier ?? "" },
    },
  ];
  const titles = new Map(
    definition.phases.flatMap(p => p.steps.map(step => [step.key, step.title] as const)),
  );
  for (const row of await tx.onboardingStep.findMany({ where })) {
    const title = titles.get(row.stepKey);
    const data = { stepKey: row.stepKey, step: title ? textIn(title, locale) : row.stepKey };
    if (row.doneAt)
      lines.push({
        at: row.doneAt,
        type: "step.done",
        by: row.doneSide === "vendor" ? "vendor" : "partner",
        data,
      });
    if (row.confirmedAt)
      lines.push({
        at: row.confirmedAt,
        type: "step.confirmed",
        by: row.confirmSide === "vendor" ? "vendor" : "partner",
        data,
      });
  }
  const kinds = new Map(definition.agreements.map(kind => [kind.key, textIn(kind.title, locale)]));
  for (const row of await tx.agreement.findMany({ where })) {
    const data = { kind: row.kind, title: kinds.get(row.kind) ?? row.kind, number: row.number };
    lines.push({ at: row.createdAt, type: "agreement.prepared", by: "vendor", data });
    const last = row.vendorSignedOn ?? row.partnerSignedOn;
    if (!last) continue;
    const both = row.vendorSignedOn !== null;
    lines.push({
      at: new Date(Math.min(last.getTime() + 15 * 3_600_000, s.now.getTime() - 60_000)),
      type: both ? "agreement.in_force" : "agreement.signed",
      by: both ? "vendor" : "partner",
      data: { ...data, by: (both ? row.vendorSignedBy : row.partnerSignedBy) ?? "", on: toPlainDate(last) },
    });
  }
  for (const row of await tx.businessPlan.findMany({ where })) {
    const data = { planId: row.id, title: row.title };
    if (row.submittedAt)
      lines.push({
        at: row.submittedAt,
        type: "plan.submitted",
        by: "partner",
        data: { ...data, content: row.content },
      });
    if (row.decidedAt && row.validFrom)
      lines.push({
        at: row.decidedAt,
        type: "plan.validated",
        by: "vendor",
        data: { ...data, on: toPlainDate(row.validFrom) },
      });
  }
  for (const row of await tx.tierDecision.findMany({ where: { ...where, kind: "grant" } })) {
    const tier = definition.tiers.find(t => t.key === row.tierKey);
    lines.push({
      at: row.decidedAt,
      type: "tier.granted",
      by: "vendor",
      data: { tier: tier ? textIn(tier.name, locale) : "" },
    });
  }
  for (const line of lines.sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const id = await recordEvent(tx, writer(s, line.by), {
      subjectType: "partnership",
      subjectId: partnershipId,
      type: line.type,
      data: line.data,
      audience: "partner_vendor",
      partnerOrgId: s.orgId,
    });
    await tx.event.updateMany({ where: { tenantId, id }, data: { at: line.at } });
  }
}

function writer(s: PartnerSeeding, side: "partner" | "vendor"): Writer {
  const manager = s.workspace.vendor.people.find(p => p.roles.includes("partner_manager"));
  return {
    tenantId: s.tenantId,
    side,
    name: side === "partner" ? firstAdmin(s).name : (manager?.name ?? ""),
    orgName: side === "partner" ? s.partner.org.name : s.workspace.vendor.name,
  };
}
