import { newId } from "#lib/platform/ids.ts";
import type { Table } from "#tests/security/table/types.ts";
import { day, newcomer, put, row, type Who, type World } from "#tests/security/world.ts";

// Courses, seats, results, orders and examinations (P4, P11, P23).

const certifiers: Who[] = ["certification_manager", "vendor_admin"];
const keepers: Who[] = ["partner_manager", ...certifiers];
const payers: Who[] = ["partner_admin", "partner_support_manager"];
const partners: Who[] = [
  "partner_admin",
  "partner_sales",
  "partner_presales",
  "partner_support",
  "partner_support_manager",
];

const part = {
  key: "theory",
  title: "Theory",
  exam: { questions: 1, minutes: 30, openDays: 30, opens: "start", explains: "topics" },
  minimum: 50,
  weight: 1,
  areas: [],
  tries: null,
  waitDays: 0,
};
const words = (text: string) => ({ en: text, es: text });
const hours = (n: number) => new Date(Date.now() + n * 3_600_000);

async function course(w: World, state = "open"): Promise<string> {
  await put(w, "UPDATE partnership SET state = 'active', tier_key = NULL WHERE id = $1", w.partnershipId);
  return row(w, "training_course", {
    programme_id: w.programmeId,
    own_price: JSON.stringify({
      people: 1,
      price: { minor: 100, currency: "EUR" },
      additionalAttendee: null,
    }),
    title: '"Course"',
    summary: '"About"',
    areas: ["architect"],
    scheme: JSON.stringify({
      parts: [part],
      passMark: 50,
      attendanceRequired: false,
      counts: "best",
      freeCancelDays: 0,
    }),
    state,
    created_by: "Test",
  });
}

/** A date of a course, given by the trainer; begun or to come. */
async function session(w: World, begun = false): Promise<{ courseId: string; sessionId: string }> {
  const courseId = await course(w);
  const sessionId = await row(w, "training_session", {
    course_id: courseId,
    starts_at: hours(begun ? -24 : 240),
    ends_at: hours(begun ? 24 : 260),
    time_zone: "Europe/Madrid",
    language: "en",
    seats: 20,
    trainer_id: w.people.trainer.personId,
    trainer_name: w.people.trainer.name,
    created_by: "Test",
  });
  return { courseId, sessionId };
}

/** Somebody of the partner in it, as far as it has come. */
async function enrolled(w: World, how: "asked" | "seated", begun: boolean, personId?: string) {
  const place = await session(w, begun);
  const who = personId ?? (await newcomer(w, w.partner, ["partner_support"])).personId;
  const enrolmentId = await row(w, "training_enrolment", {
    session_id: place.sessionId,
    course_id: place.courseId,
    person_id: who,
    person_name: "Somebody",
    partner_org_id: w.partner.orgId,
    areas: ["architect"],
    asked_by: "Test",
    asked_at: hours(-48),
    ...(how === "seated" ? { confirmed_at: hours(-48), seated_at: hours(-48) } : {}),
  });
  return { ...place, enrolmentId, version: 0 };
}

/** Somebody with a seat in a date to come. */
export const seated = (w: World, personId: string) => enrolled(w, "seated", false, personId);

const result = (w: World, enrolmentId: string) =>
  row(w, "training_result", {
    enrolment_id: enrolmentId,
    person_id: newId(),
    partner_org_id: w.partner.orgId,
    part_key: "theory",
    percent: 70,
    on: day(-1),
    source: "trainer",
    by: "Test",
  });

/** The partner asks for a date of a course. */
const dateRequest = async (w: World) =>
  row(w, "training_date_request", {
    course_id: await course(w),
    partner_org_id: w.partner.orgId,
    org_name: w.partner.name,
    people: 2,
    asked_by: "Test",
  });

const question = (w: World, courseId: string) =>
  row(w, "training_question", {
    course_id: courseId,
    part_key: "theory",
    topic: "All",
    kind: "one",
    text: '"Which?"',
    options: JSON.stringify([
      { id: "a", text: "A", right: true },
      { id: "b", text: "B", right: false },
    ]),
    created_by: "Test",
  });

const OLD = "window-0000";
const holder = "window-0001";

