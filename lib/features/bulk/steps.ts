import { z } from "zod";
import { untouched } from "#lib/domain/tickets/bulk.ts";
import { AUDIENCES } from "#lib/domain/tickets/types.ts";
import { asManufacturer, requireReceiver } from "#lib/features/tickets/commands/assign.ts";
import { save } from "#lib/features/tickets/commands/save.ts";
import { TAKEN_BACK } from "#lib/features/tickets/history.ts";
import {
  flowOf,
  record,
  type TicketContext,
  type TicketRow,
  targetOf,
  ticketToChange,
} from "#lib/features/tickets/load.ts";
import { ticketRules, whyNot } from "#lib/features/tickets/permissions.ts";
import type { BulkCase } from "#lib/platform/db/client/client.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { orRefused } from "#lib/platform/db/savepoint.ts";
import type { By } from "#lib/platform/record.ts";
import { Refusal, refuse } from "#lib/platform/refusal.ts";
import { beforeOf, keptSchema } from "./before.ts";
import { deedOf } from "./deeds.ts";
import { dropNotices, holdNotices } from "./notices.ts";
import { type DeedInput, deedInput } from "./schema.ts";

type StepContext = { tx: Tx; now: Date; actor: By; taskId: string; input: unknown; cursor: unknown };
type Kept = { state: string; reason?: string; reasonParams?: object; before?: object; versionAfter?: number };

const cursorOf = z.object({ after: z.int().default(-1), done: z.int().default(0) });
const undoInput = z.object({ taskId: z.uuid() });
/** How long the report stays. */
const KEEP_HOURS = 24 * 30;
const json = (value: object | undefined) => (value ?? {}) as Prisma.InputJsonValue;

/** One case more: changed with the rights of this moment, or refused with its reason. The others go on. */
export async function bulkStep(ctx: StepContext) {
  const change = await changeOf(ctx, ctx.taskId);
  const deed = deedInput.parse(change.input);
  return eachCase(ctx, ctx.taskId, "waiting", one => changeCase(ctx, one, deed));
}

/** One case of a change put back as it was, where nobody has changed it since; else it is left alone, and why is kept. */
export async function undoStep(ctx: StepContext) {
  const { taskId } = undoInput.parse(ctx.input);
  const change = await changeOf(ctx, taskId);
  const deed = deedInput.parse(change.input);
  return eachCase(ctx, taskId, "done", one => putBack(ctx, one, deed));
}

async function changeOf({ tx, actor }: StepContext, taskId: string) {
  const row = await tx.bulkChange.findFirst({ where: { tenantId: actor.tenantId, taskId } });
  return row ?? refuse("bulk.refusal.gone");
}

async function eachCase(
  ctx: StepContext,
  taskId: string,
  state: "waiting" | "done",
  act: (one: BulkCase) => Promise<Kept>,
) {
  const { tx, actor } = ctx;
  const { tenantId } = actor;
  const { after, done } = cursorOf.parse(ctx.cursor);
  const left = { tenantId, taskId, state };
  const one = await tx.bulkCase.findFirst({
    where: { ...left, position: { gt: after } },
    orderBy: { position: "asc" },
  });
  if (one) {
    const { reasonParams, before, ...kept } = await act(one);
    await tx.bulkCase.updateMany({
      where: { tenantId, taskId, position: one.position },
      data: {
        ...kept,
        reasonParams: json(reasonParams),
        ...(before ? { before: json(before) } : {}),
      },
    });
  }
  const at = one?.position ?? after;
  const more = await tx.bulkCase.count({ where: { ...left, position: { gt: at } } });
  const reached = done + (one ? 1 : 0);
  const step = { done: reached, total: reached + more, cursor: { after: at, done: reached } };
  return more > 0 ? step : { ...step, finished: { keepHours: KEEP_HOURS } };
}

const refused = (state: string, refusal: Refusal): Kept => {
  const field = Object.values(refusal.fields)[0];
  if (refusal.kind === "conflict") return { state, reason: "bulk.reason.changed" };
  return {
    state,
    reason: field?.key ?? refusal.key,
    reasonParams: field ? (field.params ?? {}) : refusal.params,
  };
};

