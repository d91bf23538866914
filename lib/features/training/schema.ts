import { z } from "zod";
import { LANGUAGES } from "#lib/domain/languages.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";

const id = z.uuid();
/** The row the person looked at: a deed on another one is a conflict. */
const version = z.int32().min(0);
const slug = z.string().min(1).max(80);
const key = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, "errors.invalidValue");
const day = z.string().min(1, "errors.required").refine(isPlainDate, "training.invalid.day");
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "training.invalid.time");
const line = z.string().trim().max(200, "errors.tooLong");
const text = z.string().trim().max(2_000, "errors.tooLong");
/** One language is enough; whoever reads the other reads this one. */
const words = (most: number) =>
  z
    .object({
      en: z.string().trim().max(most, "errors.tooLong"),
      es: z.string().trim().max(most, "errors.tooLong"),
    })
    .superRefine((value, ctx) => {
      if (value.en === "" && value.es === "")
        ctx.addIssue({ code: "custom", path: ["en"], message: "errors.required" });
    });
const optionalWords = (most: number) =>
  z.object({
    en: z.string().trim().max(most, "errors.tooLong"),
    es: z.string().trim().max(most, "errors.tooLong"),
  });
const whole = (least: number, most: number) =>
  z
    .int({ error: "training.invalid.whole" })
    .min(least, { error: "training.invalid.between" })
    .max(most, { error: "training.invalid.between" });
const percent = whole(0, 100);
/** Typed in whole units of the currency with at most two decimals. */
const amount = z
  .number({ error: "training.invalid.amount" })
  .min(0, "training.invalid.amount")
  .max(10_000_000, "training.invalid.amount");

export const PRICE_KINDS = ["programme", "own", "free"] as const;

const part = z.object({
  /** Empty for a new part: its name gives it one. */
  key: z.union([key, z.literal("")]),
  title: words(120),
  kind: z.enum(["exam", "trainer"]),
  minimum: percent,
  weight: whole(0, 100),
  areas: z.array(z.string().max(60)).max(50),
  tries: whole(1, 50).nullish(),
  waitDays: whole(0, 365),
  questions: whole(1, 200),
  minutes: whole(1, 480),
  openDays: whole(0, 365),
  opens: z.enum(["start", "end"]),
  explains: z.enum(["topics", "answers"]),
});
export type PartInput = z.output<typeof part>;

export const courseInput = z
  .object({
    courseId: id.nullish(),
    version,
    programmeId: id,
    title: words(160),
    summary: words(2_000),
    areas: z.array(z.string().min(1).max(60)).min(1, "training.invalid.noArea").max(50),
    priceKind: z.enum(PRICE_KINDS),
    trainingKey: z.string().max(60),
    people: whole(1, 100).nullish(),
    price: amount.nullish(),
    additional: amount.nullish(),
    currency: z.enum(["EUR", "USD", "MXN", "GBP"]),
    passMark: percent,
    attendanceRequired: z.boolean(),
    counts: z.enum(["best", "last"]),
    freeCancelDays: whole(0, 365),
    fewDays: whole(0, 365),
    fewPercent: percent,
    parts: z.array(part).min(1, "training.invalid.noPart").max(12),
  })
  .superRefine((value, ctx) => {
    if (value.priceKind === "programme" && value.trainingKey === "")
      ctx.addIssue({ code: "custom", path: ["trainingKey"], message: "errors.required" });
    if (value.priceKind === "own" && value.people == null)
      ctx.addIssue({ code: "custom", path: ["people"], message: "errors.required" });
    if (value.priceKind === "own" && value.price == null)
      ctx.addIssue({ code: "custom", path: ["price"], message: "errors.required" });
  });
export type CourseInput = z.output<typeof courseInput>;

export const courseStateInput = z.object({
  courseId: id,
  version,
  state: z.enum(["draft", "open", "closed"]),
});

export const questionInput = z
  .object({
    courseId: id,
    questionId: id.nullish(),
    version,
    part: key,
    topic: z.string().trim().min(1, "errors.required").max(80, "errors.tooLong"),
    kind: z.enum(["one", "several"]),
    text: words(2_000),
    options: z
      .array(z.object({ id: z.string().max(40), text: words(500), right: z.boolean() }))
      .min(2, "training.invalid.fewOptions")
      .max(10, "training.invalid.manyOptions"),
    why: optionalWords(2_000),
  })
  .superRefine((value, ctx) => {
    const right = value.options.filter(option => option.right).length;
    if (value.kind === "one" ? right !== 1 : right === 0)
      ctx.addIssue({
        code: "custom",
        path: ["options"],
        message: value.kind === "one" ? "training.invalid.oneRight" : "training.invalid.noneRight",
      });
  });
