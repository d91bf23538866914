import type { Actor } from "#lib/domain/policies/types.ts";
import { savePreferences } from "#lib/features/mail-preferences/commands.ts";
import type { SavePreferencesInput } from "#lib/features/mail-preferences/schema.ts";
import { replyToTicket } from "#lib/features/tickets/commands/reply.ts";
import { ticketToChange } from "#lib/features/tickets/load.ts";
import type { Transport } from "#lib/jobs/mail/transport.ts";
import { deliverOutbox } from "#lib/jobs/outbox.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import type { TestDatabase } from "#tests/support/database.ts";

/** Somebody's word on how they are told; what is left out stays as it comes. */
export async function wish(db: TestDatabase, who: Actor, more: Partial<SavePreferencesInput>): Promise<void> {
  await inWorkspace(
    who,
    async (tx, now) => {
      const row = await tx.mailPreference.findFirst({
        where: { tenantId: who.tenantId, personId: who.personId },
      });
      const input = {
        version: row?.version ?? 0,
        choices: {},
        quietOn: false,
        quietFrom: "20:00",
        quietUntil: "08:00",
        quietDays: [],
        digestEvery: "day" as const,
        digestDay: "mon" as const,
        digestAt: "08:00",
        ...more,
      };
      await savePreferences(tx, who, input, now);
    },
    db.client,
  );
}

/** Words on a case, as its page writes them. */
export async function say(
  db: TestDatabase,
  actor: Actor,
  number: string,
  body: string,
  audience: "everyone" | "partner" | "partner_vendor" | "vendor" = "everyone",
): Promise<void> {
  await inWorkspace(
    actor,
    async (tx, now) => {
      const target = await ticketToChange(tx, actor, number);
      if (!target) throw new Error("no ticket");
      await replyToTicket({ tx, actor, now }, target.row, {
        number,
        audience,
        body,
        files: [],
        answer: false,
        nextState: "stay",
        seenMessageId: null,
      });
    },
    db.client,
  );
}

/** All that is due leaves: facts are told on, then their mails are sent. */
export async function deliver(transport: Transport): Promise<void> {
  while ((await deliverOutbox(transport)) > 0);
}

/** What waits for this person comes due. */
export const comeDue = (db: TestDatabase, who: Actor) =>
  db.admin.query(
    "UPDATE waiting_mail SET due_at = now() - interval '1 second' WHERE person_id = $1 AND settled_at IS NULL",
    [who.personId],
  );
