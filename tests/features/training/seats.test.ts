import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  askAction,
  cancelEnrolmentAction,
  cancelSessionAction,
  confirmAction,
  enrolAction,
  exportOrdersAction,
  markInvoicedAction,
  saveSessionAction,
} from "#lib/features/training/actions.ts";
import { readTraining } from "#lib/features/training/catalogue-queries.ts";
import { companyToEnrol } from "#lib/features/training/enrol-queries.ts";
import { sessionCalendar } from "#lib/features/training/ics.ts";
import { readOrders } from "#lib/features/training/orders.ts";
import { readSession } from "#lib/features/training/queries.ts";
import { renderMail } from "#lib/jobs/mail/render.ts";
import { workOnTasks } from "#lib/jobs/tasks/work.ts";
import { tell } from "#lib/jobs/tell.ts";
import { type WorkspaceInfo, workspaceInfo } from "#lib/platform/actor.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import {
  company,
  course,
  employee,
  enrolments,
  type Scene,
  scene,
  session,
  worker,
} from "#tests/features/training/scene.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCertificate } from "#tests/support/factories/certificate.ts";
import type { TestOrg } from "#tests/support/factories/organisation.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/i18n/request.ts", () => ({ readingLocale: async () => "en" }));
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let s: Scene;
let courseId: string;
let info: WorkspaceInfo;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  s = await scene(db);
  courseId = await course(s);
  info = workspaceInfo(await worker(s, tx => tx.workspace.findFirstOrThrow()));
});
afterAll(() => db.drop());

const enrol = (admin: Actor, org: TestOrg, sessionId: string, people: Actor[]) =>
  as(db, admin, () =>
    enrolAction(s.ws.slug, {
      sessionId,
      slug: org.slug,
      people: people.map(person => person.personId),
      areas: ["architect"],
    }),
  );

const lines = (org: TestOrg) =>
  worker(s, tx =>
    tx.trainingOrderLine.findMany({
      where: { tenantId: s.ws.tenantId, partnerOrgId: org.orgId },
      orderBy: { number: "asc" },
    }),
  );
const paid = async (org: TestOrg) => (await lines(org)).reduce((all, line) => all + line.payMinor, 0);
const read = (actor: Actor, sessionId: string) =>
  inWorkspace(actor, (tx, now) => readSession(tx, actor, info, sessionId, now), db.client);

test("three people cost one course, the fourth an additional seat, both with the tier's 20 % off (P4, P11)", async () => {
  const { org, admin } = await company(s);
  const sessionId = await session(s, courseId);
  const people = await Promise.all([1, 2, 3, 4].map(n => employee(s, org, `Person ${n}`)));
  expect(done(await enrol(admin, org, sessionId, people.slice(0, 2)))).toEqual({
    seated: 2,
    waiting: 0,
    asked: 0,
  });
  expect(await paid(org)).toBe(240_000);
  done(await enrol(admin, org, sessionId, [people[2] as Actor]));
  expect(await paid(org)).toBe(240_000);
  done(await enrol(admin, org, sessionId, [people[3] as Actor]));
  expect((await lines(org)).map(line => [line.kind, line.listMinor, line.discountBp, line.payMinor])).toEqual(
    [
      ["course", 300_000, 2_000, 240_000],
      ["additional", 100_000, 2_000, 80_000],
    ],
  );
  const page = await read(admin, sessionId);
  expect(page.order).toMatchObject({ seats: 4, total: 320_000, includedLeft: 0 });
  expect(page.cost).toMatchObject({ seats: 4, spare: 0 });
  // The course prepares what the certificate is issued on (P23).
  const prepared = await worker(s, tx =>
    tx.certification.findMany({ where: { partnerOrgId: org.orgId, validFrom: null } }),
  );
  expect(prepared).toHaveLength(4);
  expect(prepared.every(row => row.trainingOn !== null)).toBe(true);
});

