import { trainingPolicy } from "#lib/domain/policies/training.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { datedCourses } from "./date-requests.ts";
import { titleOf } from "./record.ts";
import { readerOf } from "./show.ts";

// What companies asked dates of, and what they may ask dates of, as pages show it.

export type DateRequestDto = {
  id: string;
  version: number;
  courseId: string;
  course: string;
  company: { name: string; slug: string | null };
  people: number;
  note: string;
  askedOn: PlainDate;
  askedBy: string;
  /** The vendor's no and its reason; null while it is open. */
  declined: string | null;
};

/** So long a declined request is still shown to who asked. */
const DECLINED_DAYS = 30;
const MOST = 100;
const declinedLately = (now: Date) => ({
  answer: "declined",
  answeredAt: { gt: new Date(now.getTime() - DECLINED_DAYS * 86_400_000) },
});

/** What is asked for and open, the oldest first; a company also reads what was declined lately. */
export async function readDateRequests(
  tx: Tx,
  actor: Actor,
  zone: string,
  now: Date,
): Promise<DateRequestDto[]> {
  if (actor.side === "customer") return [];
  const { tenantId } = actor;
  const rows = await tx.trainingDateRequest.findMany({
    where: {
      tenantId,
      ...(actor.side === "partner"
        ? { partnerOrgId: actor.orgId, OR: [{ answer: null }, declinedLately(now)] }
        : { answer: null }),
    },
    orderBy: [{ askedAt: "asc" }, { id: "asc" }],
    take: MOST,
  });
  if (rows.length === 0) return [];
  const courses = await tx.trainingCourse.findMany({
    where: { tenantId, id: { in: [...new Set(rows.map(row => row.courseId))] } },
  });
  const orgs = await tx.organisation.findMany({
    where: { tenantId, id: { in: [...new Set(rows.map(row => row.partnerOrgId))] } },
    select: { id: true, slug: true },
  });
  // A no is over once they ask again.
  const open = new Set(rows.filter(row => row.answer === null).map(row => row.courseId));
  return rows.flatMap((row): DateRequestDto[] => {
    const course = courses.find(one => one.id === row.courseId);
    if (!course || (row.answer !== null && open.has(row.courseId))) return [];
    return [
      {
        id: row.id,
        version: row.version,
        courseId: course.id,
        course: titleOf(course, actor.locale),
        company: { name: row.orgName, slug: orgs.find(one => one.id === row.partnerOrgId)?.slug ?? null },
        people: row.people,
        note: row.note,
        askedOn: todayIn(zone, row.askedAt.getTime()),
        askedBy: row.askedBy,
        declined: row.answer === "declined" ? row.reason : null,
      },
    ];
  });
}

/** A course without a date, that a company may ask one of: what it asked already, and the vendor's last no. */
export type DatelessDto = {
  courseId: string;
  course: string;
  open: Pick<DateRequestDto, "id" | "askedOn"> | null;
  declined: string | null;
};

/** The courses of programmes that no date of takes people, with what a company asked of each. */
export async function datelessCourses(
  tx: Tx,
  actor: Actor,
  of: { programmeIds: readonly string[]; partnerOrgId: string },
  zone: string,
  now: Date,
): Promise<(DatelessDto & { areas: string[] })[]> {
  const { tenantId } = actor;
  const all = await tx.trainingCourse.findMany({
    where: { tenantId, programmeId: { in: [...of.programmeIds] }, state: "open" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const ids = all.map(course => course.id);
  const dated = await datedCourses(tx, tenantId, ids, now);
  const rows = await tx.trainingDateRequest.findMany({
    where: {
      tenantId,
      partnerOrgId: of.partnerOrgId,
      courseId: { in: ids },
      OR: [{ answer: null }, declinedLately(now)],
    },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
  });
  return all
    .filter(course => !dated.has(course.id))
    .map(course => {
      const last = rows.find(row => row.courseId === course.id);
      return {
        courseId: course.id,
        course: titleOf(course, actor.locale),
        areas: course.areas,
        open: last?.answer === null ? { id: last.id, askedOn: todayIn(zone, last.askedAt.getTime()) } : null,
        declined: last?.answer === "declined" ? last.reason : null,
      };
    });
}

/** The same of the programmes a company takes part in, for who may ask. */
export async function readDateless(tx: Tx, actor: Actor, zone: string, now: Date): Promise<DatelessDto[]> {
  if (!trainingPolicy.askDate(actor, { partnerOrgId: actor.orgId })) return [];
  const reader = await readerOf(tx, actor, todayIn(zone, now.getTime()));
  return datelessCourses(
    tx,
    actor,
    { programmeIds: [...reader.keys()], partnerOrgId: actor.orgId },
    zone,
    now,
  );
}