async function changeCase(ctx: StepContext, one: BulkCase, deed: DeedInput): Promise<Kept> {
  const { tx, actor, now } = ctx;
  const target = await ticketToChange(tx, actor, one.number);
  if (!target) return { state: "refused", reason: "bulk.reason.gone" };
  const { row } = target;
  const { permission, run, beside } = deedOf(deed);
  if (!beside && row.version !== one.version) return { state: "refused", reason: "bulk.reason.changed" };
  if (!ticketRules[permission](actor, target))
    return { state: "refused", reason: whyNot(permission)(actor, target) };
  const before = await written(ctx, row);
  const made = await orRefused(tx, () => run({ tx, actor, now }, row, deed));
  if (made instanceof Refusal) return refused("refused", made);
  const after = await written(ctx, row);
  const events = after.events.filter(id => !before.events.includes(id));
  const messages = after.messages.filter(id => !before.messages.includes(id));
  await holdNotices(tx, actor, events);
  const left = await tx.ticket.findFirstOrThrow({ where: { tenantId: row.tenantId, id: row.id } });
  return {
    state: "done",
    before: { case: beforeOf(row), events, messages, ...(beside ? { made } : {}) },
    versionAfter: left.version,
  };
}

/** Lines and messages of this moment on the case, which is held: those of the deed, once those before it are taken off. */
async function written({ tx, now }: StepContext, { tenantId, id }: TicketRow) {
  const at = { gte: now };
  const ids = (rows: { id: string }[]) => rows.map(row => row.id);
  return {
    events: ids(
      await tx.event.findMany({
        where: { tenantId, subjectType: "ticket", subjectId: id, at },
        select: { id: true },
      }),
    ),
    messages: ids(
      await tx.ticketMessage.findMany({ where: { tenantId, ticketId: id, at }, select: { id: true } }),
    ),
  };
}

async function putBack(ctx: StepContext, one: BulkCase, deed: DeedInput): Promise<Kept> {
  const { tx, actor, now } = ctx;
  const target = await ticketToChange(tx, actor, one.number);
  if (!target) return { state: "left", reason: "bulk.reason.gone" };
  const kept = keptSchema.parse(one.before);
  const { permission, tells, beside } = deedOf(deed);
  if (beside) {
    if (!ticketRules[permission](actor, target))
      return { state: "left", reason: whyNot(permission)(actor, target) };
    const back = await orRefused(tx, () => beside({ tx, actor, now }, target.row, kept.made));
    return back instanceof Refusal ? refused("left", back) : { state: "undone" };
  }
  if (!untouched({ state: "done", versionAfter: one.versionAfter }, target.row.version))
    return { state: "left", reason: "bulk.reason.changedSince" };
  // Who might do it to the case as it was may put it back; who has lost that right may not.
  const asItWas = targetOf({ ...target.row, ...kept.case });
  if (!ticketRules[permission](actor, asItWas))
    return { state: "left", reason: whyNot(permission)(actor, asItWas) };
  const done = await orRefused(tx, () => restore({ tx, actor, now }, target.row, kept, deed, tells));
  return done instanceof Refusal ? refused("left", done) : { state: "undone" };
}

async function restore(
  ctx: TicketContext & { actor: By },
  row: TicketRow,
  kept: z.output<typeof keptSchema>,
  deed: DeedInput,
  tells: "customer" | "given" | "nobody",
): Promise<void> {
  const { tx, actor } = ctx;
  await givenBack(ctx, row, kept.case);
  const told = await dropNotices(tx, actor, kept.events);
  const lines = await tx.event.findMany({
    where: { tenantId: row.tenantId, id: { in: kept.events } },
    select: { audience: true },
  });
  await record(tx, actor, row, {
    type: TAKEN_BACK,
    data: {
      number: row.number,
      subject: row.subject,
      deed: deed.kind,
      undone: [...kept.events, ...kept.messages].join(" "),
      ...(deed.kind === "assign" ? { personId: deed.personId } : {}),
    },
    // Whoever read one of the lines reads that it is taken back: AUDIENCES begins with the widest.
    audience: AUDIENCES.find(one => lines.some(line => line.audience === one)) ?? "everyone",
    tell: told && tells !== "nobody",
  });
  const { state: _s, open: _o, level: _l, l3State: _3, ...data } = kept.case;
  await save(ctx, row, {
    action: "ticket.undo",
    flow: flowOf({ ...row, ...kept.case }),
    data,
  });
}

/**
 * Whom the case goes back to might have been given it anew: they may have left meanwhile, or lost the role or the certificate (T3).
 * Asked of the actor's own people. Whom the other company gave it to is that one's matter, and not seen from here: a case that a
 * partner took back from level 3 by a slip is the manufacturer's engineer's again.
 */
async function givenBack(
  ctx: TicketContext & { actor: By },
  row: TicketRow,
  was: z.output<typeof keptSchema>["case"],
): Promise<void> {
  const asItWas = { ...row, ...was };
  const [personId, name, now] = asManufacturer(ctx, row)
    ? [was.l3AssigneeId, was.l3AssigneeName, row.l3AssigneeId]
    : [was.assigneeId, was.assigneeName, row.assigneeId];
  if (personId !== null && personId !== now)
    await requireReceiver(ctx, asItWas, { personId, name: name ?? "" });
}