test("a seat that frees goes to who waits first, of another company, who is told; what is given back in time costs nothing", async () => {
  const [a, b] = [await company(s), await company(s)];
  const sessionId = await session(s, courseId, { seats: 1 });
  const first = await employee(s, a.org, "First");
  const second = await employee(s, b.org, "Second");
  done(await enrol(a.admin, a.org, sessionId, [first]));
  expect(done(await enrol(b.admin, b.org, sessionId, [second]))).toEqual({ seated: 0, waiting: 1, asked: 0 });
  expect(await paid(b.org)).toBe(0);
  const theirs = await read(b.admin, sessionId);
  expect(theirs.people.map(p => [p.name, p.state, p.turn])).toEqual([["Second", "waiting", 1]]);
  const [row] = await enrolments(s, sessionId);
  const out = { enrolmentId: row?.id, version: row?.version, reason: "Ill" };
  expect(done(await as(db, a.admin, () => cancelEnrolmentAction(s.ws.slug, out)))).toEqual({
    charged: false,
  });
  const after = await enrolments(s, sessionId);
  expect(after.map(e => [e.personName, e.seatedAt !== null, e.cancelledAt !== null])).toEqual([
    ["First", true, true],
    ["Second", true, false],
  ]);
  expect([await paid(a.org), await paid(b.org)]).toEqual([0, 240_000]);
  const told = await worker(s, async tx => {
    const event = await tx.event.findFirstOrThrow({
      where: { type: "training.seated", partnerOrgId: b.org.orgId },
    });
    await tell(tx, s.ws.tenantId, event.id);
    // The other company is nowhere in it.
    expect(JSON.stringify(event)).not.toContain(a.admin.name);
    return tx.notification.findMany({ where: { eventId: event.id } });
  });
  expect(told.map(n => n.personId).sort()).toEqual([b.admin.personId, second.personId].sort());
  expect(
    (await worker(s, tx => tx.trainingSession.findFirstOrThrow({ where: { id: sessionId } }))).seatsTaken,
  ).toBe(1);
});

test("given back too late it is paid, until a colleague takes the seat", async () => {
  const { org, admin } = await company(s);
  const sessionId = await session(s, courseId);
  const [one, other] = [await employee(s, org, "One"), await employee(s, org, "Other")];
  done(await enrol(admin, org, sessionId, [one]));
  await db.admin.query("UPDATE training_session SET starts_at = now() + interval '2 days' WHERE id = $1", [
    sessionId,
  ]);
  const [row] = await enrolments(s, sessionId);
  const out = { enrolmentId: row?.id, version: row?.version, reason: "" };
  expect(done(await as(db, admin, () => cancelEnrolmentAction(s.ws.slug, out)))).toEqual({ charged: true });
  expect(await paid(org)).toBe(240_000);
  done(await enrol(admin, org, sessionId, [other]));
  expect(await paid(org)).toBe(240_000);
  expect((await enrolments(s, sessionId)).map(e => e.charged)).toEqual([false, false]);
});

