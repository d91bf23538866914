import { z } from "zod";
import { mailPolicy } from "#lib/domain/policies/mail.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { startTask } from "#lib/features/tasks/commands.ts";
import type { InboundMail, MailChoice } from "#lib/platform/db/client/client.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { orRefused } from "#lib/platform/db/savepoint.ts";
import type { By } from "#lib/platform/record.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { approveMail, declineMail, discardMail, findMail, type MailTarget, retryMail } from "./decide.ts";
import { type DecideManyInput, decideManyInput, type ManyDeed, MOST_MAILS } from "./schema.ts";

export const DECIDE_KIND = "mail.decide";

type Context = { tx: Tx; actor: By; now: Date };
type StepContext = Context & { taskId: string; input: unknown; cursor: unknown };

/** Asks for a deed on several mails, chosen before; each is decided in a step of its own, if it still may be then. */
export async function decideMany(
  { tx, actor }: Context,
  chosen: readonly ChosenMail[],
  input: DecideManyInput,
): Promise<{ taskId: string }> {
  const { tenantId, personId, orgId } = actor;
  const taskId = await startTask(tx, actor, DECIDE_KIND, { deed: input.deed }, chosen.length);
  await tx.mailChoice.createMany({
    data: chosen.map((one, position) => ({ tenantId, taskId, position, personId, orgId, ...one })),
  });
  return { taskId };
}

export type ChosenMail = { mailId: string; version: number };

/** The mails chosen, once each; what this person does not see is not among them. Null: none is. */
export async function chosenMails(
  tx: Tx,
  actor: Actor,
  choice: DecideManyInput["choice"],
): Promise<ChosenMail[] | null> {
  if (choice.of === "sender") {
    const target = await findMail(tx, actor, choice.mailId);
    return target && ofSameSender(tx, actor, target.row, MOST_MAILS);
  }
  const asked = new Map(choice.rows.map(row => [row.mailId, row]));
  const seen = await tx.inboundMail.findMany({
    where: { tenantId: actor.tenantId, id: { in: [...asked.keys()] } },
    select: { id: true },
  });
  const ids = new Set(seen.map(row => row.id));
  const chosen = [...asked.values()].filter(row => ids.has(row.mailId));
  return chosen.length > 0 ? chosen : null;
}

/**
 * The mails that stand as this one does and name the same sender, the oldest first. Forged ones are apart from those that are not:
 * whoever declines what somebody wrote in another's name declines nothing of theirs.
 */
export async function ofSameSender(
  tx: Tx,
  actor: Actor,
  row: InboundMail,
  most: number,
): Promise<ChosenMail[]> {
  if (row.fromAddress === "") return [{ mailId: row.id, version: row.version }];
  const rows = await tx.inboundMail.findMany({
    where: {
      tenantId: row.tenantId,
      fromAddress: row.fromAddress,
      state: row.state,
      reason: row.reason === "spoofed" ? "spoofed" : { not: "spoofed" },
      ...(actor.side === "customer" ? { customerOrgId: actor.orgId, writerSide: "customer" } : {}),
    },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    select: { id: true, version: true },
    take: most,
  });
  return rows.map(({ id, version }) => ({ mailId: id, version }));
}

const cursorOf = z.object({ after: z.int().default(-1), done: z.int().default(0) });
const askedOf = z.object({ deed: decideManyInput.shape.deed });
/** How long what came of it stays. */
const KEEP_HOURS = 24;

/** One mail more: decided with the rights of this moment, or refused with its reason. The others go on. */
export async function decideStep(ctx: StepContext) {
  const { tx, actor, taskId } = ctx;
  const { tenantId } = actor;
  const { deed } = askedOf.parse(ctx.input);
  const { after, done } = cursorOf.parse(ctx.cursor);
  const left = { tenantId, taskId, state: "waiting" };
  const one = await tx.mailChoice.findFirst({
    where: { ...left, position: { gt: after } },
    orderBy: { position: "asc" },
  });
  if (one)
    await tx.mailChoice.updateMany({
      where: { tenantId, taskId, position: one.position },
      data: await decideOne(ctx, one, deed),
    });
  const at = one?.position ?? after;
  const more = await tx.mailChoice.count({ where: { ...left, position: { gt: at } } });
  const reached = done + (one ? 1 : 0);
  const step = { done: reached, total: reached + more, cursor: { after: at, done: reached } };
  return more > 0 ? step : { ...step, finished: { keepHours: KEEP_HOURS } };
}

type Came = { state: string; reason?: string; reasonParams?: Prisma.InputJsonValue };
const refused = (reason: string, params: object = {}): Came => ({
  state: "refused",
  reason,
  reasonParams: params as Prisma.InputJsonValue,
});

async function decideOne(ctx: Context, one: MailChoice, deed: ManyDeed): Promise<Came> {
  const { tx, actor } = ctx;
  const target = await findMail(tx, actor, one.mailId);
  if (!target) return refused("inboundMail.many.gone");
  if (target.row.version !== one.version) return refused("inboundMail.many.changed");
  if (!mailPolicy[deed.kind](actor, target)) return refused(whyNot(actor, deed, target));
  const made = await orRefused(tx, () => run(ctx, target, deed));
  if (!(made instanceof Refusal)) return { state: "done" };
  if (made.kind === "conflict") return refused("inboundMail.many.changed");
  const field = Object.values(made.fields)[0];
  return field ? refused(field.key, field.params) : refused(made.key, made.params);
}

function run(ctx: Context, target: MailTarget, deed: ManyDeed): Promise<unknown> {
  const { version } = target.row;
  switch (deed.kind) {
    case "approve":
      return approveMail(ctx, target, version);
    case "decline":
      return declineMail(ctx, target, { version, reason: deed.reason });
    case "retry":
      return retryMail(ctx, target, version);
    case "discard":
      return discardMail(ctx, target, { version, reason: deed.reason });
  }
}

/** Somebody who may do it to others of them, but not to this one: it is decided already. */
function whyNot(actor: Actor, deed: ManyDeed, { row }: MailTarget): string {
  const contacts = deed.kind === "approve" || deed.kind === "decline";
  if (contacts && actor.side !== "customer") return "inboundMail.refusal.customersWord";
  if (!contacts && actor.side !== "vendor") return "inboundMail.refusal.deskOnly";
  return row.state === "held" ? "inboundMail.refusal.contactOnly" : "inboundMail.many.decided";
}

/** Drops what came of decisions whose tasks are gone, as the worker. */
export async function dropOldChoices(tx: Tx, tenantId: string): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM mail_choice c WHERE c.tenant_id = ${tenantId}::uuid
      AND NOT EXISTS (SELECT 1 FROM task t WHERE t.tenant_id = c.tenant_id AND t.id = c.task_id)`;
}
