import { todayIn } from "#lib/domain/time/zone.ts";
import { peopleWhoMayHave } from "#lib/features/library/recipients.ts";
import type { Topic, Topics } from "../topics.ts";

/** A new version goes to everybody who may have it, wherever they are (P6, P7, P17). */
const published: Topic = async (tx, event) => {
  const workspace = await tx.workspace.findFirst({ where: { tenantId: event.tenantId } });
  if (!workspace) return null;
  const today = todayIn(workspace.timeZone, event.at.getTime());
  const text = (key: string) => String(event.data[key] ?? "");
  return {
    recipients: await peopleWhoMayHave(tx, event.tenantId, event.subjectId, today),
    path: `/library/${event.subjectId}`,
    params: { title: text("title"), label: text("label"), changes: text("changes") },
    thread: `library-${event.subjectId}`,
  };
};

export const libraryTopics: Topics = { "library.version_published": published };
