import type { Actor } from "#lib/domain/policies/types.ts";
import type { ClockKind } from "#lib/domain/tickets/plan.ts";
import { loadPlanTerms } from "#lib/features/plans/queries.ts";
import type { TicketClock as ClockRow } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { UnseenDTO } from "../dto/levels.ts";
import type { TicketRow } from "../load.ts";
import { stepsOf } from "../timers.ts";

/** Steps of the escalation that were told, are told again while nobody has seen them, and run on an open clock (S6). */
export async function unseenSteps(
  tx: Tx,
  actor: Actor,
  row: TicketRow,
  clocks: readonly ClockRow[],
): Promise<UnseenDTO[]> {
  if (!row.open) return [];
  const { escalations } = await loadPlanTerms(tx, row.tenantId, row.planVersionId);
  const repeated = escalations.filter(step => step.repeat).map(step => step.level);
  const running = clocks.filter(clock => clock.stoppedAt === null);
  if (repeated.length === 0 || running.length === 0) return [];
  const timers = await stepsOf(tx, actor, running, { level: { in: repeated } });
  return running.flatMap(clock =>
    repeated.flatMap((level): UnseenDTO[] => {
      const mine = timers.filter(timer => timer.clockId === clock.id && timer.level === level);
      const first = mine.find(timer => timer.round === 0);
      if (!first?.firedAt || clock.seenLevels.includes(level)) return [];
      const next = mine.find(timer => timer.firedAt === null && timer.cancelledAt === null);
      return [
        {
          clock: clock.kind as ClockKind,
          cycle: clock.cycle,
          level,
          firedAt: first.firedAt.getTime(),
          next: next?.dueAt.getTime() ?? null,
        },
      ];
    }),
  );
}