/** An examination of the partner's support engineer, under way in a window. */
async function attempt(w: World, window = holder) {
  const made = await enrolled(w, "seated", true, w.people.partner_support.personId);
  const asked = await question(w, made.courseId);
  const attemptId = await row(w, "training_attempt", {
    enrolment_id: made.enrolmentId,
    person_id: w.people.partner_support.personId,
    part_key: "theory",
    paper: JSON.stringify([
      {
        question: asked,
        topic: "All",
        kind: "one",
        text: "Which?",
        options: [
          { id: "a", text: "A" },
          { id: "b", text: "B" },
        ],
      },
    ]),
    holder: window,
    due_at: hours(1),
  });
  await put(
    w,
    'INSERT INTO training_attempt_key (tenant_id, attempt_id, "right") VALUES ($1, $2, $3)',
    w.ws.tenantId,
    attemptId,
    JSON.stringify({ [asked]: ["a"] }),
  );
  return { attemptId, asked };
}

const courseForm = (w: World) => ({
  version: 0,
  programmeId: w.programmeId,
  title: words("Course, changed"),
  summary: words("About"),
  areas: ["architect"],
  priceKind: "free",
  trainingKey: "",
  currency: "EUR",
  passMark: 60,
  attendanceRequired: true,
  counts: "last",
  freeCancelDays: 3,
  fewDays: 21,
  fewPercent: 25,
  parts: [
    {
      ...part,
      title: words("Theory"),
      kind: "trainer",
      questions: 1,
      minutes: 1,
      openDays: 1,
      opens: "end",
      explains: "topics",
    },
  ],
});

/** A line of the partner's order. */
const orderLine = async (w: World) =>
  row(w, "training_order_line", {
    number: `T-${newId()}`,
    booking_id: newId(),
    session_id: (await session(w)).sessionId,
    partner_org_id: w.partner.orgId,
    kind: "course",
    quantity: 1,
    currency: "EUR",
    list_minor: 100,
    discount_bp: 0,
    pay_minor: 100,
    about: "Somebody",
    by: "Test",
  });

