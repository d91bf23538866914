import { mailWay } from "#lib/domain/notifications/way.ts";
import type { WaitingMail } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { forEachOf } from "./for-each.ts";
import { togetherLetter } from "./mail/digest.ts";
import { postMail, postTogether } from "./mail/post.ts";
import { readersOfFacts } from "./mail/readers.ts";
import { stillSeen } from "./mail/still-seen.ts";
import { type Addressee, type Letter, offGroup, toldEvent } from "./mail/ways.ts";
import { personById } from "./recipients/people.ts";
import type { Told } from "./topics.ts";

/** As many that waited for the morning still come one by one. */
const FEW = 2;
const PEOPLE = 200;

/**
 * Sends what waited for a digest or for the end of quiet hours, a person at a time: what each may still read, in one mail or in a few.
 * Which facts a mail tells, that it is to be sent, and that they are settled are one transaction, so a killed worker leaves
 * all or nothing and each fact is in one mail. Harmless when repeated or run twice at once.
 */
export async function sendWaitingMail(tenantId: string): Promise<void> {
  const failed: unknown[] = [];
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows: { personId: string }[] = await inWorkspace(
      asWorker(tenantId),
      tx => tx.$queryRaw<{ personId: string }[]>`
        SELECT DISTINCT person_id AS "personId" FROM waiting_mail
        WHERE tenant_id = ${tenantId}::uuid AND settled_at IS NULL AND due_at <= now() AND person_id > ${after}::uuid
        ORDER BY person_id LIMIT ${PEOPLE}`,
    );
    // One whose mail can't be made holds up nobody of the pages after theirs, however often it is tried.
    await forEachOf(rows, ({ personId }) => settleFor(tenantId, personId)).catch(error => failed.push(error));
    if (rows.length < PEOPLE) break;
    after = rows.at(-1)?.personId ?? after;
  }
  if (failed.length > 0) throw failed[0];
}

type Row = WaitingMail & { event: Told };

async function settleFor(tenantId: string, personId: string): Promise<void> {
  const events = await inWorkspace(asWorker(tenantId), (tx, now) => eventsDue(tx, tenantId, personId, now));
  const seen = await stillSeen(tenantId, personId, [...events.values()]);
  await inWorkspace(asWorker(tenantId), async (tx, now) => {
    // Another worker at the same person's takes what this one doesn't hold: nothing of the same.
    const held = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM waiting_mail
      WHERE tenant_id = ${tenantId}::uuid AND person_id = ${personId}::uuid AND settled_at IS NULL AND due_at <= now()
        AND event_id = ANY (${[...events.keys()]}::uuid[])
      FOR UPDATE SKIP LOCKED`;
    const rows = await tx.waitingMail.findMany({
      where: { tenantId, id: { in: held.map(one => one.id) } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    const full = rows.flatMap(row => {
      const event = events.get(row.eventId);
      return event ? [{ ...row, event }] : [];
    });
    await sendTo(tx, tenantId, personId, full, seen, now);
  });
}

function groupToLeave(row: Row, reader: Addressee, letter: Letter) {
  const told = toldEvent(row.event, reader, letter);
  return told && offGroup(told);
}

async function eventsDue(tx: Tx, tenantId: string, personId: string, now: Date): Promise<Map<string, Told>> {
  const due = await tx.waitingMail.findMany({
    where: { tenantId, personId, settledAt: null, dueAt: { lte: now } },
    select: { eventId: true },
  });
  const events = await tx.event.findMany({ where: { tenantId, id: { in: due.map(row => row.eventId) } } });
  return new Map(events.map(row => [row.id, { ...row, data: (row.data ?? {}) as Record<string, unknown> }]));
}

async function sendTo(
  tx: Tx,
  tenantId: string,
  personId: string,
  rows: readonly Row[],
  seen: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  const workspace = await tx.workspace.findFirstOrThrow({ where: { tenantId } });
  const [person] = await personById(tx, tenantId, personId);
  const readable = person ? rows.filter(row => seen.has(row.eventId)) : [];
  await settle(
    tx,
    rows.filter(row => !readable.includes(row)),
    "no_access",
    now,
  );
  if (!person || readable.length === 0) return;
  const readerOf = await readersOfFacts(
    tx,
    tenantId,
    [person],
    readable.map(row => row.event),
  );
  const ready: { row: Row; reader: Addressee; letter: Letter }[] = [];
  const unwanted: Row[] = [];
  const moved: { id: string; way: string; at: number }[] = [];
  for (const row of readable) {
    const known = readerOf(person, row.event);
    const reader = {
      ...known,
      locale: known.locale ?? workspace.locale,
      zone: known.zone ?? workspace.timeZone,
    };
    const letter = { topic: row.topic, data: (row.data ?? {}) as Record<string, unknown> };
    const told = toldEvent(row.event, reader, letter);
    // What they have said since counts.
    const way = told ? mailWay(told, reader.preference, reader.zone, now.getTime()) : { way: "now" as const };
    if (way.way === "portal") unwanted.push(row);
    else if (row.way === "quiet" && (way.way === "later" || way.way === "digest"))
      moved.push({ id: row.id, way: way.way === "digest" ? "digest" : "quiet", at: way.at });
    else ready.push({ row, reader, letter });
  }
  await settle(tx, unwanted, "not_wanted", now);
  for (const [, of] of Map.groupBy(moved, one => `${one.way} ${one.at}`))
    await tx.waitingMail.updateMany({
      where: { tenantId, id: { in: of.map(one => one.id) } },
      data: { way: of[0]?.way ?? "quiet", dueAt: new Date(of[0]?.at ?? now) },
    });
  const [first] = ready;
  if (!first) return;
  // An entry for a calendar needs a mail of its own.
  const single = (one: (typeof ready)[number]) => one.letter.data.calendar !== undefined;
  const morning = ready.filter(one => one.row.way === "quiet" && !single(one));
  const alone = [...ready.filter(single), ...(morning.length <= FEW ? morning : [])];
  for (const { row, reader, letter } of alone) {
    await postMail(tx, row.event, reader, letter, groupToLeave(row, reader, letter));
    await settle(tx, [row], "sent", now);
  }
  for (const why of ["after_quiet", "digest"] as const) {
    const of =
      why === "digest"
        ? ready.filter(one => one.row.way === "digest" && !single(one))
        : morning.length > FEW
          ? morning
          : [];
    if (of.length === 0) continue;
    const pieces = of.map(({ row, letter }) => ({ ...letter, at: row.event.at.getTime(), of: row.eventId }));
    const letter = togetherLetter(pieces, why, {
      ...first.reader,
      workspace: workspace.name,
      slug: workspace.slug,
    });
    // Of a morning's mail only one kind can be turned off at once.
    const groups = new Set(of.map(({ row, reader, letter: one }) => groupToLeave(row, reader, one)));
    const off = why === "digest" ? why : groups.size === 1 ? ([...groups][0] ?? null) : null;
    await postTogether(tx, tenantId, first.reader, letter, of[0]?.row.id ?? "", off);
    await settle(
      tx,
      of.map(one => one.row),
      "together",
      now,
    );
  }
}

/** What it was made of goes with it: it may quote a case that somebody reads no longer. */
async function settle(tx: Tx, rows: readonly WaitingMail[], outcome: string, now: Date): Promise<void> {
  const [first] = rows;
  if (!first) return;
  await tx.waitingMail.updateMany({
    where: { tenantId: first.tenantId, id: { in: rows.map(row => row.id) } },
    data: { settledAt: now, outcome, data: {} },
  });
}
