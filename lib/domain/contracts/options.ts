import type { Money } from "#lib/domain/money/money.ts";
import type { LocalText } from "#lib/domain/text.ts";
import type { PlanCheck, SupportPlanDefinition } from "./plan.ts";

/** S16: a consultant's hours in packs, planned ahead, bought by purchase order under a contract in force. */
export type HourPackTerms = {
  /** Least size of a pack. */
  leastHours: number;
  /** How long a pack lasts from its purchase, last day inclusive. */
  validMonths: number;
  pricePerHour: Money;
};

/** S16: on-site support for a year, with a business review every so many months. */
export type OnSiteTerms = {
  items: PlanCheck[];
  pricePerYear: Money;
  reviewMonths: number;
  /** Days before a review in which its participants are told. */
  noticeDays: number;
  /** What every review goes through, in order. */
  agenda: PlanCheck[];
};

/** S12: how the plan's booked days are asked for. */
export type BookedDayTerms = {
  /** Least days between asking and the day itself. */
  leadDays: number;
  /** Key of the calendar whose hours are office hours; null: the one the plan's P4 counts by. */
  calendar: string | null;
};

/** S17: how often each point of the readiness list is looked at again. */
export type ReadinessTerms = { reviewMonths: number; noticeDays: number };

/** S7: keys of areas; whoever passed a course of one, or holds its certificate, is trained as a contact. */
export type ContactTrainingTerms = {
  areas: string[];
  /** How a contact comes to be trained, in the vendor's words. */
  howTo: LocalText | null;
};

/** What a plan offers beside its cover (S7, S12, S16, S17). Null: not offered. */
export type PlanOptions = {
  hours: HourPackTerms | null;
  onSite: OnSiteTerms | null;
  bookedDays: BookedDayTerms;
  readiness: ReadinessTerms;
  contactTraining: ContactTrainingTerms;
};

/** Of a plan published before it could say so: nothing to buy, the usual for the rest. */
export const USUAL_OPTIONS: PlanOptions = {
  hours: null,
  onSite: null,
  bookedDays: { leadDays: 5, calendar: null },
  readiness: { reviewMonths: 12, noticeDays: 30 },
  contactTraining: { areas: [], howTo: null },
};

/** A plan's options, or the usual ones where its version is older than they are. */
export const optionsOf = (plan: Pick<SupportPlanDefinition, "options">): PlanOptions =>
  plan.options ?? USUAL_OPTIONS;
