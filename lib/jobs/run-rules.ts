import { deskActor } from "#lib/features/automation/desk.ts";
import { rulesFor, runRule } from "#lib/features/automation/run.ts";
import { untilThrough } from "#lib/platform/db/crossed.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { forEachOf } from "./for-each.ts";

/**
 * The rules of all desks on one fact, one after the other, each in a transaction of its desk. Harmless when repeated: a rule that
 * ran on this fact does not run again. One that fails holds up no other; the whole is then repeated later.
 */
export async function runRules(tenantId: string, data: Record<string, unknown>): Promise<void> {
  const eventId = String(data.eventId);
  const causes = Array.isArray(data.causes) ? data.causes.map(String) : [];
  const rules = await inWorkspace(asWorker(tenantId), tx => rulesFor(tx, tenantId, eventId));
  await forEachOf(rules, async rule => {
    const desk = await inWorkspace(asWorker(tenantId), tx => deskActor(tx, rule, [...causes, rule.id]));
    const of = { ruleId: rule.id, eventId, causes };
    await untilThrough(() => inWorkspace(desk, (tx, now) => runRule(tx, desk, of, now)));
  });
}