test("who asks waits for the company; twice, somebody of another company, and a closed date are refused in words", async () => {
  const [a, b] = [await company(s), await company(s)];
  const sessionId = await session(s, courseId);
  const person = await employee(s, a.org, "Asks");
  const mine = { sessionId, areas: ["architect"] };
  expect(
    await as(db, person, () =>
      enrolAction(s.ws.slug, { ...mine, slug: a.org.slug, people: [person.personId] }),
    ),
  ).toMatchObject({
    kind: "forbidden",
  });
  const { enrolmentId } = done(await as(db, person, () => askAction(s.ws.slug, mine)));
  expect(await as(db, person, () => askAction(s.ws.slug, mine))).toMatchObject({ kind: "refused" });
  expect(await as(db, b.admin, () => confirmAction(s.ws.slug, { enrolmentId, version: 0 }))).toMatchObject({
    kind: "not_found",
  });
  expect(done(await as(db, a.admin, () => confirmAction(s.ws.slug, { enrolmentId, version: 0 })))).toEqual({
    seated: 1,
    waiting: 0,
    asked: 0,
  });
  expect(await enrol(a.admin, a.org, sessionId, [person])).toMatchObject({
    kind: "refused",
    message: expect.stringContaining("Asks"),
  });
  const stranger = await employee(s, b.org, "Stranger");
  expect(await enrol(a.admin, a.org, sessionId, [stranger])).toMatchObject({
    kind: "invalid",
    fields: { people: expect.stringContaining("this company") },
  });
  expect(await enrol(a.admin, b.org, sessionId, [stranger])).toMatchObject({ kind: "not_found" });
  await db.admin.query("UPDATE training_session SET enrol_until = now() - interval '1 hour' WHERE id = $1", [
    sessionId,
  ]);
  const late = await employee(s, a.org, "Late");
  expect(await enrol(a.admin, a.org, sessionId, [late])).toMatchObject({ kind: "refused" });
});

test("somebody new is named with their seat; a known address of another company is refused, who is between companies is asked (P22)", async () => {
  const { org, admin } = await company(s);
  const sessionId = await session(s, courseId);
  const named = (name: string, email: string) =>
    as(db, admin, () =>
      enrolAction(s.ws.slug, { sessionId, slug: org.slug, people: [], areas: ["architect"], name, email }),
    );
  expect(await named("", "")).toMatchObject({ fields: { people: expect.anything() } });
  expect(await named("Nueva Persona", "no address")).toMatchObject({ fields: { email: expect.anything() } });
  expect(done(await named("Nueva Persona", "nueva@new.example"))).toEqual({
    seated: 1,
    waiting: 0,
    asked: 0,
  });
  const [row] = await enrolments(s, sessionId);
  const prepared = await worker(s, tx =>
    tx.certification.findFirstOrThrow({ where: { personId: row?.personId ?? "" } }),
  );
  expect([row?.personName, prepared.personName, prepared.partnerOrgId]).toEqual([
    "Nueva Persona",
    "Nueva Persona",
    org.orgId,
  ]);
  // Typed again it is the same person.
  expect(await named("Nueva Persona", "NUEVA@new.example")).toMatchObject({ kind: "refused" });
  const elsewhere = await employee(s, (await company(s)).org, "Elsewhere");
  expect(await named("Elsewhere", elsewhere.email)).toMatchObject({ fields: { email: expect.anything() } });
});

test("a link opens a date with somebody chosen: the vendor finds their company by the person", async () => {
  const { org } = await company(s);
  const sessionId = await session(s, courseId);
  const person = await employee(s, org, "Linked");
  const found = await inWorkspace(
    s.certifier,
    async (tx, now) => {
      const page = await readSession(tx, s.certifier, info, sessionId, now);
      return companyToEnrol(tx, s.certifier, page, { company: "", people: [person.personId] });
    },
    db.client,
  );
  expect([found?.slug, found?.people.some(one => one.id === person.personId)]).toEqual([org.slug, true]);
});

test("two companies at once take the last seat once", async () => {
  const sessionId = await session(s, courseId, { seats: 1 });
  const both = await Promise.all([company(s), company(s)]);
  const people = await Promise.all(both.map(c => employee(s, c.org, "Rush")));
  const { enrol: command } = await import("#lib/features/training/enrol.ts");
  const { findSession } = await import("#lib/features/training/record.ts");
  await Promise.all(
    both.map((c, i) =>
      inWorkspace(
        c.admin,
        async (tx, now) => {
          const record = await findSession(tx, c.admin, sessionId);
          if (!record) throw new Error("no session");
          const input = {
            sessionId,
            slug: c.org.slug,
            people: [people[i]?.personId ?? ""],
            name: "",
            email: "",
            areas: ["architect"],
          };
          return command(tx, c.admin, info, record, { partnerOrgId: c.org.orgId }, input, now);
        },
        db.client,
      ),
    ),
  );
  const rows = await enrolments(s, sessionId);
  expect(rows.filter(row => row.seatedAt !== null)).toHaveLength(1);
  expect(rows).toHaveLength(2);
});

