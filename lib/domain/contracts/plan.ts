import type { BasisPoints, Money } from "#lib/domain/money/money.ts";
import type { LocalText } from "#lib/domain/text.ts";
import type { SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import type { PlanOptions } from "./options.ts";

/** S13: a share of what the software was sold for, at least so much per policy; P15: a price per unit. */
export type PlanPrice =
  | { kind: "share_of_sale"; rateBp: BasisPoints; minimum: Money }
  | { kind: "per_unit"; units: { unit: SubscriptionUnit; price: Money }[]; minimum: Money };

export type SubscriptionUnit = "server" | "zone" | "domain";

/** S15: what coming back after a lapse costs. */
export type LapseSchedule = {
  /** Up to so many years after the end the lapsed period counts by day; later by whole year. */
  byDayForYears: number;
  /** Whether a whole year counts when it has begun or when it is over. */
  wholeYears: "begun" | "completed";
  /** Share of one year's price added from so many completed lapsed years on; the last that applies. */
  penalties: { fromYears: number; rateBp: BasisPoints }[];
};

/** S8: ways in which a customer reaches support. */
export const CHANNEL_KINDS = ["phone", "email", "site"] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** S8: one of them, with when it is answered and what there is to know of it, in the vendor's words. */
export type PlanChannel = { kind: ChannelKind; hours: LocalText; hint?: LocalText | undefined };

/** A line the customer confirms (S9) or keeps ready (S17). */
export type PlanCheck = { key: string; label: LocalText };

/** A support plan, which is data a vendor versions (S1); everything marked (choice) in the facts is a field. */
export type SupportPlanDefinition = {
  key: string;
  name: LocalText;
  summary: LocalText;
  covers: LocalText[];
  /** What a ticket's clocks run on (S3, S4, S6, T5). */
  terms: SupportPlanTerms;
  /** S7 */
  authorisedContacts: number;
  contactsMustBeTrained: boolean;
  readersAllowed: boolean;
  /** S8; left out: published before a plan could say it. */
  channels?: PlanChannel[] | undefined;
  /** Least term (S14). */
  termMonths: number;
  /** Days before the end in which a contract shows as expiring. */
  expiringDays: number;
  price: PlanPrice;
  /** Days booked in advance for support outside office hours, per term (S12). */
  bookedDays: number;
  lapse: LapseSchedule;
  /** S11: so many majors before the current one; an older one goes no sooner than so many months after its announced end. */
  versions: { previousMajors: number; endOfLifeMonths: number };
  /** S9 */
  componentsChecklist: PlanCheck[];
  /** S17 */
  readiness: PlanCheck[];
  /** Left out: published before a plan could say it (optionsOf). */
  options?: PlanOptions | undefined;
};
