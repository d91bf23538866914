import { eitherOf } from "#lib/domain/text.ts";
import { asWorker, stepAs } from "#lib/platform/db/workspace.ts";
import type { Telling, Topic, Topics } from "../topics.ts";
import { stillAt } from "./people.ts";

/** Those the message's step noted for this partner who are still there, each in the language they read. */
const sent: Topic = async (tx, event) => {
  const { tenantId } = event;
  const messageId = String(event.data.messageId ?? "");
  const noted = await tx.partnerMessageRecipient.findMany({
    where: { tenantId, messageId, partnerOrgId: event.partnerOrgId ?? "" },
  });
  const people = await stillAt(
    tx,
    tenantId,
    [event.partnerOrgId],
    noted.map(row => row.personId),
  );
  const org = await tx.organisation.findFirst({ where: { tenantId, id: event.partnerOrgId ?? "" } });
  const workspace = await tx.workspace.findFirst({ where: { tenantId } });
  if (!org || !workspace) return null;
  const accounts = await stepAs(tx, asWorker(tenantId), "app_auth", () =>
    tx.account.findMany({
      where: { id: { in: people.flatMap(p => (p.accountId ? [p.accountId] : [])) } },
      select: { id: true, locale: true },
    }),
  );
  const localeOf = (accountId: string | null) =>
    accounts.find(account => account.id === accountId)?.locale ?? workspace.locale;
  return ["en", "es"].map((locale): Telling => {
    const recipients = people.filter(p => (localeOf(p.accountId) === "es") === (locale === "es"));
    return {
      recipients,
      path: `/partners/${org.slug}?show=messages#history`,
      params: { subject: eitherOf(event.data.subject, locale), text: eitherOf(event.data.body, locale) },
      thread: `message-${messageId}`,
    };
  });
};

export const partnerMessageTopics: Topics = { "message.sent": sent };
