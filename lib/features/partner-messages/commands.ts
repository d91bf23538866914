import { z } from "zod";
import { partnerHealthPolicy } from "#lib/domain/policies/partner-health.ts";
import { startTask } from "#lib/features/tasks/commands.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { forbid, refuse } from "#lib/platform/refusal.ts";
import { adminsOf, MOST_PARTNERS } from "./queries.ts";
import type { SendMessageInput } from "./schema.ts";

export const MESSAGE_KIND = "partners.message";

/** So many partners a step. */
const SLICE = 20;

/**
 * Has the worker send a message to the administrators of the partners chosen. Refused when the filter leaves others than
 * the preview showed: nobody writes to companies they have not seen.
 */
export async function sendMessage(
  tx: Tx,
  actor: By,
  ids: readonly string[],
  input: SendMessageInput,
): Promise<{ taskId: string; messageId: string }> {
  if (ids.length === 0) refuse("partners.message.refusal.nobody");
  if (ids.length > MOST_PARTNERS) refuse("partners.message.refusal.tooMany", { most: MOST_PARTNERS });
  if (ids.length !== input.expected)
    refuse("partners.message.refusal.changed", { before: input.expected, now: ids.length });
  const messageId = newId();
  const subject = { en: input.subjectEn, es: input.subjectEs };
  const body = { en: input.bodyEn, es: input.bodyEs };
  const taskId = await startTask(tx, actor, MESSAGE_KIND, { messageId, ids }, ids.length);
  await stepAs(tx, actor, "app_worker", () =>
    tx.partnerMessage.create({
      data: {
        tenantId: actor.tenantId,
        id: messageId,
        taskId,
        subject,
        body,
        partners: ids.length,
        sentBy: actor.name,
        sentById: actor.personId,
      },
    }),
  );
  await audit(tx, actor, {
    action: "partners.message",
    subjectType: "partner_message",
    subjectId: messageId,
    after: { subject, partners: ids.length },
  });
  return { taskId, messageId };
}

const inputOf = z.object({ messageId: z.string(), ids: z.array(z.string()) });
const cursorOf = z.object({ at: z.number().default(0), people: z.number().default(0) });

/**
 * Some partners on: the fact on each partner's page, and its administrators told. An address gets a message once, also
 * where it administers several partners; that is held by a row a recipient, written with the fact.
 */
export async function messageStep(ctx: { tx: Tx; actor: By; input: unknown; cursor: unknown }) {
  const { tx, actor } = ctx;
  const { tenantId } = actor;
  if (!partnerHealthPolicy.message(actor, null)) forbid("partners.health.refusal.notManager");
  const { messageId, ids } = inputOf.parse(ctx.input);
  const { at, people } = cursorOf.parse(ctx.cursor);
  const message = await tx.partnerMessage.findFirst({ where: { tenantId, id: messageId } });
  if (!message) refuse("partners.message.refusal.nobody");
  const slice = ids.slice(at, at + SLICE);
  const admins = await adminsOf(tx, tenantId, slice);
  let told = 0;
  for (const id of slice) {
    const [company] = admins.filter(admin => admin.partnershipId === id);
    // Gone since it was chosen.
    if (!company) continue;
    const recipients = admins.flatMap(a =>
      a.partnershipId === id && a.personId !== null
        ? [
            {
              tenantId,
              messageId,
              email: a.email.toLowerCase(),
              personId: a.personId,
              name: a.name,
              partnerOrgId: a.partnerOrgId,
            },
          ]
        : [],
    );
    const { count } = await stepAs(tx, actor, "app_worker", () =>
      tx.partnerMessageRecipient.createMany({ data: recipients, skipDuplicates: true }),
    );
    told += count;
    await recordEvent(tx, actor, {
      subjectType: "partnership",
      subjectId: id,
      type: "message.sent",
      audience: "partner_vendor",
      partnerOrgId: company.partnerOrgId,
      data: { messageId, subject: message.subject, body: message.body },
      tell: count > 0,
    });
  }
  const done = at + slice.length;
  const step = { done, total: ids.length, cursor: { at: done, people: people + told } };
  return done < ids.length
    ? step
    : { ...step, finished: { result: { partners: done, people: people + told }, keepHours: 24 * 30 } };
}
