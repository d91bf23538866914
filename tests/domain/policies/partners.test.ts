import { describe, expect, it } from "vitest";
import {
  agreementPolicy,
  businessPlanPolicy,
  envelopePolicy,
  signsFor,
} from "#lib/domain/policies/agreement.ts";
import { type ApplicationForPolicy, applicationPolicy } from "#lib/domain/policies/application.ts";
import { certificationPolicy } from "#lib/domain/policies/certification.ts";
import { contractPolicy } from "#lib/domain/policies/contract.ts";
import { onboardingPolicy, type StepForPolicy } from "#lib/domain/policies/onboarding.ts";
import { type PartnershipForPolicy, partnershipPolicy } from "#lib/domain/policies/partnership.ts";
import { areRolesOf, personPolicy } from "#lib/domain/policies/person.ts";
import type { Actor, Policy, Role } from "#lib/domain/policies/types.ts";
import type { Side } from "#lib/domain/tickets/types.ts";

const actor = (side: Side, orgId: string, ...roles: Role[]): Actor => ({
  tenantId: "t",
  workspaceSlug: "w",
  personId: `${orgId}-${roles[0]}`,
  accountId: "a",
  membershipId: "m",
  orgId,
  orgName: orgId,
  side,
  roles,
  name: "N",
  email: "n@example.org",
  locale: "es",
  timeZone: "UTC",
});
const people = {
  manager: actor("vendor", "vendor", "partner_manager"),
  certifier: actor("vendor", "vendor", "certification_manager"),
  trainer: actor("vendor", "vendor", "trainer"),
  engineer: actor("vendor", "vendor", "vendor_support"),
  admin: actor("partner", "ours", "partner_admin"),
  seller: actor("partner", "ours", "partner_sales"),
  helpdesk: actor("partner", "ours", "partner_support"),
  rival: actor("partner", "rival", "partner_admin"),
  focal: actor("customer", "customer", "customer_admin"),
  contact: actor("customer", "customer", "customer_contact"),
  otherCustomer: actor("customer", "other", "customer_admin"),
};

/** Who of all these may do it to the target. */
function may<T>(policy: Policy<T>, target: T): string[] {
  return Object.entries(people)
    .filter(([, who]) => policy(who, target))
    .map(([name]) => name);
}

describe("applications (P12, R)", () => {
  const application = (state: ApplicationForPolicy["state"]) => ({ partnerOrgId: "ours", state });

  it("a draft is its company's alone; once sent, the vendor reads it too", () => {
    expect(may(applicationPolicy.read, application("draft"))).toEqual(["admin", "seller", "helpdesk"]);
    expect(may(applicationPolicy.read, application("submitted"))).toEqual([
      "manager",
      "certifier",
      "trainer",
      "engineer",
      "admin",
      "seller",
      "helpdesk",
    ]);
  });

  it("only the applicant writes, and only while it is open to them", () => {
    expect(may(applicationPolicy.edit, application("draft"))).toEqual(["admin", "seller"]);
    expect(may(applicationPolicy.edit, application("info_requested"))).toEqual(["admin", "seller"]);
    expect(may(applicationPolicy.edit, application("submitted"))).toEqual([]);
  });

  it("only the vendor's partner managers decide, and only what was sent", () => {
    expect(may(applicationPolicy.decide, application("submitted"))).toEqual(["manager"]);
    expect(may(applicationPolicy.decide, application("draft"))).toEqual([]);
    expect(may(applicationPolicy.decide, application("accepted"))).toEqual([]);
  });
});

describe("partnerships (P24, R1)", () => {
  const partnership = (state: PartnershipForPolicy["state"]) => ({ partnerOrgId: "ours", state });

  it("both sides read the same ladder; no other partner and no customer does", () => {
    expect(may(partnershipPolicy.read, partnership("active"))).toEqual([
      "manager",
      "certifier",
      "trainer",
      "engineer",
      "admin",
      "seller",
      "helpdesk",
    ]);
  });

  it("a manager decides about a tier, and a suspended partner gets none", () => {
    expect(may(partnershipPolicy.grant, partnership("onboarding"))).toEqual(["manager"]);
    expect(may(partnershipPolicy.grant, partnership("suspended"))).toEqual([]);
    expect(may(partnershipPolicy.reinstate, partnership("suspended"))).toEqual(["manager"]);
  });
});

describe("onboarding steps (P2)", () => {
  const step: StepForPolicy = {
    partnerOrgId: "ours",
    doneBy: "partner",
    confirmedBy: "vendor",
    state: "open",
  };

  it("one side does, the other confirms", () => {
    expect(may(onboardingPolicy.complete, step)).toEqual(["admin", "seller"]);
    expect(may(onboardingPolicy.confirm, step)).toEqual([]);
    expect(may(onboardingPolicy.confirm, { ...step, state: "done" })).toEqual([
      "manager",
      "certifier",
      "trainer",
    ]);
  });

  it("where nobody has to confirm, nobody can", () => {
    expect(may(onboardingPolicy.confirm, { ...step, state: "done", confirmedBy: null })).toEqual([]);
  });
});