test("a holder renews with a course once the window is open, and not before (P23)", async () => {
  const { org, admin } = await company(s);
  const person = await employee(s, org, "Holder");
  const sessionId = await session(s, courseId);
  const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
  const id = await makeCertificate(db, person, s.programme, {
    validFrom: day(-100),
    validUntil: day(400),
  });
  expect(await enrol(admin, org, sessionId, [person])).toMatchObject({
    kind: "refused",
    message: expect.stringContaining("can be renewed"),
  });
  await db.admin.query("UPDATE certification SET valid_until = $2 WHERE id = $1", [id, day(60)]);
  expect(done(await enrol(admin, org, sessionId, [person]))).toEqual({ seated: 1, waiting: 0, asked: 0 });
});

test("called off: everybody is out, told why, and nothing is to be paid; more seats are filled from the list", async () => {
  const { org, admin } = await company(s);
  const sessionId = await session(s, courseId, { seats: 1 });
  const people = [await employee(s, org, "In"), await employee(s, org, "Waits")];
  expect(done(await enrol(admin, org, sessionId, people))).toEqual({ seated: 1, waiting: 1, asked: 0 });
  const form = await worker(s, tx => tx.trainingSession.findFirstOrThrow({ where: { id: sessionId } }));
  const day = (at: Date) => at.toISOString().slice(0, 10);
  const more = {
    sessionId,
    version: form.version,
    courseId,
    day: day(form.startsAt),
    from: "09:00",
    endDay: day(form.endsAt),
    to: "17:00",
    place: "Madrid",
    link: "https://meet.example/room",
    language: "en",
    seats: 2,
    trainerId: "",
    note: "",
    enrolUntil: "",
  };
  done(await as(db, s.certifier, () => saveSessionAction(s.ws.slug, more)));
  expect((await enrolments(s, sessionId)).every(e => e.seatedAt !== null)).toBe(true);
  const fewer = { ...more, version: form.version + 1, seats: 1 };
  expect(await as(db, s.certifier, () => saveSessionAction(s.ws.slug, fewer))).toMatchObject({
    fields: { seats: expect.stringContaining("2") },
  });
  expect(await paid(org)).toBe(240_000);
  // The link is for those who have a seat.
  const outsider = await company(s);
  expect([(await read(admin, sessionId)).link, (await read(outsider.admin, sessionId)).link]).toEqual([
    "https://meet.example/room",
    null,
  ]);
  const off = { sessionId, version: form.version + 1, reason: "The trainer is ill" };
  expect(done(await as(db, s.certifier, () => cancelSessionAction(s.ws.slug, off)))).toEqual({ told: 2 });
  // Each person reads it of themselves, and the company once of both.
  const letters = await worker(s, async tx => {
    const events = await tx.event.findMany({
      where: {
        tenantId: s.ws.tenantId,
        type: { in: ["training.called_off", "training.company_called_off"] },
      },
      orderBy: { id: "asc" },
    });
    const own = events.filter(event => (event.data as { sessionId?: string }).sessionId === sessionId);
    for (const event of own) await tell(tx, s.ws.tenantId, event.id);
    return tx.outbox.findMany({
      where: { tenantId: s.ws.tenantId, kind: "mail", topic: { contains: "called_off" } },
    });
  });
  const ofCompany = letters.filter(one => one.toEmail === admin.email);
  expect(ofCompany.map(one => one.topic)).toEqual(["training.company_called_off"]);
  expect(ofCompany[0]?.data).toMatchObject({ params: { names: "In and Waits" } });
  expect(letters.map(one => one.topic).filter(topic => topic !== "training.company_called_off")).toEqual([
    "training.own.called_off",
    "training.own.called_off",
  ]);
  expect(await paid(org)).toBe(0);
  const mine = await inWorkspace(
    admin,
    (tx, now) => readTraining(tx, admin, info, { view: "past", course: null, cursor: null }, now),
    db.client,
  );
  expect(mine.rows.find(row => row.id === sessionId)?.state).toBe("cancelled");
});

