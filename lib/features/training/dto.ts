import type { PriceSum } from "#lib/domain/programmes/benefits.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";
import type { TopicScore } from "#lib/domain/training/exam.ts";
import type { AgainstTry } from "#lib/domain/training/outcome.ts";
import type { LineKind, PaidSeats, Terms } from "#lib/domain/training/price.ts";
import type { EnrolmentState, SessionState } from "#lib/domain/training/seats.ts";

/** What a course costs who reads: list price, the tier's discount, what is paid (P4, P11). */
export type CoursePriceDto = { people: number; price: PriceSum; additional: PriceSum | null };

export const TRAINING_VIEWS = ["upcoming", "own", "past"] as const;
export type TrainingView = (typeof TRAINING_VIEWS)[number];

export type AreaDto = { key: string; name: string };

export type SessionRowDto = {
  id: string;
  courseId: string;
  title: string;
  areas: AreaDto[];
  startsAt: Instant;
  endsAt: Instant;
  timeZone: string;
  /** Empty: online. */
  place: string;
  language: string;
  seats: number;
  taken: number;
  waiting: number;
  state: SessionState;
  trainer: string;
  /** People of the reader's own company in it. */
  own: { seated: number; waiting: number; asked: number } | null;
  price: CoursePriceDto | null;
};

export type TrainingDto = {
  view: TrainingView;
  rows: SessionRowDto[];
  next: string | null;
  first: boolean;
  courses: { id: string; title: string }[];
  can: { keepCourses: boolean; orders: boolean; mine: boolean };
};

export type PartLineDto = {
  key: string;
  title: string;
  exam: boolean;
  percent: number | null;
  reached: boolean;
  minimum: number;
  tries: number;
  /** Every try that stands, for who may take one back. */
  results: { id: string; percent: number; on: PlainDate; by: string; source: string }[];
};

export type EnrolmentDto = {
  id: string;
  version: number;
  personId: string;
  name: string;
  company: { name: string; slug: string } | null;
  areas: (AreaDto & {
    outcome: "open" | "passed" | "failed";
    percent: number | null;
    /** The certificate waits for the vendor. */
    waits: boolean;
  })[];
  /** Attendance and results are the reader's to know: their own, those they pay for or give. */
  open: boolean;
  state: EnrolmentState;
  /** In the waiting list, 1 first. */
  turn: number | null;
  askedBy: string;
  attended: boolean | null;
  charged: boolean;
  cancelReason: string;
  /** Giving the seat back costs nothing today. */
  free: boolean;
  parts: PartLineDto[];
  /** Has an account to take an examination with. */
  signsIn: boolean;
  can: { cancel: boolean; confirm: boolean; record: boolean };
};

export type OrderLineDto = {
  id: string;
  number: string;
  kind: LineKind;
  quantity: number;
  currency: "EUR" | "USD" | "MXN" | "GBP";
  list: number;
  discountBp: number;
  pays: number;
  about: string;
  at: Instant;
  course: string;
  sessionId: string;
  sessionOn: PlainDate;
  company: { name: string; slug: string };
  invoicedAt: Instant | null;
  invoiceRef: string;
};

/** How many have a seat now, wait for one, or were asked whether they come to the company at all. */
export type Enrolled = { seated: number; waiting: number; asked: number };

export type SessionDto = SessionRowDto & {
  version: number;
  summary: string;
  note: string;
  /** Of an online session, for those who have a seat and who gives it. */
  link: string | null;
  enrolUntil: Instant | null;
  cancelReason: string;
  freeUntil: Instant;
  freeOver: boolean;
  /** How the course is passed. */
  rules: {
    passMark: number;
    attendanceRequired: boolean;
    parts: {
      key: string;
      title: string;
      exam: boolean;
      minimum: number;
      weight: number;
      tries: number | null;
      waitDays: number;
      minutes: number | null;
      questions: number | null;
    }[];
  };
  people: EnrolmentDto[];
  /** Everybody of every company stands in `people`. */
  everybody: boolean;
  /** Whom the reader may enrol: the own company's people who are not in it yet. */
  choices: { id: string; name: string }[];
  company: { slug: string; name: string } | null;
  /** Companies the vendor may enrol people of. */
  companies: { slug: string; name: string }[];
  order: {
    seats: number;
    includedLeft: number;
    lines: OrderLineDto[];
    total: number;
    currency: string;
  } | null;
  /** By what another seat of the company costs, and how many it pays for; null for who pays none and for what costs nothing. */
  cost: ({ terms: Terms } & PaidSeats) | null;
  /** Names of those whose certificate waits for the reader to issue it. */
  toCertify: string[];
  can: { enrol: boolean; ask: boolean; keep: boolean; record: boolean };
  today: PlainDate;
};

export type ExamDto = {
  enrolmentId: string;
  sessionId: string;
  course: string;
  part: {
    key: string;
    title: string;
    minimum: number;
    questions: number;
    minutes: number;
    tries: number | null;
  };
  passMark: number;
  used: number;
  against: AgainstTry | null;
  noSeat: boolean;
  zone: string;
  /** The one that is open, with what is asked in this person's order. */
  attempt: {
    id: string;
    dueAt: Instant;
    now: Instant;
    timeUp: boolean;
    answers: Record<string, string[]>;
    items: {
      question: string;
      kind: "one" | "several";
      text: string;
      options: { id: string; text: string }[];
    }[];
  } | null;
  results: ExamResultDto[];
};

export type ExamResultDto = {
  attemptId: string;
  number: number;
  handedInAt: Instant;
  byTime: boolean;
  percent: number;
  right: number;
  asked: number;
  reached: boolean;
  topics: TopicScore[];
  weak: string[];
  /** Where the vendor shows them: each question with what was chosen and what is right. */
  answers: { text: string; chosen: string[]; right: string[]; correct: boolean; why: string }[] | null;
};

export type MineDto = {
  rows: {
    enrolment: EnrolmentDto;
    session: SessionRowDto;
    link: string | null;
    exams: { part: string; title: string; open: boolean; against: AgainstTry | null; minutes: number }[];
  }[];
  zone: string;
};

export type CourseRowDto = {
  id: string;
  version: number;
  title: string;
  areas: AreaDto[];
  state: "draft" | "open" | "closed";
  questions: number;
  next: Instant | null;
  price: CoursePriceDto | null;
};
