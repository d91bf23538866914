import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { trainingPolicy } from "#lib/domain/policies/training.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { linkOf } from "./queries.ts";
import { findEnrolment, findSession, type SessionRecord, titleOf } from "./record.ts";

/** A session as a calendar file: the same event again where it was moved, called off where it does not take place. */
export async function sessionCalendar(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  address: string,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | null> {
  const record = isUuid(sessionId) ? await findSession(tx, actor, sessionId) : null;
  if (!record || !(await comes(tx, actor, record))) return null;
  const { session, course } = record;
  const own =
    actor.side === "partner"
      ? await tx.trainingEnrolment.findMany({
          where: { tenantId: actor.tenantId, sessionId, partnerOrgId: actor.orgId },
        })
      : [];
  const link = await linkOf(tx, actor, session, own);
  const t = translator(actor.locale);
  const calendar = ical({ prodId: "//Escala//Training//EN", method: ICalCalendarMethod.PUBLISH });
  calendar.createEvent({
    id: `training-${session.id}@escala`,
    sequence: session.version,
    // In UTC: every calendar shows it in its own zone, and none needs to know the rules of another.
    start: session.startsAt,
    end: session.endsAt,
    stamp: session.createdAt,
    summary: titleOf(course, actor.locale),
    location: session.place || t("training.online"),
    description: [
      session.note,
      session.trainerName && t("training.calendarTrainer", { name: session.trainerName }),
      address,
    ]
      .filter(Boolean)
      .join("\n\n"),
    status: session.cancelledAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    url: link ?? address,
  });
  return {
    name: `${session.startsAt.toISOString().slice(0, 10)}.ics`,
    mediaType: "text/calendar; charset=utf-8",
    bytes: new TextEncoder().encode(calendar.toString()),
  };
}

/** Who comes has it, who pays for them, and who gives or keeps the session. */
async function comes(tx: Tx, actor: Actor, record: SessionRecord): Promise<boolean> {
  if (actor.side === "vendor") return trainingPolicy.seeAttendees(actor, record);
  const rows = await tx.trainingEnrolment.findMany({
    where: {
      tenantId: actor.tenantId,
      sessionId: record.session.id,
      partnerOrgId: actor.orgId,
      cancelledAt: null,
    },
    select: { id: true },
  });
  for (const { id } of rows) {
    const enrolment = await findEnrolment(tx, actor, id);
    if (enrolment?.state !== "seated" && enrolment?.state !== "waiting") continue;
    if (trainingPolicy.takeExam(actor, enrolment) || trainingPolicy.confirm(actor, enrolment)) return true;
  }
  return false;
}