test("the calendar file reads back as the session, for who comes alone", async () => {
  const { org, admin } = await company(s);
  const sessionId = await session(s, courseId, {
    place: 'Room 3; 2nd floor, "north"',
    note: "Bring,\nthese",
  });
  const person = await employee(s, org, "Calendar");
  const colleague = await employee(s, org, "Nosy");
  done(await enrol(admin, org, sessionId, [person]));
  const file = (actor: Actor) =>
    inWorkspace(
      actor,
      (tx, now) => sessionCalendar(tx, actor, sessionId, "https://portal.example/x", now),
      db.client,
    );
  expect(await file(colleague)).toBe(null);
  expect(await file((await company(s)).admin)).toBe(null);
  const made = await file(person);
  const parsed = new ICAL.Component(ICAL.parse(new TextDecoder().decode(made?.bytes)));
  const event = new ICAL.Event(parsed.getFirstSubcomponent("vevent") as ICAL.Component);
  const row = await worker(s, tx => tx.trainingSession.findFirstOrThrow({ where: { id: sessionId } }));
  expect(event.summary).toBe("Architects");
  expect(event.location).toBe('Room 3; 2nd floor, "north"');
  expect(event.description).toContain("Bring,\nthese");
  // Day by day in its hours, from the first to the last; no night is taken.
  const times = event.iterator();
  const days = Array.from({ length: 5 }, () => times.next()).filter(Boolean);
  const length = event.duration.toSeconds() * 1000;
  expect(days[0]?.toJSDate()).toEqual(row.startsAt);
  expect(new Date((days.at(-1)?.toJSDate().getTime() ?? 0) + length)).toEqual(row.endsAt);
  expect(length).toBeLessThan(24 * 3_600_000);
  expect(event.uid).toContain(sessionId);
});

test("order lines are read by who pays and who invoices, leave as a file without formulas, and are invoiced once (P11)", async () => {
  const { org, admin } = await company(s);
  const sessionId = await session(s, courseId);
  const person = await employee(s, org, "=cmd|'/c calc'!A1");
  done(await enrol(admin, org, sessionId, [person]));
  const query = { view: "open", partner: "", cursor: null } as const;
  await expect(inWorkspace(person, tx => readOrders(tx, person, query), db.client)).rejects.toThrow();
  const own = await inWorkspace(admin, tx => readOrders(tx, admin, query), db.client);
  expect(own.lines.map(line => line.company.slug)).toEqual([org.slug]);
  expect(own.totals).toEqual([{ currency: "EUR", minor: 240_000 }]);
  done(
    await as(db, admin, () => exportOrdersAction(s.ws.slug, { view: "open", partner: "", format: "csv" })),
  );
  while ((await workOnTasks()) > 0);
  const file = await worker(s, tx => tx.taskFile.findFirstOrThrow({ orderBy: { taskId: "desc" } }));
  const text = new TextDecoder().decode(file.bytes);
  expect(text).toContain("'=cmd|");
  expect(text).toContain("2400");
  const invoice = { lineIds: own.lines.map(line => line.id), reference: "F-2027-1" };
  expect(await as(db, admin, () => markInvoicedAction(s.ws.slug, invoice))).toMatchObject({
    kind: "not_found",
  });
  done(await as(db, s.certifier, () => markInvoicedAction(s.ws.slug, invoice)));
  expect(await as(db, s.certifier, () => markInvoicedAction(s.ws.slug, invoice))).toMatchObject({
    kind: "refused",
  });
});

