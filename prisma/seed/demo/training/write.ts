import { discountFor } from "#lib/domain/programmes/benefits.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { instantOf } from "#lib/domain/time/zone.ts";
import { outcome } from "#lib/domain/training/outcome.ts";
import { orderChange, type Terms } from "#lib/domain/training/price.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { priceOf } from "#lib/features/training/record.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { Prisma } from "#lib/platform/db/prisma.ts";
import { nextNumber } from "#lib/platform/record.ts";
import { definitionsOf, ids } from "../definitions.ts";
import { seedId } from "../ids.ts";
import { partnersOf } from "../partners.ts";
import { personId } from "../people.ts";
import type { Seeding } from "../types.ts";
import { emmaCourses } from "./emma.ts";
import { openNebulaCourses } from "./opennebula.ts";
import type { DemoCourse, DemoSeat, DemoSession } from "./types.ts";

const coursesOf: Record<string, readonly DemoCourse[]> = {
  emma: emmaCourses,
  opennebula: openNebulaCourses,
};
const json = (value: unknown) => value as Prisma.InputJsonValue;

/** Courses with their banks, dates behind and ahead, seats, results and orders (P4, P11). */
export async function writeTraining(s: Seeding): Promise<void> {
  for (const [i, course] of (coursesOf[s.workspace.slug] ?? []).entries()) await writeCourse(s, course, i);
}

const trainerOf = (s: Seeding) => s.workspace.vendor.people.find(p => p.roles.includes("trainer"));

async function writeCourse(s: Seeding, course: DemoCourse, turn: number): Promise<void> {
  const { tenantId } = s;
  const definition = definitionsOf[s.workspace.slug]?.programmes[0]?.definition;
  if (!definition) return;
  const id = seedId(s.workspace.slug, "course", course.key);
  const createdBy = trainerOf(s)?.name ?? "";
  const createdAt = new Date(s.now.getTime() - (200 - turn) * 86_400_000);
  const row = await s.tx.trainingCourse.create({
    data: {
      tenantId,
      id,
      programmeId: ids.programme(s.workspace.slug, definition.key),
      trainingKey: course.training,
      ownPrice: course.ownPrice ? json(course.ownPrice) : Prisma.DbNull,
      title: json(course.title),
      summary: json(course.summary),
      areas: course.areas,
      scheme: json(course.scheme),
      state: "open",
      createdBy,
      createdAt,
    },
  });
  for (const [part, questions] of Object.entries(course.questions))
    for (const [n, [topic, text, answers]] of questions.entries()) {
      const options = answers.map((answer, a) => ({
        // Says nothing of the order they are kept in, the right ones first: an examination's page carries these.
        id: seedId(id, part, String(n), String(a)).slice(-8),
        text: answer.replace(/^\+/, ""),
        right: answer.startsWith("+"),
      }));
      const several = options.filter(option => option.right).length > 1;
      await s.tx.trainingQuestion.create({
        data: {
          tenantId,
          id: seedId(id, part, String(n)),
          courseId: id,
          partKey: part,
          topic,
          kind: several ? "several" : "one",
          text: json(text),
          options: json(options),
          createdBy,
          createdAt: new Date(createdAt.getTime() + n * 60_000),
        },
      });
    }
  const price = priceOf(row, definition);
  for (const session of course.sessions) await writeSession(s, course, id, session, price);
  for (const ask of course.asks ?? []) await writeAsk(s, id, ask);
}

async function writeAsk(s: Seeding, courseId: string, ask: NonNullable<DemoCourse["asks"]>[number]) {
  const org = partnersOf[s.workspace.slug]?.find(p => p.org.key === ask.org)?.org;
  const by = org?.people.find(p => p.key === ask.by)?.name;
  if (!org || !by) throw new Error(`${ask.by} is not at ${ask.org}: nobody to ask`);
  await s.tx.trainingDateRequest.create({
    data: {
      tenantId: s.tenantId,
      id: seedId(courseId, "ask", ask.org),
      courseId,
      partnerOrgId: seedId(s.workspace.slug, "org", ask.org),
      orgName: org.name,
      people: ask.people,
      note: ask.note,
      askedAt: new Date(s.now.getTime() - ask.ago * 86_400_000),
      askedBy: by,
    },
  });
}