describe("agreements and business plans (P2, P13)", () => {
  const open = { partnerOrgId: "ours", partnerSigned: false, vendorSigned: false, ended: false };

  it("each side signs for itself, once", () => {
    expect(may(agreementPolicy.signAsPartner, open)).toEqual(["admin"]);
    expect(may(agreementPolicy.signAsVendor, open)).toEqual(["manager"]);
    expect(may(agreementPolicy.signAsPartner, { ...open, partnerSigned: true })).toEqual([]);
    expect(may(agreementPolicy.signAsVendor, { ...open, ended: true })).toEqual([]);
  });

  it("the vendor sends what nobody signed yet and takes back what is open; who is named signs, whatever their role", () => {
    const sent = { partnerOrgId: "ours", signerIds: [], closed: false };
    expect(may(envelopePolicy.send, open)).toEqual(["manager"]);
    expect(may(envelopePolicy.send, { ...open, partnerSigned: true })).toEqual([]);
    expect(may(envelopePolicy.void, sent)).toEqual(["manager"]);
    expect(may(envelopePolicy.void, { ...sent, closed: true })).toEqual([]);
    expect(may(envelopePolicy.sign, sent)).toEqual([]);
  });

  it("a role signs for its side (P13)", () => {
    expect(signsFor({ side: "partner", roles: ["partner_admin"] })).toBe("partner");
    expect(signsFor({ side: "vendor", roles: ["partner_manager"] })).toBe("vendor");
    expect(signsFor({ side: "partner", roles: ["partner_sales", "partner_manager"] })).toBeNull();
    expect(signsFor({ side: "customer", roles: ["customer_admin"] })).toBeNull();
  });

  it("the partner writes its plan, the vendor validates what was sent", () => {
    expect(may(businessPlanPolicy.write, { partnerOrgId: "ours", state: "draft" })).toEqual([
      "admin",
      "seller",
    ]);
    expect(may(businessPlanPolicy.validate, { partnerOrgId: "ours", state: "draft" })).toEqual([]);
    expect(may(businessPlanPolicy.validate, { partnerOrgId: "ours", state: "submitted" })).toEqual([
      "manager",
    ]);
    expect(may(businessPlanPolicy.read, { partnerOrgId: "ours", state: "draft" })).not.toContain("manager");
  });
});

describe("certificates (P22, P23)", () => {
  const certificate = { partnerOrgId: "ours", personId: "someone", issued: false };

  it("the partner nominates, the trainer records, the certification manager issues and revokes", () => {
    expect(may(certificationPolicy.nominate, certificate)).toEqual(["manager", "certifier", "admin"]);
    expect(may(certificationPolicy.recordResult, certificate)).toEqual(["certifier", "trainer"]);
    expect(may(certificationPolicy.issue, certificate)).toEqual(["certifier"]);
    expect(may(certificationPolicy.revoke, { ...certificate, issued: true })).toEqual(["certifier"]);
  });

  it("stays readable to its person between companies (R0)", () => {
    const between = { partnerOrgId: null, personId: people.rival.personId, issued: true };
    expect(may(certificationPolicy.read, between)).toContain("rival");
    expect(may(certificationPolicy.read, between)).not.toContain("admin");
  });
});

describe("contracts (S7, S14, T1)", () => {
  const contract = { customerOrgId: "customer", partnerOrgId: "ours", state: "draft" } as const;
  const inForce = { ...contract, state: "in_force" } as const;

  it("the vendor and the serving partner keep it; another partner does not see it (R1)", () => {
    expect(may(contractPolicy.edit, contract)).toEqual(["manager", "admin", "seller"]);
    expect(may(contractPolicy.edit, inForce)).toEqual([]);
    expect(may(contractPolicy.read, inForce)).not.toContain("rival");
    expect(may(contractPolicy.read, inForce)).not.toContain("otherCustomer");
    expect(may(contractPolicy.read, inForce)).toContain("contact");
  });

  it("the focal point keeps the list of contacts, but does not say who is trained", () => {
    expect(may(contractPolicy.manageContacts, inForce)).toEqual(["manager", "admin", "seller", "focal"]);
    expect(may(contractPolicy.recordTraining, inForce)).toEqual(["manager", "admin", "seller"]);
  });

  it("served by the vendor itself, no partner touches it (T1)", () => {
    expect(may(contractPolicy.edit, { ...contract, partnerOrgId: null })).toEqual(["manager"]);
  });

  it("another serving partner is the vendor's word alone (T1)", () => {
    expect(may(contractPolicy.changeServing, inForce)).toEqual(["manager"]);
  });
});

describe("people (R)", () => {
  const colleague = { personId: "someone", orgId: "ours", side: "partner" as const };

  it("are invited by their own administrator", () => {
    expect(may(personPolicy.invite, colleague)).toEqual(["admin"]);
  });

  it("nobody removes themselves, and everybody reads themselves", () => {
    const self = { ...colleague, personId: people.admin.personId };
    expect(personPolicy.leave(people.admin, self)).toBe(false);
    expect(personPolicy.read(people.admin, self)).toBe(true);
    expect(personPolicy.read(people.rival, self)).toBe(false);
  });

  it("hold roles of their side only", () => {
    expect(areRolesOf("partner", ["partner_admin", "partner_sales"])).toBe(true);
    expect(areRolesOf("partner", ["vendor_admin"])).toBe(false);
    expect(areRolesOf("customer", [])).toBe(false);
  });
});
