import { describe, expect, it } from "vitest";
import type { ContractState } from "#lib/domain/contracts/contract.ts";
import { contractOptionsPolicy } from "#lib/domain/policies/contract-options.ts";
import type { Actor, Role } from "#lib/domain/policies/types.ts";

const actor = (side: Actor["side"], orgId: string, ...roles: Role[]) => ({ side, orgId, roles }) as Actor;
const contract = (state: ContractState, partnerOrgId: string | null = "partner") => ({
  state,
  partnerOrgId,
  customerOrgId: "customer",
});
const seller = actor("partner", "partner", "partner_sales");
const engineer = actor("vendor", "vendor", "vendor_support");
const admin = actor("customer", "customer", "customer_admin");
const reader = actor("customer", "customer", "customer_reader");

describe("what hangs on a contract", () => {
  it.each([
    ["draft", false],
    ["scheduled", false],
    ["in_force", true],
    ["expiring", true],
    ["renewed", false],
    ["lapsed", false],
    ["cancelled", false],
  ] as const)("options are bought and asked for under a contract that is %s: %s (S16)", (state, may) => {
    expect(contractOptionsPolicy.sell(seller, contract(state))).toBe(may);
    expect(contractOptionsPolicy.ask(admin, contract(state))).toBe(may);
  });

  it("what was bought is still worked and recorded after the end, never under a draft (S16)", () => {
    expect(contractOptionsPolicy.work(seller, contract("lapsed"))).toBe(true);
    for (const state of ["draft", "quoted", "ordered"] as const) {
      expect(contractOptionsPolicy.work(seller, contract(state))).toBe(false);
      expect(contractOptionsPolicy.either(seller, contract(state))).toBe(false);
    }
    expect(contractOptionsPolicy.work(seller, contract("in_force", "other"))).toBe(false);
  });

  it("the vendor's engineers work where the vendor serves itself (T1)", () => {
    expect(contractOptionsPolicy.work(engineer, contract("in_force", null))).toBe(true);
    expect(contractOptionsPolicy.work(engineer, contract("in_force"))).toBe(false);
  });

  it("the customer's administrator states its duties, who serves confirms them; readers do neither (S17)", () => {
    expect(contractOptionsPolicy.state(admin, contract("in_force"))).toBe(true);
    expect(contractOptionsPolicy.check(admin, contract("in_force"))).toBe(false);
    expect(contractOptionsPolicy.state(seller, contract("in_force"))).toBe(false);
    expect(contractOptionsPolicy.check(seller, contract("in_force"))).toBe(true);
    for (const may of Object.values(contractOptionsPolicy))
      expect(may(reader, contract("in_force"))).toBe(false);
  });
});