async function writeSession(
  s: Seeding,
  course: DemoCourse,
  courseId: string,
  d: DemoSession,
  price: ReturnType<typeof priceOf>,
): Promise<void> {
  const { tenantId } = s;
  const id = seedId(courseId, d.key);
  const zone = s.workspace.timeZone;
  const day = addDays(s.today, d.in);
  const trainer = trainerOf(s);
  await s.tx.trainingSession.create({
    data: {
      tenantId,
      id,
      courseId,
      startsAt: new Date(instantOf(zone, day, "09:00")),
      endsAt: new Date(instantOf(zone, addDays(day, d.days - 1), "17:00")),
      timeZone: zone,
      place: d.place,
      language: d.language,
      seats: d.seats,
      seatsTaken: d.people.filter(p => !p.asked).length,
      trainerId: trainer ? personId(s, s.workspace.vendor, trainer.key) : null,
      trainerName: trainer?.name ?? "",
      note: d.note ?? "",
      createdBy: trainer?.name ?? "",
      createdAt: new Date(s.now.getTime() - Math.max(60, bookedAgo(d.in) + 14) * 86_400_000),
    },
  });
  if (d.link) await s.tx.trainingDoor.create({ data: { tenantId, sessionId: id, link: d.link } });
  const companies = [...new Set(d.people.map(p => p.org))];
  for (const key of companies) {
    const org = partnersOf[s.workspace.slug]?.find(p => p.org.key === key)?.org;
    if (!org) continue;
    const orgId = seedId(s.workspace.slug, "org", key);
    const record = await findPartnership(s.tx, tenantId, { partnerOrgId: orgId });
    const terms: Terms | null =
      price && record
        ? { ...price, discountBp: discountFor(record.programme.definition, record.partnership, "training") }
        : null;
    const bookingId = seedId(id, key);
    await s.tx.trainingBooking.create({
      data: {
        tenantId,
        id: bookingId,
        sessionId: id,
        partnerOrgId: orgId,
        terms: terms ? json(terms) : Prisma.DbNull,
      },
    });
    let seats = 0;
    for (const seat of d.people.filter(p => p.org === key)) {
      const name = org.people.find(p => p.key === seat.who)?.name;
      if (!name) throw new Error(`${seat.who} is not at ${key}: nobody to seat`);
      await writeSeat(
        s,
        { course, courseId, sessionId: id, orgId, day, name, in: d.in },
        seat,
        org.people[0]?.name ?? "",
        personId(s, org, seat.who),
      );
      if (seat.asked || !terms) continue;
      for (const line of orderChange(terms, seats, seats + 1)) {
        const number = await nextNumber(s.tx, tenantId, "training:order");
        await s.tx.trainingOrderLine.create({
          data: {
            tenantId,
            id: seedId(bookingId, String(number)),
            number: `${s.workspace.ticketPrefix}-TR-${String(number).padStart(4, "0")}`,
            bookingId,
            sessionId: id,
            partnerOrgId: orgId,
            kind: line.kind,
            quantity: line.quantity,
            currency: line.list.currency,
            listMinor: line.list.minor,
            discountBp: line.discountBp,
            payMinor: line.pays.minor,
            about: name,
            by: org.people[0]?.name ?? "",
            at: new Date(s.now.getTime() - bookedAgo(d.in) * 86_400_000),
            ...(d.in < 0
              ? {
                  invoicedAt: new Date(s.now.getTime() - Math.max(2, -d.in - 3) * 86_400_000),
                  invoiceRef: `F-${String(117 + Math.ceil((d.in + 5) / 5)).padStart(4, "0")}`,
                }
              : {}),
          },
        });
      }
      seats += 1;
    }
  }
}

/** Seats are booked two weeks before the course, the last ones 18 days ago. */
const bookedAgo = (begins: number) => Math.max(18, 13 - begins);

async function writeSeat(
  s: Seeding,
  at: {
    course: DemoCourse;
    courseId: string;
    sessionId: string;
    orgId: string;
    day: string;
    name: string;
    in: number;
  },
  seat: DemoSeat,
  admin: string,
  person: string,
): Promise<void> {
  const { tenantId } = s;
  const id = seedId(at.sessionId, seat.org, seat.who);
  const asked = new Date(s.now.getTime() - (seat.asked ? 1 : bookedAgo(at.in)) * 86_400_000);
  const results = Object.entries(seat.results ?? {});
  const facts = results.map(([part, percent]) => ({ part, percent, at: s.now.getTime() }));
  await s.tx.trainingEnrolment.create({
    data: {
      tenantId,
      id,
      sessionId: at.sessionId,
      courseId: at.courseId,
      personId: person,
      personName: at.name,
      partnerOrgId: at.orgId,
      areas: seat.areas,
      askedAt: asked,
      askedBy: seat.asked ? at.name : admin,
      ...(seat.asked ? {} : { confirmedAt: asked, confirmedBy: admin, seatedAt: asked }),
      attended: seat.attended ?? null,
      attendedBy: seat.attended === undefined ? "" : (trainerOf(s)?.name ?? ""),
    },
  });
  await s.tx.trainingOutcome.create({
    data: {
      tenantId,
      enrolmentId: id,
      personId: person,
      areas: Object.fromEntries(
        seat.areas.map(area => [area, outcome(at.course.scheme, area, facts, seat.attended ?? null).result]),
      ),
    },
  });
  for (const [part, percent] of results)
    await s.tx.trainingResult.create({
      data: {
        tenantId,
        id: seedId(id, part),
        enrolmentId: id,
        personId: person,
        partnerOrgId: at.orgId,
        partKey: part,
        percent,
        on: fromPlainDate(addDays(s.today, Math.min(0, at.in + 1))),
        source: "trainer",
        by: trainerOf(s)?.name ?? "",
      },
    });
}
