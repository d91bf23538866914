import { trainingPolicy } from "#lib/domain/policies/training.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { beyond, type KeysetOrder, orderBy, readCursor, writeCursor } from "#lib/platform/db/keyset.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { TrainingDto, TrainingView } from "./dto.ts";
import { titleOf } from "./record.ts";
import { readerOf, sessionRowDto } from "./show.ts";

const sql = Prisma.sql;
const PAGE = 30;

export type TrainingQuery = {
  view: TrainingView;
  course: string | null;
  /** Dates of courses that lead to this area alone. */
  area?: string | null;
  cursor: string | null;
};

/** Sessions as the reader's catalogue: those to come, those with own people (or one's own to give), those that were. */
export async function readTraining(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  query: TrainingQuery,
  now: Date,
): Promise<TrainingDto> {
  if (actor.side === "customer") return notFoundRefusal();
  const { tenantId } = actor;
  const reader = await readerOf(tx, actor, todayIn(workspace.timeZone, now.getTime()));
  const orders: KeysetOrder[] = [
    { column: { sql: sql`s.starts_at`, type: "timestamptz" }, descending: query.view === "past" },
    { column: { sql: sql`s.id`, type: "uuid" }, descending: query.view === "past" },
  ];
  const edge = readCursor(query.cursor, orders);
  const own =
    actor.side === "vendor"
      ? sql`s.trainer_id = ${actor.personId}::uuid`
      : sql`EXISTS (SELECT 1 FROM training_enrolment e WHERE e.tenant_id = s.tenant_id AND e.session_id = s.id
          AND e.partner_org_id = ${actor.orgId}::uuid AND e.cancelled_at IS NULL)`;
  const views: Record<TrainingView, Prisma.Sql> = {
    upcoming: sql`s.ends_at > ${now} AND s.cancelled_at IS NULL`,
    own: sql`${own}`,
    past: sql`(s.ends_at <= ${now} OR s.cancelled_at IS NOT NULL)`,
  };
  const course = query.course && isUuid(query.course) ? query.course : null;
  const found = await tx.$queryRaw<{ id: string; at: string }[]>`
    SELECT s.id, s.starts_at::text AS at FROM training_session s
    JOIN training_course c ON c.tenant_id = s.tenant_id AND c.id = s.course_id
    WHERE s.tenant_id = ${tenantId}::uuid AND ${views[query.view]}
      AND c.programme_id = ANY (${[...reader.keys()]}::uuid[])
      ${course ? sql`AND s.course_id = ${course}::uuid` : Prisma.empty}
      ${query.area ? sql`AND ${query.area} = ANY (c.areas)` : Prisma.empty}
      ${edge ? sql`AND ${beyond(orders, edge, false)}` : Prisma.empty}
    ORDER BY ${orderBy(orders, false)} LIMIT ${PAGE + 1}`;
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  const sessions = await tx.trainingSession.findMany({
    where: { tenantId, id: { in: page.map(f => f.id) } },
  });
  const courses = await tx.trainingCourse.findMany({
    where: { tenantId, programmeId: { in: [...reader.keys()] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const mine =
    actor.side === "partner"
      ? await tx.trainingEnrolment.findMany({
          where: { tenantId, partnerOrgId: actor.orgId, sessionId: { in: page.map(f => f.id) } },
        })
      : null;
  return {
    view: query.view,
    rows: page.flatMap(({ id }) => {
      const session = sessions.find(one => one.id === id);
      const of = session && courses.find(one => one.id === session.courseId);
      if (!session || !of) return [];
      const rows = mine?.filter(row => row.sessionId === id) ?? null;
      return [sessionRowDto(reader, actor, of, session, rows, now.getTime())];
    }),
    next: found.length > PAGE && last ? writeCursor([last.at, last.id]) : null,
    first: edge === null,
    courses: courses.map(one => ({ id: one.id, title: titleOf(one, actor.locale) })),
    can: {
      keepCourses: trainingPolicy.keepCourses(actor, null),
      orders: trainingPolicy.seeOrders(actor, {
        partnerOrgId: actor.side === "partner" ? actor.orgId : null,
      }),
      mine: actor.side === "partner",
    },
  };
}
