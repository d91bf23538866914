import { optionsOf } from "#lib/domain/contracts/options.ts";
import {
  type ReadinessFact,
  readinessState,
  readinessTurn,
  readyCount,
} from "#lib/domain/contracts/readiness.ts";
import { addMonths } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { ReadinessDto, ReadinessEntryDto, ReadinessSummary } from "./dto.ts";

/** What the files of an entry hang on. */
export const READINESS_FILES = "readiness";

type Of = Pick<ContractDto, "id" | "plan">;

const entriesOf = (tx: Tx, tenantId: string, contractId: string) =>
  tx.readinessEntry.findMany({
    where: { tenantId, contractId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });

/** The plan's readiness list with all that was said of each point (S17). Points the plan no longer has are left out. */
export async function readReadiness(
  tx: Tx,
  tenantId: string,
  contract: Of,
  today: PlainDate,
): Promise<ReadinessDto> {
  const terms = optionsOf(contract.plan).readiness;
  const rows = await entriesOf(tx, tenantId, contract.id);
  const files = await tx.attachment.findMany({
    where: {
      tenantId,
      subjectType: READINESS_FILES,
      subjectId: { in: rows.map(row => row.carriedFromId ?? row.id) },
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, name: true, mediaType: true, size: true, subjectId: true },
  });
  const items = contract.plan.readiness.map(({ key, label }) => {
    const entries = rows
      .filter(row => row.itemKey === key)
      .map(
        (row): ReadinessEntryDto => ({
          id: row.id,
          deed: row.deed as ReadinessFact["deed"],
          reviewOn: toPlainDateOrNull(row.reviewOn),
          text: row.text,
          by: row.by,
          bySide: row.bySide,
          at: row.at.getTime(),
          files: files
            .filter(file => file.subjectId === (row.carriedFromId ?? row.id))
            .map(({ subjectId: _, ...file }) => file),
        }),
      );
    const state = readinessState(entries, today, terms.noticeDays);
    return { key, label, entries, state, last: entries.at(-1)?.id ?? "" };
  });
  return {
    items,
    ready: readyCount(items.map(item => item.state)),
    nextReview: addMonths(today, terms.reviewMonths),
  };
}

/** How much of the list is ready, and whose turn it is; null where the plan has none. */
export async function readinessSummary(
  tx: Tx,
  tenantId: string,
  contract: Of,
  today: PlainDate,
): Promise<ReadinessSummary | null> {
  if (contract.plan.readiness.length === 0) return null;
  const { noticeDays } = optionsOf(contract.plan).readiness;
  const rows = await entriesOf(tx, tenantId, contract.id);
  const states = contract.plan.readiness.map(({ key }) =>
    readinessState(
      rows
        .filter(row => row.itemKey === key)
        .map(row => ({ deed: row.deed as ReadinessFact["deed"], reviewOn: toPlainDateOrNull(row.reviewOn) })),
      today,
      noticeDays,
    ),
  );
  const turns = states.map(readinessTurn);
  return {
    ready: readyCount(states),
    total: states.length,
    overdue: states.filter(state => state === "overdue").length,
    waits: turns.includes("customer") ? "customer" : turns.includes("serving") ? "serving" : null,
  };
}
