import { workspacePolicy } from "#lib/domain/policies/workspace.ts";
import { recountStep } from "#lib/features/tickets/recount.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { By } from "#lib/platform/record.ts";
import { forbid } from "#lib/platform/refusal.ts";

type Ctx = { tx: Tx; actor: By; input: unknown; cursor: unknown };

/** A step of counting open clocks anew by a calendar's version, while who published it may still do so. */
export function recountTask({ tx, actor, input, cursor }: Ctx) {
  if (!workspacePolicy.change(actor, null)) return forbid("calendars.refusal.onlyAdmin");
  return recountStep(
    tx,
    actor,
    input as Parameters<typeof recountStep>[2],
    cursor as Parameters<typeof recountStep>[3],
  );
}
