import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventRepeatingFreq,
  ICalEventStatus,
} from "ical-generator";
import { trainingPolicy } from "#lib/domain/policies/training.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { dailyHours } from "#lib/domain/training/hours.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { mailAddress } from "#lib/platform/mail-from.ts";
import { linkOf } from "./queries.ts";
import {
  type CourseRow,
  findEnrolment,
  findSession,
  type SessionRecord,
  type SessionRow,
  titleOf,
} from "./record.ts";

type Entry = {
  session: SessionRow;
  course: CourseRow;
  /** Of an online date, for who may know it. */
  link: string | null;
  /** The date's page. */
  address: string;
  locale: string;
  /** What it says was so at this moment. */
  at: Date;
};

/** The name of a date in calendars: the same in file, mail and feed, so that it stays one entry. */
export const eventUid = (sessionId: string): string => `training-${sessionId}@escala`;

/** Of two versions of an entry the later one counts: seconds since the date was made, so that none ever goes back. */
export const sequenceAt = (session: Pick<SessionRow, "createdAt">, at: Date): number =>
  Math.max(0, Math.floor((at.getTime() - session.createdAt.getTime()) / 1_000));

/** An entry of a calendar as programs take it (RFC 5545, 5546): to be looked at, or put in and out for one reader. */
export function sessionEntry(
  { session, course, link, address, locale, at }: Entry,
  to: { method: "REQUEST" | "CANCEL"; reader: { name: string; email: string }; organiser: string } | null,
): string {
  const t = translator(locale === "es" ? "es" : "en");
  const calendar = ical({
    prodId: "//Escala//Training//EN",
    method: to === null ? ICalCalendarMethod.PUBLISH : ICalCalendarMethod[to.method],
  });
  const off = session.cancelledAt !== null || to?.method === "CANCEL";
  const hours = dailyHours(session.startsAt.getTime(), session.endsAt.getTime(), session.timeZone);
  const event = calendar.createEvent({
    id: eventUid(session.id),
    sequence: sequenceAt(session, at),
    // In UTC: every calendar shows it in its own zone, and none needs to know the rules of another.
    start: new Date(hours.from),
    end: new Date(hours.to),
    ...(hours.days > 1 ? { repeating: { freq: ICalEventRepeatingFreq.DAILY, count: hours.days } } : {}),
    stamp: at,
    summary: titleOf(course, locale),
    location: session.place || t("training.online"),
    description: [
      session.note,
      session.trainerName && t("training.calendarTrainer", { name: session.trainerName }),
      link,
      address,
    ]
      .filter(Boolean)
      .join("\n\n"),
    status: off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    url: link ?? address,
  });
  if (to) {
    event.organizer({ name: to.organiser, email: mailAddress() });
    // The seat is agreed on in the portal: no program is to ask, and nobody reads an answer.
    event.createAttendee({
      name: to.reader.name,
      email: to.reader.email,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.ACCEPTED,
      rsvp: false,
    });
  }
  return calendar.toString();
}

/** A session as a calendar file: the same event again where it was moved, called off where it does not take place. */
export async function sessionCalendar(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  address: string,
  now: Date,
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
  const text = sessionEntry({ session, course, link, address, locale: actor.locale, at: now }, null);
  return {
    name: `${session.startsAt.toISOString().slice(0, 10)}.ics`,
    mediaType: "text/calendar; charset=utf-8",
    bytes: new TextEncoder().encode(text),
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
