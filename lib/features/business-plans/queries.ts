import { type BusinessPlanForPolicy, businessPlanPolicy } from "#lib/domain/policies/agreement.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { findPartnership, type PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { PlanDto, PlanEdition, PlanState } from "./dto.ts";
import { planContent } from "./schema.ts";

export type PlanTarget = BusinessPlanForPolicy & PlanDto & { partnership: PartnershipRecord };

type Row = Awaited<ReturnType<Tx["businessPlan"]["findFirstOrThrow"]>>;

const planDto = (row: Row): PlanDto => ({
  id: row.id,
  version: row.version,
  title: row.title,
  content: planContent.parse(row.content),
  state: row.state as PlanState,
  validFrom: toPlainDateOrNull(row.validFrom),
  validUntil: toPlainDateOrNull(row.validUntil),
  submittedAt: row.submittedAt?.getTime() ?? null,
  submittedBy: row.submittedBy,
  decidedAt: row.decidedAt?.getTime() ?? null,
  decidedBy: row.decidedBy,
  remark: row.remark,
});

/** One plan as the actor may read it: a draft is the partner's alone; null where there is none for them. */
export async function findPlan(tx: Tx, actor: Actor, planId: string): Promise<PlanTarget | null> {
  if (actor.side === "customer") return null;
  const row = await tx.businessPlan.findFirst({ where: { tenantId: actor.tenantId, id: planId } });
  const partnership = row && (await findPartnership(tx, actor.tenantId, { id: row.partnershipId }));
  if (!row || !partnership) return null;
  const target = { ...planDto(row), partnerOrgId: row.partnerOrgId, partnership };
  return businessPlanPolicy.read(actor, target) ? target : null;
}

/** A partner's plans as the actor may read them, newest first, with every text that was handed in. */
export async function plansOf(
  tx: Tx,
  actor: Actor,
  partnership: PartnershipRecord,
): Promise<{ plans: PlanDto[]; editions: PlanEdition[] }> {
  const { tenantId } = actor;
  const rows = await tx.businessPlan.findMany({
    where: { tenantId, partnershipId: partnership.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const plans = rows.filter(row =>
    businessPlanPolicy.read(actor, { partnerOrgId: row.partnerOrgId, state: row.state as PlanState }),
  );
  const events = await tx.event.findMany({
    where: {
      tenantId,
      subjectType: "partnership",
      subjectId: partnership.id,
      type: "plan.submitted",
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 50,
  });
  return {
    plans: plans.map(planDto),
    editions: events.map(event => {
      const data = (event.data ?? {}) as { planId?: string; title?: string; content?: unknown };
      return {
        key: event.id,
        planId: data.planId ?? "",
        at: event.at.getTime(),
        by: event.actorName,
        title: data.title ?? "",
        content: planContent.parse(data.content ?? {}),
      };
    }),
  };
}
