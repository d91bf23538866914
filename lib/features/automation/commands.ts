import { personOf } from "#lib/domain/automation/actions.ts";
import { fieldsOf, valuesOf } from "#lib/domain/automation/conditions.ts";
import { engineersOf, membersOf } from "#lib/features/tickets/assignable.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By } from "#lib/platform/record.ts";
import { conflict, invalid, Refusal, refuse } from "#lib/platform/refusal.ts";
import type { RuleDto } from "./dto.ts";
import { deskRules } from "./queries.ts";
import { MOST_RULES, type RuleInput } from "./schema.ts";
import { unknownValues } from "./values.ts";

const json = (value: unknown) => value as Prisma.InputJsonValue;

type Words = Omit<RuleInput, "ruleId" | "version">;
type Changed = { ruleId: string; version: number };

/** One desk's rules at a time, so that places and numbers stay right. */
const holdDesk = (tx: Tx, actor: By) => oneAtATime(tx, `rules:${actor.tenantId}:${actor.orgId}`);

/** What it names is the workspace's and the desk's: products, customers, people. */
async function fits(tx: Tx, actor: By, words: Words): Promise<void> {
  const wrong: Record<string, string> = {};
  for (const [i, { field, values }] of words.conditions.entries()) {
    if (!fieldsOf(actor.side).includes(field)) wrong[`conditions.${i}.field`] = "errors.invalidValue";
    const kind = valuesOf(field);
    if (typeof kind !== "string" || kind === "words" || kind === "tags") continue;
    if ((await unknownValues(tx, actor, kind, values)).length > 0)
      wrong[`conditions.${i}.values`] = "automation.refusal.notThere";
  }
  const people = engineersOf(actor, await membersOf(tx, actor.tenantId, [actor.orgId]));
  for (const [i, action] of words.actions.entries()) {
    const personId = personOf(action);
    if (personId !== null && !people.some(one => one.personId === personId))
      wrong[`actions.${i}.personId`] = "automation.refusal.personGone";
  }
  if (Object.keys(wrong).length > 0) invalid(wrong);
}

const content = (rule: Words & { active: boolean }) => ({
  name: rule.name,
  active: rule.active,
  trigger: rule.trigger,
  match: rule.match,
  conditions: rule.conditions,
  actions: rule.actions,
});

/** What a rule was is kept under its version, and who made it so. */
async function keep(
  tx: Tx,
  actor: By,
  action: string,
  rule: Words & { active: boolean },
  of: Changed & { before?: RuleDto },
): Promise<Changed> {
  const { tenantId, orgId } = actor;
  const after = content(rule);
  await tx.ticketRuleVersion.createMany({
    data: [
      { tenantId, ruleId: of.ruleId, version: of.version, orgId, content: json(after), byName: actor.name },
    ],
  });
  await audit(tx, actor, {
    action,
    subjectType: "ticket_rule",
    subjectId: of.ruleId,
    ...(of.before ? { before: content(of.before) } : {}),
    after,
  });
  return { ruleId: of.ruleId, version: of.version };
}

/** Words a rule of one's desk: a new one at the end of the row and off, so that it is tried first. */
export async function saveRule(
  tx: Tx,
  actor: By,
  before: RuleDto | null,
  { ruleId, version, ...words }: RuleInput,
  now: Date,
): Promise<Changed> {
  await holdDesk(tx, actor);
  await fits(tx, actor, words);
  const kept = await deskRules(tx, actor);
  const same = (one: RuleDto) => one.id !== ruleId && one.name.toLowerCase() === words.name.toLowerCase();
  if (kept.some(same)) invalid({ name: "automation.refusal.taken" });
  const data = {
    name: words.name,
    trigger: words.trigger,
    match: words.match,
    conditions: json(words.conditions),
    actions: json(words.actions),
    changedById: actor.personId,
    changedByName: actor.name,
    changedAt: now,
  };
  if (before === null) {
    if (kept.length >= MOST_RULES) refuse("automation.refusal.tooMany", { most: MOST_RULES });
    const id = newId();
    const { tenantId, orgId, side } = actor;
    const position = Math.max(0, ...kept.map(one => one.position)) + 1;
    await tx.ticketRule.createMany({ data: [{ tenantId, id, orgId, side, position, ...data }] });
    return keep(tx, actor, "ticket_rule.add", { ...words, active: false }, { ruleId: id, version: 1 });
  }
  await change(tx, actor, before, version, data);
  const { active } = before;
  return keep(
    tx,
    actor,
    "ticket_rule.change",
    { ...words, active },
    {
      ruleId: before.id,
      version: version + 1,
      before,
    },
  );
}

async function change(
  tx: Tx,
  actor: By,
  rule: RuleDto,
  version: number,
  data: Prisma.TicketRuleUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.ticketRule.updateMany({
    where: { tenantId: actor.tenantId, id: rule.id, version: judged(rule, version), removedAt: null },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) conflict();
}

/** Turns a rule on or off. Whom it names is looked at again, as they may have left meanwhile. */
export async function setRuleState(
  tx: Tx,
  actor: By,
  before: RuleDto,
  { version, active }: { version: number; active: boolean },
  now: Date,
): Promise<Changed> {
  if (active === before.active) return { ruleId: before.id, version: before.version };
  if (active) await stillFits(tx, actor, before);
  await change(tx, actor, before, version, {
    active,
    changedById: actor.personId,
    changedByName: actor.name,
    changedAt: now,
  });
  const action = active ? "ticket_rule.turn_on" : "ticket_rule.turn_off";
  return keep(tx, actor, action, { ...before, active }, { ruleId: before.id, version: version + 1, before });
}

/** A button has no fields: what is wrong with the rule's own is said as a whole. */
const stillFits = (tx: Tx, actor: By, rule: RuleDto) =>
  fits(tx, actor, rule).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    refuse("automation.refusal.staleParts");
  });

/** One place up or down in the desk's order; at the end of the row nothing changes. */
export async function moveRule(
  tx: Tx,
  actor: By,
  rule: RuleDto,
  { version, up }: { version: number; up: boolean },
): Promise<Changed> {
  await holdDesk(tx, actor);
  const kept = await deskRules(tx, actor);
  const here = kept.findIndex(one => one.id === rule.id);
  const other = kept[up ? here - 1 : here + 1];
  if (!other) return { ruleId: rule.id, version: rule.version };
  const own = kept[here] ?? rule;
  await change(tx, actor, rule, version, { position: other.position });
  await tx.ticketRule.updateMany({
    where: { tenantId: actor.tenantId, id: other.id },
    data: { position: own.position },
  });
  return keep(tx, actor, up ? "ticket_rule.earlier" : "ticket_rule.later", rule, {
    ruleId: rule.id,
    version: version + 1,
  });
}

/** Takes a rule away; what it did stays in the log, and what it said under its versions. */
export async function removeRule(
  tx: Tx,
  actor: By,
  before: RuleDto,
  { version }: { version: number },
  now: Date,
): Promise<Changed> {
  await change(tx, actor, before, version, { active: false, removedAt: now });
  await audit(tx, actor, {
    action: "ticket_rule.remove",
    subjectType: "ticket_rule",
    subjectId: before.id,
    before: content(before),
  });
  return { ruleId: before.id, version: version + 1 };
}
