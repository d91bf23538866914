import { areaOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import type { Instant } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { countedResult } from "#lib/domain/training/outcome.ts";
import { partsFor } from "#lib/domain/training/scheme.ts";
import type { EnrolmentState } from "#lib/domain/training/seats.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { WorkspaceInfo } from "#lib/platform/lookup.ts";
import type { Self } from "#lib/platform/lookup-self.ts";
import { schemeIn, stateOf, titleOf } from "./record.ts";
import { asResults } from "./settle.ts";

/** A course as its attendee keeps it for life, whatever company paid for it (P22). */
export type OwnCourseDto = {
  id: string;
  sessionId: string;
  title: string;
  areas: { key: string; name: string; outcome: "open" | "passed" | "failed" }[];
  startsAt: Instant;
  endsAt: Instant;
  timeZone: string;
  /** Empty: online. */
  place: string;
  state: EnrolmentState;
  /** It does not take place. */
  calledOff: boolean;
  /** It has not ended yet. */
  ahead: boolean;
  attended: boolean | null;
  /** The best result, 0 to 100; null while there is none. */
  percent: number | null;
  /** What one takes, with the result that counts and what must be reached. */
  parts: { key: string; title: string; percent: number | null; minimum: number }[];
};

/** As many as somebody sits in a working life. */
const MOST = 200;

/** Every course of a person in a workspace, the newest first; read as themselves, also between companies (R0, P22). */
export async function readOwnCourses(
  tx: Tx,
  self: Self,
  workspace: WorkspaceInfo,
  now: Date,
): Promise<OwnCourseDto[]> {
  const { tenantId, personId, locale } = self;
  const rows = await tx.trainingEnrolment.findMany({
    where: { tenantId, personId },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: MOST,
  });
  if (rows.length === 0) return [];
  const ids = (of: (row: (typeof rows)[number]) => string) => [...new Set(rows.map(of))];
  const sessions = await tx.trainingSession.findMany({
    where: { tenantId, id: { in: ids(row => row.sessionId) } },
  });
  const courses = await tx.trainingCourse.findMany({
    where: { tenantId, id: { in: ids(row => row.courseId) } },
  });
  const results = await tx.trainingResult.findMany({
    where: { tenantId, personId, annulledAt: null, enrolmentId: { in: rows.map(row => row.id) } },
  });
  const kept = await tx.trainingOutcome.findMany({
    where: { tenantId, personId, enrolmentId: { in: rows.map(row => row.id) } },
  });
  const programmes = await listProgrammes(tx, tenantId, todayIn(workspace.timeZone, now.getTime()));
  return rows
    .flatMap((row): OwnCourseDto[] => {
      const session = sessions.find(one => one.id === row.sessionId);
      const course = courses.find(one => one.id === row.courseId);
      if (!session || !course) return [];
      const definition = programmes.find(one => one.programmeId === course.programmeId)?.definition;
      const outcomes = (kept.find(one => one.enrolmentId === row.id)?.areas ?? {}) as Record<
        string,
        OwnCourseDto["areas"][number]["outcome"]
      >;
      const scheme = schemeIn({ course, session });
      const own = asResults(results.filter(one => one.enrolmentId === row.id));
      const percents = own.map(one => one.percent);
      return [
        {
          id: row.id,
          sessionId: session.id,
          title: titleOf(course, locale),
          areas: row.areas.map(key => {
            const area = definition && areaOf(definition, key);
            return { key, name: area ? textIn(area.name, locale) : key, outcome: outcomes[key] ?? "open" };
          }),
          startsAt: session.startsAt.getTime(),
          endsAt: session.endsAt.getTime(),
          timeZone: session.timeZone,
          place: session.place,
          state: stateOf(row),
          calledOff: session.cancelledAt !== null,
          ahead: session.endsAt > now,
          attended: row.attended,
          percent: percents.length > 0 ? Math.max(...percents) : null,
          parts: partsFor(scheme, row.areas).map(part => ({
            key: part.key,
            title: textIn(part.title, locale),
            percent: countedResult(scheme, part.key, own)?.percent ?? null,
            minimum: Math.max(part.minimum, scheme.parts.length === 1 ? scheme.passMark : 0),
          })),
        },
      ];
    })
    .sort((a, b) => b.startsAt - a.startsAt);
}
