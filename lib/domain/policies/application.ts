import { all, any, has, type Policy, side } from "#lib/domain/policies/types.ts";
import { type ApplicationState, isDecided } from "#lib/domain/programmes/application.ts";

/** What the policies read of an application. */
export type ApplicationForPolicy = { partnerOrgId: string; state: ApplicationState };
/** With who assesses it; known to the vendor alone. */
export type AssessedForPolicy = ApplicationForPolicy & {
  assessments: readonly { assessorId: string; handedInAt: number | null }[];
};

type Rule = Policy<ApplicationForPolicy>;
const own: Rule = (actor, application) => actor.orgId === application.partnerOrgId;
const inState =
  (...states: ApplicationState[]): Rule =>
  (_, application) =>
    states.includes(application.state);
const open: Rule = (_, application) => !isDecided(application);

const managerOf: Rule = all(side("vendor"), has("partner_manager", "vendor_admin"));
const applicant = all<ApplicationForPolicy>(side("partner"), has("partner_admin", "partner_sales"), own);
const undecided = inState("submitted", "in_review", "info_requested");
const asked: Policy<AssessedForPolicy> = (actor, application) =>
  actor.side === "vendor" && application.assessments.some(a => a.assessorId === actor.personId);

/**
 * R, P12: the applicant's people write; the vendor's partner managers read what was sent, and decide. Anybody of the
 * vendor assesses who was asked to.
 */
export const applicationPolicy = {
  /** A draft is the applicant's alone. */
  read: ((actor, application) =>
    (actor.side === "partner" && own(actor, application)) ||
    (actor.side === "vendor" && application.state !== "draft")) satisfies Rule as Rule,
  /** A company's first step: nobody else's application can be begun, so there is no target yet. */
  start: all<unknown>(side("partner"), has("partner_admin", "partner_sales")),
  edit: all(applicant, inState("draft", "info_requested")),
  submit: all(applicant, inState("draft", "info_requested")),
  /** Takes over the form of a newer version of the programme. */
  adopt: all(applicant, inState("draft")),
  withdraw: all(applicant, open),
  review: all(managerOf, inState("submitted", "in_review")),
  score: all<AssessedForPolicy>(any<AssessedForPolicy>(managerOf, asked), undecided),
  /** One's own assessment, before the decision. */
  reopen: all<AssessedForPolicy>(asked, undecided),
  askAssessors: all(managerOf, undecided),
  requestInformation: all(managerOf, inState("submitted", "in_review")),
  withdrawRequest: all(managerOf, inState("info_requested")),
  decide: all(managerOf, undecided),
  /** Whether it is theirs to decide, whatever its state: who assesses only, does not. */
  decides: managerOf,
};
