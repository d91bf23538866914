import type { FeedScope } from "#lib/domain/policies/calendar-feed.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { startOfDay } from "#lib/domain/time/zone.ts";
import { dailyHours } from "#lib/domain/training/hours.ts";
import { eventUid, sequenceAt } from "#lib/features/training/ics.ts";
import { dayOf, stateOf, titleOf } from "#lib/features/training/record.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { EntryDto } from "./dto.ts";

/** More than anybody gives or attends; the nearest come first. */
const MOST = 300;

/**
 * Dates of courses as a calendar holds them, with their hours: those one has a seat in or gives, those a company has
 * people in, or all of them. What was called off is left out, and so leaves the calendar.
 */
export async function trainingEntries(
  tx: Tx,
  actor: Actor,
  scope: FeedScope,
  since: PlainDate,
  now: Date,
): Promise<EntryDto[]> {
  const { tenantId, personId, orgId } = actor;
  const seats = (which: Prisma.Sql) => Prisma.sql`AND EXISTS (SELECT 1 FROM training_enrolment e
    WHERE e.tenant_id = s.tenant_id AND e.session_id = s.id AND e.cancelled_at IS NULL AND e.seated_at IS NOT NULL
      AND ${which})`;
  const whose = {
    own:
      actor.side === "vendor"
        ? Prisma.sql`AND s.trainer_id = ${personId}::uuid`
        : seats(Prisma.sql`e.person_id = ${personId}::uuid`),
    company: seats(Prisma.sql`e.partner_org_id = ${orgId}::uuid`),
    vendor: Prisma.empty,
  }[scope];
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM training_session s
    WHERE s.tenant_id = ${tenantId}::uuid AND s.cancelled_at IS NULL
      AND s.ends_at >= ${new Date(startOfDay("UTC", since))} ${whose}
    ORDER BY s.starts_at, s.id LIMIT ${MOST}`;
  const sessions = await tx.trainingSession.findMany({
    where: { tenantId, id: { in: found.map(f => f.id) } },
  });
  const courses = await tx.trainingCourse.findMany({
    where: { tenantId, id: { in: [...new Set(sessions.map(session => session.courseId))] } },
  });
  const people =
    scope === "company"
      ? await tx.trainingEnrolment.findMany({
          where: { tenantId, partnerOrgId: orgId, sessionId: { in: sessions.map(one => one.id) } },
          orderBy: { personName: "asc" },
        })
      : [];
  return sessions.flatMap((session): EntryDto[] => {
    const course = courses.find(one => one.id === session.courseId);
    if (!course) return [];
    const own = people.filter(row => row.sessionId === session.id && stateOf(row) === "seated");
    return [
      {
        kind: "training",
        id: session.id,
        on: dayOf(session),
        who:
          scope === "company"
            ? own.map(row => row.personName).join(", ")
            : scope === "vendor"
              ? session.trainerName
              : "",
        what: titleOf(course, actor.locale),
        company: session.place,
        number: "",
        until: null,
        path: `/training/${session.id}`,
        hours: {
          ...dailyHours(session.startsAt.getTime(), session.endsAt.getTime(), session.timeZone),
          uid: eventUid(session.id),
          sequence: sequenceAt(session, now),
        },
      },
    ];
  });
}