export const training: Table = {
  saveCourseAction: [
    { may: certifiers, make: async w => ({ ...courseForm(w), courseId: await course(w, "draft") }) },
  ],
  setCourseStateAction: [
    { may: certifiers, make: async w => ({ courseId: await course(w), version: 0, state: "closed" }) },
  ],
  saveQuestionAction: [
    {
      may: certifiers,
      make: async w => ({
        courseId: await course(w),
        version: 0,
        part: "theory",
        topic: "All",
        kind: "one",
        text: words("Which?"),
        options: [
          { id: "", text: words("A"), right: true },
          { id: "", text: words("B"), right: false },
        ],
        why: words(""),
      }),
    },
  ],
  setQuestionStateAction: [
    {
      may: certifiers,
      make: async w => {
        const courseId = await course(w);
        return { courseId, questionId: await question(w, courseId), version: 0, retired: true };
      },
    },
  ],
  saveSessionAction: [
    {
      may: certifiers,
      make: async w => ({
        courseId: await course(w),
        version: 0,
        day: day(40),
        from: "09:00",
        endDay: day(41),
        to: "17:00",
        place: "",
        link: "https://meet.example/x",
        language: "en",
        seats: 5,
        trainerId: "",
        note: "",
        enrolUntil: "",
      }),
    },
  ],
  cancelSessionAction: [
    {
      may: certifiers,
      make: async w => ({ sessionId: (await session(w)).sessionId, version: 0, reason: "Ill" }),
    },
  ],
  enrolAction: [
    {
      may: [...keepers, ...payers],
      make: async w => {
        const { personId } = await newcomer(w, w.partner, ["partner_support"]);
        const { sessionId } = await session(w);
        return { sessionId, slug: w.partner.slug, people: [personId], areas: ["architect"] };
      },
    },
  ],
  askAction: [
    {
      may: [...partners, "other_partner"],
      make: async w => ({ sessionId: (await session(w)).sessionId, areas: ["architect"] }),
    },
  ],
  confirmAction: [
    {
      may: payers,
      make: async w => {
        const { enrolmentId, version } = await enrolled(w, "asked", false);
        return { enrolmentId, version };
      },
    },
  ],
  cancelEnrolmentAction: [
    {
      on: "somebody with a seat",
      may: [...keepers, ...payers],
      make: async w => {
        const { enrolmentId, version } = await enrolled(w, "seated", false);
        return { enrolmentId, version, reason: "" };
      },
    },
    {
      on: "one's own request",
      may: ["partner_support", ...keepers, ...payers],
      make: async w => {
        const { enrolmentId, version } = await enrolled(w, "asked", false, w.people.partner_support.personId);
        return { enrolmentId, version, reason: "" };
      },
    },
  ],
  markAttendanceAction: [
    {
      may: ["trainer", ...certifiers],
      make: async w => {
        const { enrolmentId, version } = await enrolled(w, "seated", true);
        return { enrolmentId, version, attended: true };
      },
    },
  ],
  markAllPresentAction: [
    {
      may: ["trainer", ...certifiers],
      make: async w => ({ sessionId: (await enrolled(w, "seated", true)).sessionId }),
    },
  ],
  recordPartAction: [
    {
      may: ["trainer", ...certifiers],
      make: async w => {
        const { enrolmentId } = await enrolled(w, "seated", true);
        // Whatever the hour: the day it began, in the session's zone, is today or yesterday.
        return { enrolmentId, part: "theory", percent: 70, day: day(0), source: "external", note: "" };
      },
    },
  ],
  annulResultAction: [
    {
      may: ["trainer", ...certifiers],
      make: async w => {
        const { enrolmentId } = await enrolled(w, "seated", true);
        return { enrolmentId, resultId: await result(w, enrolmentId), reason: "A mistake" };
      },
    },
  ],
  certifyPassedAction: [
    {
      may: certifiers,
      make: async w => {
        const { personId } = await newcomer(w, w.partner, ["partner_support"]);
        const { sessionId, enrolmentId } = await enrolled(w, "seated", true, personId);
        await result(w, enrolmentId);
        await put(
          w,
          `INSERT INTO training_outcome (tenant_id, enrolment_id, person_id, areas)
           SELECT tenant_id, id, person_id, '{"architect": "passed"}' FROM training_enrolment WHERE id = $1`,
          enrolmentId,
        );
        await row(w, "certification", {
          person_id: personId,
          person_name: "Somebody",
          partner_org_id: w.partner.orgId,
          programme_id: w.programmeId,
          area_key: "architect",
          nominated_at: hours(-48),
          nominated_by: "Test",
          grace_days: 0,
          training_on: day(-1),
          result: "passed",
          result_on: day(-1),
        });
        return { sessionId, day: day(0) };
      },
    },
  ],
  askForDateAction: [
    {
      may: [...payers, "other_partner"],
      make: async w => ({ courseId: await course(w), people: 2, note: "Soon" }),
    },
  ],
  withdrawDateAction: [{ may: payers, make: async w => ({ requestId: await dateRequest(w), version: 0 }) }],
  declineDateAction: [
    {
      may: certifiers,
      make: async w => ({ requestId: await dateRequest(w), version: 0, reason: "Too few" }),
    },
  ],
  // Looks and writes nothing.
  previewImportAction: { testedIn: "tests/features/training/exam.test.ts" },
  startImportAction: [
    {
      may: ["trainer", ...certifiers],
      make: async w => {
        await put(w, "DELETE FROM task");
        const { sessionId, enrolmentId } = await enrolled(w, "seated", true);
        return { sessionId, rows: [{ enrolmentId, part: "theory", percent: 70, day: day(0), note: "" }] };
      },
    },
  ],
  exportOrdersAction: [
    {
      may: [...keepers, ...payers, "other_partner"],
      own: true,
      make: async w => {
        await put(w, "DELETE FROM task");
        return { view: "all", partner: "", format: "csv" };
      },
    },
  ],
  markInvoicedAction: [
    { may: keepers, make: async w => ({ lineIds: [await orderLine(w)], reference: "F-1" }) },
  ],
  startExamAction: [
    {
      may: ["partner_support"],
      make: async w => {
        const made = await enrolled(w, "seated", true, w.people.partner_support.personId);
        await question(w, made.courseId);
        return { enrolmentId: made.enrolmentId, part: "theory", holder };
      },
    },
  ],
  holdExamAction: [
    {
      may: ["partner_support"],
      make: async w => ({ attemptId: (await attempt(w, OLD)).attemptId, holder }),
    },
  ],
  saveAnswerAction: [
    {
      may: ["partner_support"],
      make: async w => {
        const { attemptId, asked } = await attempt(w);
        return { attemptId, holder, question: asked, chosen: ["a"] };
      },
    },
  ],
  handInAction: [
    {
      may: ["partner_support"],
      make: async w => ({ attemptId: (await attempt(w)).attemptId, holder }),
    },
  ],
};
