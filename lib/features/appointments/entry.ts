import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from "ical-generator";
import { mailAddress } from "#lib/platform/mail-from.ts";

/** A business review (S16) or a booked day (S12), as calendars take it. */
export type Appointment = {
  kind: "review" | "day";
  id: string;
  startsAt: Date;
  endsAt: Date;
  /** Grows with every change, so that of two versions the later one counts. */
  sequence: number;
  summary: string;
  place: string;
  description: string;
  /** The page it stands on. */
  address: string;
  cancelled: boolean;
  at: Date;
};

type Reader = { method: "REQUEST" | "CANCEL"; reader: { name: string; email: string }; organiser: string };

/** An entry as calendar programs take it (RFC 5545, 5546): a file to keep, or an invitation for one reader. */
export function appointmentEntry(of: Appointment, to: Reader | null): string {
  const calendar = ical({
    prodId: "//Escala//Support//EN",
    method: to === null ? ICalCalendarMethod.PUBLISH : ICalCalendarMethod[to.method],
  });
  const event = calendar.createEvent({
    id: `${of.kind}-${of.id}@escala`,
    sequence: of.sequence,
    // In UTC: every calendar shows it in its own zone.
    start: of.startsAt,
    end: of.endsAt,
    stamp: of.at,
    summary: of.summary,
    location: of.place || null,
    description: [of.description, of.address].filter(Boolean).join("\n\n"),
    status: of.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    url: of.address,
  });
  if (to) {
    event.organizer({ name: to.organiser, email: mailAddress() });
    // Agreed on in the portal: no program is to ask, and nobody reads an answer.
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
