import { all, has, type Policy, side } from "#lib/domain/policies/types.ts";

/** What the policies read of a certificate: whose company it counts for, and whose it is (P22). */
export type CertificationForPolicy = { partnerOrgId: string | null; personId: string; issued: boolean };

const own: Policy<{ partnerOrgId: string | null }> = (actor, target) => actor.orgId === target.partnerOrgId;
const certifier = has<CertificationForPolicy>("certification_manager", "vendor_admin");
const notIssued: Policy<CertificationForPolicy> = (_, certification) => !certification.issued;

/** R, P22, P23: the partner nominates, the trainer records, the certification manager issues and revokes. */
export const certificationPolicy = {
  /** Everyone at the vendor, the company it counts for, and always the person, also between companies (R0). */
  read: ((actor, c) =>
    actor.side === "vendor" ||
    actor.personId === c.personId ||
    (actor.side === "partner" && own(actor, c))) as Policy<CertificationForPolicy>,
  /** Takes them out as a file: of everybody the vendor's managers, of its own people each company. */
  export: ((actor, target) =>
    (actor.side === "partner" && own(actor, target)) ||
    (actor.side === "vendor" &&
      actor.roles.some(role =>
        ["certification_manager", "vendor_admin", "partner_manager"].includes(role),
      ))) as Policy<{ partnerOrgId: string | null }>,
  nominate: ((actor, target) =>
    (actor.side === "partner" &&
      own(actor, target) &&
      actor.roles.some(role => role === "partner_admin" || role === "partner_support_manager")) ||
    (actor.side === "vendor" &&
      actor.roles.some(role =>
        ["certification_manager", "vendor_admin", "partner_manager"].includes(role),
      ))) as Policy<{
    partnerOrgId: string | null;
  }>,
  recordTraining: all<CertificationForPolicy>(
    side("vendor"),
    has("trainer", "certification_manager", "vendor_admin"),
    notIssued,
  ),
  recordResult: all<CertificationForPolicy>(
    side("vendor"),
    has("trainer", "certification_manager", "vendor_admin"),
    notIssued,
  ),
  issue: all<CertificationForPolicy>(side("vendor"), certifier, notIssued),
  renew: all<CertificationForPolicy>(side("vendor"), certifier, (_, c) => c.issued),
  replace: all<CertificationForPolicy>(side("vendor"), certifier, (_, c) => c.issued),
  revoke: all<CertificationForPolicy>(side("vendor"), certifier, (_, c) => c.issued),
};
