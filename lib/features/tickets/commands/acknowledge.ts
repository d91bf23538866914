import { stepAs } from "#lib/platform/db/workspace.ts";
import { audit } from "#lib/platform/record.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { TicketChanged } from "../dto.ts";
import { besideCustomer, flowOf, record, type TicketContext, type TicketRow } from "../load.ts";
import type { AcknowledgeInput } from "../schema.ts";
import { stepsOf } from "../timers.ts";

/**
 * Says that a step of the escalation has been seen, so that it is not told again (S6). The case itself stays as it is, and
 * nobody who edits it is disturbed; a second press changes nothing. Refused as not found where no such clock runs.
 */
export async function acknowledgeStep(
  ctx: TicketContext,
  row: TicketRow,
  { clock: kind, cycle, level }: AcknowledgeInput,
): Promise<TicketChanged> {
  const { tx, actor } = ctx;
  const { tenantId } = row;
  const clock = await tx.ticketClock.findFirst({
    where: { tenantId, ticketId: row.id, kind, cycle, stoppedAt: null, cancelledAt: null },
  });
  const steps = clock ? await stepsOf(tx, actor, [clock], { level }) : [];
  if (!clock || !steps.some(step => step.firedAt !== null)) return notFoundRefusal();
  if (!clock.seenLevels.includes(level)) {
    // Both at once, so that a sweep finds nothing more to tell; a clock counted anew reads the first.
    await stepAs(tx, actor, "app_worker", async () => {
      await tx.ticketClock.updateMany({
        where: { tenantId, id: clock.id },
        data: { seenLevels: { push: level } },
      });
      await tx.timer.updateMany({
        where: {
          tenantId,
          clockId: clock.id,
          kind: "escalation",
          level,
          round: { gt: 0 },
          firedAt: null,
          cancelledAt: null,
        },
        data: { cancelledAt: ctx.now },
      });
    });
    await record(tx, actor, row, {
      type: "sla.seen",
      data: { number: row.number, kind, level },
      audience: besideCustomer(row),
    });
    await audit(tx, actor, {
      action: "ticket.acknowledge",
      subjectType: "ticket",
      subjectId: row.id,
      after: { clock: kind, cycle, level },
    });
  }
  return { number: row.number, version: row.version, state: flowOf(row).state };
}
