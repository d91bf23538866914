import { textIn } from "#lib/domain/text.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, stepAs } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { enqueue } from "#lib/platform/record.ts";
import { answerableMail } from "./mail/answerable.ts";
import { topics } from "./recipients/all.ts";
import type { Recipient, Telling, Told } from "./topics.ts";

/**
 * Turns a fact into what people get: a notification in the portal and one mail each, in the same
 * transaction as the outbox row's end. Repeating it adds nothing (one notification and one mail a person and fact).
 */
export async function tell(tx: Tx, tenantId: string, eventId: string): Promise<number> {
  const row = await tx.event.findFirst({ where: { tenantId, id: eventId } });
  const topic = row && topics[row.type];
  if (!row || !topic) return 0;
  const event: Told = { ...row, data: (row.data ?? {}) as Record<string, unknown> };
  const answer = await topic(tx, event);
  const tellings = answer === null ? [] : Array.isArray(answer) ? answer : [answer];
  const locales = await localesOf(
    tx,
    tenantId,
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
      const locale = (person.accountId && locales.get(person.accountId)) || workspace.locale;
      await notify(tx, event, telling, person, workspace, locale);
      // A question with its own answers takes none by mail: a word of thanks would open the case again.
      const answerable = telling.links ? null : await answerableMail(tx, event, person);
      await enqueue(tx, tenantId, {
        kind: "mail",
        topic: telling.textKey ?? event.type,
        dedupeKey: `mail:${event.id}:${person.personId}`,
        toEmail: person.email,
        toName: person.name,
        locale,
        ...(answerable ? { messageId: answerable.id } : {}),
        data: {
          path: `/${workspace.slug}${telling.path}`,
          params: paramsOf(event, telling, workspace.name, locale),
          thread: telling.thread ?? null,
          ...answerable?.data,
          workspace: workspace.name,
          ...(telling.links
            ? { links: telling.links.map(link => ({ ...link, path: `/${workspace.slug}${link.path}` })) }
            : {}),
          ...(telling.calendar ? { calendar: telling.calendar(person, locale) } : {}),
        },
      });
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
    INSERT INTO notification (tenant_id, id, person_id, kind, data, href, event_id)
    VALUES (${event.tenantId}::uuid, ${newId()}::uuid, ${person.personId}::uuid, ${telling.textKey ?? event.type},
            ${JSON.stringify(data)}::jsonb, ${`/${slug}${telling.path}`}, ${event.id}::uuid)
    ON CONFLICT DO NOTHING`;
}

/** Accounts are global: the worker asks for their languages as app_auth. */
async function localesOf(tx: Tx, tenantId: string, people: Recipient[]): Promise<Map<string, string>> {
  const ids = [...new Set(people.flatMap(p => (p.accountId ? [p.accountId] : [])))];
  if (ids.length === 0) return new Map();
  const rows = await stepAs(tx, asWorker(tenantId), "app_auth", () =>
    tx.account.findMany({ where: { id: { in: ids } }, select: { id: true, locale: true } }),
  );
  return new Map(rows.map(a => [a.id, a.locale]));
}
