import { ruleOf } from "#lib/domain/notifications/groups.ts";
import { fixedReason, groupOf, isUrgent, mailWay, type ToldEvent } from "#lib/domain/notifications/way.ts";
import type { Zone } from "#lib/domain/time/types.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import type { Told } from "../topics.ts";
import { postMail } from "./post.ts";
import type { Reader } from "./readers.ts";

/** A mail before it is sent: the key of its texts and what they need. */
export type Letter = { topic: string; data: Record<string, unknown> };

/** Somebody whose language and zone are known. */
export type Addressee = Reader & { locale: string; zone: Zone };

/** What decides how this person hears of a fact; null: it is in no group, so nobody chose about it. */
export function toldEvent(event: Pick<Told, "type">, reader: Reader, letter: Letter): ToldEvent | null {
  const rule = ruleOf(event.type, letter.topic);
  return (
    rule && {
      rule,
      priority: reader.priority,
      follows: reader.follows,
      entry: letter.data.calendar !== undefined,
    }
  );
}

/**
 * Sends a mail of a fact now, keeps it for the person's digest or for the end of their quiet hours, or leaves it to the portal:
 * as they chose. Repeating it adds nothing.
 */
export async function mailInItsWay(tx: Tx, event: Told, reader: Addressee, letter: Letter): Promise<void> {
  const told = toldEvent(event, reader, letter);
  if (!told) return postMail(tx, event, reader, letter, null);
  const way = mailWay(told, reader.preference, reader.zone, await nowOf(tx));
  if (way.way === "portal") return;
  if (way.way === "now") return postMail(tx, event, reader, letter, offGroup(told));
  await tx.$executeRaw`
    INSERT INTO waiting_mail (tenant_id, id, person_id, event_id, topic, group_key, urgent, data, way, due_at)
    VALUES (${event.tenantId}::uuid, ${newId()}::uuid, ${reader.personId}::uuid, ${event.id}::uuid, ${letter.topic},
            ${groupOf(told)}, ${isUrgent(told)}, ${JSON.stringify(letter.data as Prisma.InputJsonObject)}::jsonb,
            ${way.way === "digest" ? "digest" : "quiet"}, ${new Date(way.at)})
    ON CONFLICT DO NOTHING`;
}

/** The group by which a person can turn such mails off; null where they can't. */
export const offGroup = (told: ToldEvent) => (fixedReason(told) ? null : groupOf(told));

async function nowOf(tx: Tx): Promise<number> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  return rows[0]?.now.getTime() ?? 0;
}
