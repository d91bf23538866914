import { stepOf } from "#lib/domain/programmes/onboarding.ts";
import { textIn } from "#lib/domain/text.ts";
import { recordEvent } from "#lib/platform/record.ts";
import { seedId } from "./ids.ts";
import { firstAdmin, moment, type PartnerSeeding } from "./partner-paper.ts";

/** Remarks and blockers on a step that is not finished yet, as both sides left them. */
export async function writeStepTalk(s: PartnerSeeding): Promise<void> {
  const talk = s.partner.partnership?.talk ?? [];
  if (talk.length === 0) return;
  const { tx, tenantId, partnershipId } = s;
  const about = s.partner.partnership?.talkAbout;
  const row = await tx.onboardingStep.findFirst({
    where: {
      tenantId,
      partnershipId,
      state: { in: ["open", "returned"] },
      ...(about ? { stepKey: about } : {}),
    },
    orderBy: [{ position: "asc" }],
  });
  const step = row && stepOf(s.definition, row.stepKey)?.step;
  if (!row || !step) return;
  const manager = s.workspace.vendor.people.find(p => p.roles.includes("partner_manager"))?.name ?? "";
  for (const [index, line] of talk.entries()) {
    const by = line.by === "partner" ? firstAdmin(s).name : manager;
    const at = moment(s, line.ago, 9 + index);
    if (line.waitsFor)
      await tx.onboardingBlocker.create({
        data: {
          tenantId,
          id: seedId(partnershipId, "blocker", String(index)),
          partnershipId,
          partnerOrgId: s.orgId,
          stepKey: row.stepKey,
          waitsFor: line.waitsFor,
          text: line.text,
          audience: line.only ?? "partner_vendor",
          raisedBy: by,
          raisedSide: line.by,
          raisedAt: at,
        },
      });
    const id = await recordEvent(
      tx,
      {
        tenantId,
        side: line.by,
        name: by,
        orgName: line.by === "partner" ? s.partner.org.name : s.workspace.vendor.name,
      },
      {
        subjectType: "partnership",
        subjectId: partnershipId,
        type: line.waitsFor ? "step.blocked" : "step.remarked",
        audience: line.only ?? "partner_vendor",
        partnerOrgId: s.orgId,
        data: {
          stepKey: row.stepKey,
          step: textIn(step.title, s.workspace.locale),
          remark: line.text,
          ...(line.waitsFor ? { waitsFor: line.waitsFor } : {}),
        },
      },
    );
    await tx.event.updateMany({ where: { tenantId, id }, data: { at } });
  }
}
