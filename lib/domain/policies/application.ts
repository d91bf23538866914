import { all, has, side } from "#lib/domain/policies/types.ts";
import { type ApplicationState, isDecided } from "#lib/domain/programmes/application.ts";

/** What the policies read of an application. */
export type ApplicationForPolicy = { partnerOrgId: string; state: ApplicationState };

type Rule = Parameters<typeof all<ApplicationForPolicy>>[number];
const own: Rule = (actor, application) => actor.orgId === application.partnerOrgId;
const inState =
  (...states: ApplicationState[]): Rule =>
  (_, application) =>
    states.includes(application.state);
const open: Rule = (_, application) => !isDecided(application);

const manager = all<ApplicationForPolicy>(side("vendor"), has("partner_manager", "vendor_admin"));
const applicant = all<ApplicationForPolicy>(side("partner"), has("partner_admin", "partner_sales"), own);

/** R, P12: the applicant's people write; the vendor's partner managers read what was sent, and decide. */
export const applicationPolicy = {
  /** A draft is the applicant's alone. */
  read: ((actor, application) =>
    (actor.side === "partner" && own(actor, application)) ||
    (actor.side === "vendor" && application.state !== "draft")) satisfies Rule as Rule,
  /** A company's first step: nobody else's application can be begun, so there is no target yet. */
  start: all<unknown>(side("partner"), has("partner_admin", "partner_sales")),
  edit: all(applicant, inState("draft", "info_requested")),
  submit: all(applicant, inState("draft", "info_requested")),
  withdraw: all(applicant, open),
  review: all(manager, inState("submitted", "in_review")),
  score: all(manager, inState("submitted", "in_review", "info_requested")),
  requestInformation: all(manager, inState("submitted", "in_review")),
  decide: all(manager, inState("submitted", "in_review", "info_requested")),
};
