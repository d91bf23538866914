import { mailPolicy } from "#lib/domain/policies/mail.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { recentTasks } from "#lib/features/tasks/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import type { ManyDto } from "./dto.ts";
import { DECIDE_KIND } from "./many.ts";
import { decideManyInput, type MailState, type ManyKind } from "./schema.ts";

/** What this person can do with several mails of a list at once; nothing: they are not chosen. */
export function manyDeeds(actor: Actor, state: MailState): ManyKind[] {
  if (!mailPolicy.many(actor, null)) return [];
  if (actor.side === "customer") return state === "held" ? ["approve", "decline"] : [];
  return ["held", "set_aside", "ignored"].includes(state) ? ["retry", "discard"] : [];
}

const deedOf = (input: unknown): ManyKind => decideManyInput.pick({ deed: true }).parse(input).deed.kind;

/** Most of what could not be done that is told over a list. */
const MOST_TOLD = 50;

/** The actor's decisions about several mails within a day, newest first, with what could not be done and why. */
export async function recentDecisions(tx: Tx, actor: Actor, now: Date): Promise<ManyDto[]> {
  const tasks = await recentTasks(tx, actor, [DECIDE_KIND], now, 3);
  if (tasks.length === 0) return [];
  const { tenantId } = actor;
  const of = { tenantId, taskId: { in: tasks.map(task => task.id) } };
  const rows = await tx.mailChoice.groupBy({ by: ["taskId", "state"], where: of, _count: { _all: true } });
  const asked = await tx.task.findMany({
    where: { tenantId, id: of.taskId },
    select: { id: true, input: true },
  });
  const left = await tx.mailChoice.findMany({
    where: { ...of, state: "refused" },
    orderBy: [{ taskId: "asc" }, { position: "asc" }],
    take: MOST_TOLD,
  });
  const mails = await tx.inboundMail.findMany({
    where: { tenantId, id: { in: left.map(one => one.mailId) } },
    select: { id: true, subject: true },
  });
  const subjects = new Map(mails.map(mail => [mail.id, mail.subject]));
  const t = translator(actor.locale);
  const count = (taskId: string, state: string) =>
    rows.find(row => row.taskId === taskId && row.state === state)?._count._all ?? 0;
  return tasks.map(task => ({
    task,
    deed: deedOf(asked.find(one => one.id === task.id)?.input),
    counts: {
      waiting: count(task.id, "waiting"),
      done: count(task.id, "done"),
      refused: count(task.id, "refused"),
    },
    refused: left
      .filter(one => one.taskId === task.id)
      .map(one => ({
        mailId: one.mailId,
        subject: subjects.get(one.mailId) ?? null,
        reason: t(one.reason, {
          contacts: "–",
          count: 0,
          ...(one.reasonParams as Record<string, string | number>),
        }),
      })),
  }));
}