export type QuestionInput = z.output<typeof questionInput>;
export const questionStateInput = z.object({ courseId: id, questionId: id, version, retired: z.boolean() });

export const sessionInput = z.object({
  sessionId: id.nullish(),
  version,
  courseId: id,
  day,
  from: time,
  endDay: day,
  to: time,
  place: line,
  link: z.union([z.literal(""), z.url({ protocol: /^https?$/, error: "errors.url" }).max(500)]),
  language: z.string().refine(code => LANGUAGES.includes(code), "errors.invalidValue"),
  seats: whole(1, 1_000),
  trainerId: z.union([id, z.literal("")]),
  note: text,
  enrolUntil: z.union([z.literal(""), day]),
});
export type SessionInput = z.output<typeof sessionInput>;

export const cancelSessionInput = z.object({
  sessionId: id,
  version,
  reason: z.string().trim().min(1, "errors.required").max(1_000, "errors.tooLong"),
});

const areas = z.array(z.string().max(60)).min(1, "training.invalid.noArea").max(50);
export const enrolInput = z
  .object({
    sessionId: id,
    /** Whose people: the actor's own company, or any for the vendor. */
    slug,
    people: z.array(id).max(50),
    /** Somebody the company has not named yet. */
    name: z.string().trim().max(120, "errors.tooLong").default(""),
    email: z.string().trim().max(200, "errors.tooLong").default(""),
    areas,
  })
  .superRefine(({ people, name, email }, ctx) => {
    const add = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
    if (name === "" && email !== "") add("name", "errors.required");
    if (name !== "" && !z.email().safeParse(email).success) add("email", "errors.email");
    if (people.length === 0 && name === "" && email === "") add("people", "training.invalid.nobody");
  });
export type EnrolInput = z.output<typeof enrolInput>;
export const askInput = z.object({ sessionId: id, areas });
export const confirmInput = z.object({ enrolmentId: id, version });
export const cancelInput = z.object({ enrolmentId: id, version, reason: text.default("") });

export const attendanceInput = z.object({ enrolmentId: id, version, attended: z.boolean().nullable() });
export const allPresentInput = z.object({ sessionId: id });
export const resultInput = z.object({
  enrolmentId: id,
  part: key,
  percent,
  day,
  source: z.enum(["trainer", "external"]),
  note: text.default(""),
});
export const annulInput = z.object({
  enrolmentId: id,
  resultId: id,
  reason: z.string().trim().min(1, "errors.required").max(1_000, "errors.tooLong"),
});
export type ResultInput = z.output<typeof resultInput>;

export const certifyInput = z.object({ sessionId: id, day });

export const MOST_IMPORT_BYTES = 1_000_000;
export const MOST_IMPORT_ROWS = 5_000;
export const importInput = z.object({
  sessionId: id,
  files: z
    .array(z.instanceof(File))
    .min(1, "training.invalid.file")
    .max(1, "training.invalid.file")
    .refine(files => files.every(file => file.size <= MOST_IMPORT_BYTES), "training.invalid.tooLarge"),
});
export const startImportInput = z.object({
  sessionId: id,
  rows: z
    .array(
      z.object({
        enrolmentId: id,
        part: key,
        percent,
        day,
        note: z.string().max(2_000),
      }),
    )
    .min(1, "training.invalid.emptyImport")
    .max(MOST_IMPORT_ROWS),
});
export type ImportRow = z.output<typeof startImportInput>["rows"][number];

export const ORDER_VIEWS = ["open", "invoiced", "all"] as const;
export const exportOrdersInput = z.object({
  view: z.enum(ORDER_VIEWS),
  partner: z.union([slug, z.literal("")]),
  format: z.enum(["csv", "xlsx"]),
});
export const invoiceInput = z.object({
  lineIds: z.array(id).min(1, "training.invalid.noLine").max(200),
  reference: z.string().trim().min(1, "errors.required").max(80, "errors.tooLong"),
});

/** A window's own word: of two that are open the one that took the examination last writes. */
const holder = z.string().regex(/^[\w-]{8,80}$/);
export const startExamInput = z.object({ enrolmentId: id, part: key, holder });
export const holdExamInput = z.object({ attemptId: id, holder });
export const answerInput = z.object({
  attemptId: id,
  holder,
  question: id,
  chosen: z.array(z.string().max(40)).max(10),
});
export const handInInput = z.object({ attemptId: id, holder });

export const askDateInput = z.object({
  courseId: id,
  people: whole(1, 50),
  note: line.default(""),
});

export const withdrawDateInput = z.object({ requestId: id, version });

export const declineDateInput = withdrawDateInput.extend({
  reason: line.min(1, "errors.required"),
});
