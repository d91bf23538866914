import { type Actor, all, any, has, type Policy, side } from "#lib/domain/policies/types.ts";

/** What the policies read of a session: who gives it. */
export type SessionForPolicy = { trainerId: string | null };
/** What they read of an enrolment: whose it is, of which company, and in whose session. */
export type EnrolmentForPolicy = SessionForPolicy & { partnerOrgId: string; personId: string };
type OfCompany = { partnerOrgId: string | null };

const certifier = all<unknown>(side("vendor"), has("certification_manager", "vendor_admin"));
/** Who sees every session with everybody in it. */
const keeper = all<unknown>(side("vendor"), has("certification_manager", "vendor_admin", "partner_manager"));
const isTrainer: Policy<SessionForPolicy> = (actor, session) =>
  actor.side === "vendor" && session.trainerId === actor.personId;
const orders: readonly string[] = ["partner_admin", "partner_support_manager"];
/** Who speaks for the company in what it pays and whom it sends. */
export const ordersFor = (actor: Actor, orgId: string | null): boolean =>
  actor.side === "partner" && actor.orgId === orgId && actor.roles.some(role => orders.includes(role));

/** R, P4: the vendor's certification manager keeps courses; a trainer has their own sessions; a company enrols its people. */
export const trainingPolicy = {
  keepCourses: certifier,
  keepSessions: certifier,
  /** Every attendee of a session: who keeps them all, or whose session it is. */
  seeAttendees: any<SessionForPolicy>(keeper, isTrainer),
  /** Attendance and results. */
  record: any<SessionForPolicy>(certifier, isTrainer),
  /** Issues what the passes of a date wait for, as the certificate's own policy has it. */
  certify: certifier,
  seeOrders: any<OfCompany>(keeper, (actor, target) => ordersFor(actor, target.partnerOrgId)),
  invoice: all<unknown>(side("vendor"), has("vendor_admin", "partner_manager", "certification_manager")),
  /** Puts people of a company into a session at its cost. */
  enrol: any<OfCompany>(keeper, (actor, target) => ordersFor(actor, target.partnerOrgId)),
  /** Asks the vendor for a date of a course that has none. */
  askDate: ((actor, target) => ordersFor(actor, target.partnerOrgId)) as Policy<OfCompany>,
  /** Asks the own company for a seat. */
  ask: side("partner"),
  confirm: ((actor, e) => ordersFor(actor, e.partnerOrgId)) as Policy<EnrolmentForPolicy>,
  cancel: any<EnrolmentForPolicy>(keeper, (actor, e) => ordersFor(actor, e.partnerOrgId)),
  /** One's own request, as long as nobody agreed to it. */
  read: any<EnrolmentForPolicy>(
    keeper,
    isTrainer,
    (actor, e) => actor.personId === e.personId,
    (actor, e) => actor.side === "partner" && actor.orgId === e.partnerOrgId,
  ),
  /** An examination is taken by oneself. */
  takeExam: ((actor, e) => actor.personId === e.personId) as Policy<{ personId: string }>,
};
