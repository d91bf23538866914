import { textIn } from "#lib/domain/text.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { readersOf } from "./mail/readers.ts";
import { type Letter, mailInItsWay } from "./mail/ways.ts";
import { topics } from "./recipients/all.ts";
import type { Recipient, Telling, Told } from "./topics.ts";

/**
 * Turns a fact into what people get: a notification in the portal, and one mail each in the way they chose, in the same
 * transaction as the outbox row's end. Repeating it adds nothing (one notification and one mail a person and fact).
 */
export async function tell(tx: Tx, tenantId: string, eventId: string): Promise<number> {
  const row = await tx.event.findFirst({ where: { tenantId, id: eventId } });
  const topic = row && topics[row.type];
  if (!row || !topic) return 0;
  const event: Told = { ...row, data: (row.data ?? {}) as Record<string, unknown> };
  const answer = await topic(tx, event);
  const tellings = answer === null ? [] : Array.isArray(answer) ? answer : [answer];
  const readers = await readersOf(
    tx,
    event,
    tellings.flatMap(t => t.recipients),
  );
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  if (!workspace) return 0;
  let told = 0;
  const already = new Set<string>();
  for (const telling of tellings) {
    for (const person of telling.recipients) {
      if (already.has(person.personId)) continue;
      already.add(person.personId);
      const reader = readers(person);
      const locale = reader.locale ?? workspace.locale;
      await notify(tx, event, telling, person, workspace, locale);
      const letter: Letter = {
        topic: telling.textKey ?? event.type,
        data: {
          path: `/${workspace.slug}${telling.path}`,
          params: paramsOf(event, telling, workspace.name, locale),
          thread: telling.thread ?? null,
          workspace: workspace.name,
          ...(telling.links
            ? { links: telling.links.map(link => ({ ...link, path: `/${workspace.slug}${link.path}` })) }
            : {}),
          ...(telling.calendar ? { calendar: telling.calendar(person, locale) } : {}),
        },
      };
      await mailInItsWay(tx, event, { ...reader, locale, zone: reader.zone ?? workspace.timeZone }, letter);
      told += 1;
    }
  }
  return told;
}

const paramsOf = (event: Told, telling: Telling, workspace: string, locale: string) => ({
  actor: event.actorName || workspace,
  organisation: event.actorOrgName || workspace,
  workspace,
  ...Object.fromEntries(
    Object.entries(telling.params ?? {}).map(([name, value]) => [
      name,
      typeof value === "number" ? value : textIn(value, locale),
    ]),
  ),
});

/** Its texts are the mail's: they ask for the same values. */
async function notify(
  tx: Tx,
  event: Told,
  telling: Telling,
  person: Recipient,
  { name, slug }: { name: string; slug: string },
  locale: string,
): Promise<void> {
  const data = paramsOf(event, telling, name, locale) as Prisma.InputJsonObject;
  await tx.$executeRaw`
    INSERT INTO notification (tenant_id, id, person_id, org_id, kind, data, href, event_id)
    VALUES (${event.tenantId}::uuid, ${newId()}::uuid, ${person.personId}::uuid, ${person.orgId ?? null}::uuid, ${telling.textKey ?? event.type},
            ${JSON.stringify(data)}::jsonb, ${`/${slug}${telling.path}`}, ${event.id}::uuid)
    ON CONFLICT DO NOTHING`;
}
