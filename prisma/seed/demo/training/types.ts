import type { LocalText } from "#lib/domain/text.ts";
import type { CoursePrice } from "#lib/domain/training/price.ts";
import type { Scheme } from "#lib/domain/training/scheme.ts";

/** topic, question, answers: those that begin with "+" are right. */
export type DemoQuestion = [topic: string, text: string, answers: string[]];

export type DemoSeat = {
  /** Company and person, as the partners' data names them. */
  org: string;
  who: string;
  areas: string[];
  attended?: boolean;
  /** Percent by part. */
  results?: Record<string, number>;
  /** Only asked for: the company has not decided. */
  asked?: boolean;
};

export type DemoSession = {
  key: string;
  /** Days from today on which it begins; negative when it was. */
  in: number;
  days: number;
  place: string;
  link?: string;
  language: string;
  seats: number;
  note?: string;
  people: DemoSeat[];
};

export type DemoCourse = {
  key: string;
  title: LocalText;
  summary: LocalText;
  areas: string[];
  training: string | null;
  ownPrice: CoursePrice | null;
  scheme: Scheme;
  /** By part. */
  questions: Record<string, DemoQuestion[]>;
  sessions: DemoSession[];
  /** Companies that ask for a date of it, so many days ago; by an administrator. */
  asks?: { org: string; by: string; people: number; note: string; ago: number }[];
};
