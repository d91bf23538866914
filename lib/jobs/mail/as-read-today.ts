import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import type { Told } from "../topics.ts";
import type { Section } from "./digest.ts";
import { stillSeen } from "./still-seen.ts";

type Data = Record<string, unknown>;

/**
 * What a mail that had to wait may still say: between its words and its leaving a server may have been away for an hour, and its reader
 * have lost the role, the contract or the company. Of a mail of many facts those they may not read any more are taken out.
 * Null: nothing of it is theirs to read. A mail of no fact, such as an invitation, is as it was.
 */
export async function asReadToday(tenantId: string, deliveryId: string, data: Data): Promise<Data | null> {
  const { mail, events } = await inWorkspace(asWorker(tenantId), async tx => {
    const mail = await tx.mailDelivery.findFirst({
      where: { tenantId, id: deliveryId },
      select: { personId: true, eventId: true },
    });
    const ids = mail?.eventId ? [mail.eventId] : sectionsOf(data).flatMap(factsOf);
    const rows = ids.length > 0 ? await tx.event.findMany({ where: { tenantId, id: { in: ids } } }) : [];
    return { mail, events: rows.map((row): Told => ({ ...row, data: (row.data ?? {}) as Data })) };
  });
  if (!mail || events.length === 0) return data;
  const seen = await stillSeen(tenantId, mail.personId, events);
  if (mail.eventId) return seen.has(mail.eventId) ? data : null;
  return withoutUnseen(data, seen);
}

const sectionsOf = (data: Data): Section[] => (Array.isArray(data.sections) ? data.sections : []);
const factsOf = (section: Section): string[] => section.lines.flatMap(line => line.of ?? []);

function withoutUnseen(data: Data, seen: ReadonlySet<string>): Data | null {
  const sections = sectionsOf(data);
  const left = sections
    .map(section => ({ ...section, lines: section.lines.filter(line => seen.has(line.of)) }))
    .filter(section => section.lines.length > 0);
  if (left.length === 0) return null;
  const gone = sections.flatMap(factsOf).length - left.flatMap(factsOf).length;
  const params = (data.params ?? {}) as Data;
  return {
    ...data,
    sections: left,
    params: { ...params, count: Number(params.count) - gone, about: left.length },
  };
}