test("the mail of a seat carries the entry for the calendar: asked for, moved, taken away, each later than the one before", async () => {
  const { org, admin } = await company(s);
  const sessionId = await session(s, courseId);
  const person = await employee(s, org, "Invited");
  const entry = async (type: string) => {
    const { mails, told } = await worker(s, async tx => {
      const event = await tx.event.findFirstOrThrow({
        where: { type, partnerOrgId: org.orgId },
        orderBy: { at: "desc" },
      });
      await tell(tx, s.ws.tenantId, event.id);
      const mails = await tx.outbox.findMany({
        where: { kind: "mail", dedupeKey: { startsWith: `mail:${event.id}` } },
      });
      return { mails, told: event };
    });
    // The company is told in words; the calendar is the person's.
    expect(mails.map(mail => [mail.toEmail, "calendar" in (mail.data as object)])).toEqual(
      expect.arrayContaining([[person.email, true]]),
    );
    expect(mails.filter(mail => "calendar" in (mail.data as object))).toHaveLength(1);
    const own = mails.find(mail => mail.toEmail === person.email);
    const sent = renderMail({
      topic: own?.topic ?? "",
      locale: "en",
      data: own?.data as Record<string, unknown>,
      messageId: told.id,
      to: { name: person.name, address: person.email },
    });
    const { method, content } = sent.icalEvent as { method: string; content: string };
    const calendar = new ICAL.Component(ICAL.parse(content));
    const event = calendar.getFirstSubcomponent("vevent") as ICAL.Component;
    expect(calendar.getFirstPropertyValue("method")).toBe(method);
    expect(event.getFirstPropertyValue("attendee")).toMatch(new RegExp(`^mailto:${person.email}$`, "i"));
    return {
      method,
      uid: event.getFirstPropertyValue("uid"),
      status: event.getFirstPropertyValue("status"),
      start: (event.getFirstPropertyValue("dtstart") as ICAL.Time).toJSDate(),
      sequence: Number(event.getFirstPropertyValue("sequence")),
    };
  };
  await db.admin.query("UPDATE training_session SET created_at = now() - interval '1 day' WHERE id = $1", [
    sessionId,
  ]);
  const later = (seconds: number, type: string) =>
    db.admin.query(
      "UPDATE event SET at = at + make_interval(secs => $1) WHERE type = $2 AND partner_org_id = $3",
      [seconds, type, org.orgId],
    );
  done(await enrol(admin, org, sessionId, [person]));
  const first = await entry("training.seated");
  const form = await worker(s, tx => tx.trainingSession.findFirstOrThrow({ where: { id: sessionId } }));
  const day = (at: Date) => at.toISOString().slice(0, 10);
  const more = {
    sessionId,
    version: form.version,
    courseId,
    day: day(form.startsAt),
    from: "10:00",
    endDay: day(form.endsAt),
    to: "17:00",
    place: "Madrid",
    link: "",
    language: "en",
    seats: 2,
    trainerId: "",
    note: "",
    enrolUntil: "",
  };
  done(await as(db, s.certifier, () => saveSessionAction(s.ws.slug, more)));
  await later(5, "training.moved");
  const moved = await entry("training.moved");
  const [row] = await enrolments(s, sessionId);
  const out = { enrolmentId: row?.id, version: row?.version, reason: "Ill" };
  done(await as(db, admin, () => cancelEnrolmentAction(s.ws.slug, out)));
  await later(10, "training.cancelled");
  const gone = await entry("training.cancelled");
  expect([first.method, moved.method, gone.method]).toEqual(["REQUEST", "REQUEST", "CANCEL"]);
  expect([first.status, gone.status]).toEqual(["CONFIRMED", "CANCELLED"]);
  expect(new Set([first.uid, moved.uid, gone.uid]).size).toBe(1);
  expect(moved.start.getTime() - first.start.getTime()).toBe(3_600_000);
  expect(first.sequence < moved.sequence && moved.sequence < gone.sequence).toBe(true);
});
