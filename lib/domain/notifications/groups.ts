import type { Side } from "#lib/domain/tickets/types.ts";

/** What a person decides about in one go. */
export type EventGroup =
  | "cases"
  | "followed"
  | "work"
  | "deadlines"
  | "alerts"
  | "versions"
  | "wishes"
  | "certificates"
  | "training"
  | "contracts"
  | "programme";

/** Why something always comes by mail, and at once or after the quiet hours, whatever somebody chose. */
export type FixedReason = "receipt" | "decision" | "contract" | "p1";

/** `urgent`: it is not held back by quiet hours. `noMail`: it is told in the portal alone. */
export type EventRule = { group: EventGroup; fixed?: FixedReason; urgent?: true; noMail?: true };

/** Whom a group concerns; in the order of the page. */
export const GROUPS: readonly { key: EventGroup; sides: readonly Side[] }[] = [
  { key: "cases", sides: ["vendor", "partner", "customer"] },
  { key: "followed", sides: ["vendor", "partner", "customer"] },
  { key: "work", sides: ["vendor", "partner"] },
  { key: "deadlines", sides: ["vendor", "partner"] },
  { key: "alerts", sides: ["vendor", "partner", "customer"] },
  { key: "versions", sides: ["vendor", "partner", "customer"] },
  { key: "wishes", sides: ["vendor", "partner", "customer"] },
  { key: "contracts", sides: ["vendor", "partner", "customer"] },
  { key: "certificates", sides: ["vendor", "partner"] },
  { key: "training", sides: ["vendor", "partner"] },
  { key: "programme", sides: ["vendor", "partner"] },
];

/** A group's kinds of event by the part before the dot: those that nothing else is said of below. */
const BY_SUBJECT: Readonly<Record<string, EventGroup>> = {
  ticket: "cases",
  sla: "deadlines",
  mail: "cases",
  knowledge: "alerts",
  release: "versions",
  feature: "wishes",
  contract: "contracts",
  booked_day: "contracts",
  hours: "contracts",
  review: "contracts",
  readiness: "contracts",
  customer: "contracts",
  certification: "certificates",
  consent: "certificates",
  training: "training",
  agreement: "programme",
  application: "programme",
  company: "programme",
  evidence: "programme",
  library: "programme",
  message: "programme",
  partnership: "programme",
  plan: "programme",
  profile: "programme",
  programme: "programme",
  signature: "programme",
  step: "programme",
  tier: "programme",
};

const work = { group: "work" } as const;
const receipt = { group: "cases", fixed: "receipt" } as const;
const due = (group: EventGroup) => ({ group, fixed: "contract" }) as const;
const decision = (group: EventGroup) => ({ group, fixed: "decision" }) as const;

/** What has a rule of its own, by the key of the text or else the kind of event. */
const BY_KIND: Readonly<Record<string, EventRule>> = {
  // S8: what answers one's own deed.
  "ticket.received": receipt,
  "ticket.received_by_mail": receipt,
  "ticket.logged": receipt,
  "ticket.received_due": receipt,
  "ticket.received_by_mail_due": receipt,
  "ticket.logged_due": receipt,
  "ticket.let_in": receipt,
  "application.withdrawal_confirmed": { group: "programme", fixed: "receipt" },
  // T2, T3: work that arrives.
  "ticket.opened": work,
  "ticket.assigned": work,
  "ticket.level_changed": work,
  "ticket.level2_passed": work,
  "ticket.level2_yours": work,
  "ticket.level2_nobody": { ...work, urgent: true },
  "ticket.holder_left": work,
  "ticket.escalated": work,
  "ticket.mail_undelivered": work,
  "ticket.undone_yours": work,
  "ticket.rule_notice": work,
  "ticket.rule_stopped": work,
  "recurring.refused": work,
  "ticket.l3_accepted": work,
  "ticket.l3_more_wanted": work,
  "ticket.l3_more_given": work,
  "ticket.l3_answered": work,
  "ticket.l3_handed_back": work,
  // S6: whom a plan's escalation names is told.
  "sla.breached": { group: "deadlines", urgent: true },
  "sla.escalated": { group: "deadlines", fixed: "contract", urgent: true },
  "sla.escalated_again": { group: "deadlines", fixed: "contract", urgent: true },
  // One's own address: mail would not arrive.
  "mail.address_failing": { group: "cases", noMail: true },
  "mail.invitation_undelivered": work,
  // A customer's people have no group of work.
  "mail.invitation_undelivered_customer": { group: "contracts" },
  // S7: nothing goes on until somebody decides.
  "mail.set_aside": work,
  "mail.held": { ...decision("cases"), urgent: true },
  "mail.held_more": { ...decision("cases"), urgent: true },
  "mail.held_unverified": { ...decision("cases"), urgent: true },
  "consent.asked": decision("certificates"),
  "signature.asked": decision("programme"),
  "signature.reminded": decision("programme"),
  "application.information_asked": decision("programme"),
  // S11, S14, P3: terms that run from when somebody was told.
  "ticket.silence_warned": due("cases"),
  "release.end_announced": due("versions"),
  "release.end_moved": due("versions"),
  "contract.expiring": due("contracts"),
  "contract.cancelled": due("contracts"),
  "contract.signed": due("contracts"),
  "contract.amended": due("contracts"),
  "contract.serving_changed": due("contracts"),
  "contract.serving_left": due("contracts"),
  "agreement.notice_given": due("programme"),
  "agreement.ended": due("programme"),
  "agreement.copied": due("programme"),
  "tier.remediation_opened": due("programme"),
  "tier.ended": due("programme"),
  "tier.suspended": due("programme"),
  "certification.revoked": due("certificates"),
};

/** The rule of an event, by the key of its text and its kind; null for what is no fact people are told of. */
export function ruleOf(kind: string, textKey: string = kind): EventRule | null {
  const own = BY_KIND[textKey] ?? BY_KIND[kind];
  if (own) return own;
  const group = BY_SUBJECT[kind.split(".")[0] ?? ""];
  return group ? { group } : null;
}

/** The groups somebody of a side decides about. */
export const groupsOf = (side: Side): EventGroup[] =>
  GROUPS.filter(group => group.sides.includes(side)).map(group => group.key);
