import { describe, expect, it } from "vitest";
import { mayWriteTo, ticketPolicy } from "#lib/domain/policies/ticket.ts";
import type { Actor, Role } from "#lib/domain/policies/types.ts";
import type { Side, TicketForPolicy } from "#lib/domain/tickets/types.ts";

const actor = (side: Side, orgId: string, ...roles: Role[]): Actor => ({
  tenantId: "t1",
  workspaceSlug: "w",
  personId: "p",
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
const ticket = (more: Partial<TicketForPolicy> = {}): TicketForPolicy => ({
  tenantId: "t1",
  customerOrgId: "customer",
  partnerOrgId: "partner",
  state: "in_progress",
  level: 1,
  level3: null,
  assigneePersonId: null,
  ...more,
});
const contact = actor("customer", "customer", "customer_contact");
const reader = actor("customer", "customer", "customer_reader");
const focal = actor("customer", "customer", "customer_admin");
const engineer = actor("partner", "partner", "partner_support");
const sales = actor("partner", "partner", "partner_sales");
const otherPartner = actor("partner", "other", "partner_support");
const level3 = actor("vendor", "vendor", "vendor_support");
const trainer = actor("vendor", "vendor", "trainer");
type Verb = keyof typeof ticketPolicy;
const can = (who: Actor, t: TicketForPolicy = ticket()) =>
  (Object.keys(ticketPolicy) as Verb[]).filter(verb => ticketPolicy[verb](who, t)).sort();

describe("what the sides may do with a ticket", () => {
  it("S7: an authorised contact opens and writes; reader and focal point only look on", () => {
    expect(can(contact)).toEqual(["open", "reply", "view"]);
    expect(can(reader)).toEqual(["view"]);
    expect(can(focal)).toEqual(["view"]);
  });

  it("P6, P7: the serving partner's engineers work levels 1 and 2; its sales people look on", () => {
    expect(can(engineer)).toEqual(
      [
        "acknowledge",
        "answer",
        "assign",
        "changePriority",
        "diagnose",
        "escalate",
        "handToLevel",
        "link",
        "merge",
        "note",
        "open",
        "passOn",
        "reply",
        "resolve",
        "split",
        "tag",
        "view",
        "waitForCustomer",
      ].sort(),
    );
    expect(can(sales)).toEqual(["view"]);
  });

  it("R1: another partner, another customer and another workspace get nothing", () => {
    expect(can(otherPartner)).toEqual([]);
    expect(can(actor("customer", "stranger", "customer_contact"))).toEqual([]);
    expect(can({ ...level3, tenantId: "t2" }, ticket({ partnerOrgId: null }))).toEqual([]);
  });

  it("T2: the vendor's engineers look on and note until a ticket is escalated to them", () => {
    // And says of an escalation it is told of that it has seen it (S6).
    expect(can(level3)).toEqual(["acknowledge", "link", "note", "tag", "view"]);
    expect(can(level3, ticket({ state: "with_manufacturer", level: 3, level3: "asked" }))).toEqual(
      ["acceptLevel3", "acknowledge", "assign", "handBack", "link", "note", "tag", "view", "wantMore"].sort(),
    );
    expect(can(level3, ticket({ state: "with_manufacturer", level: 3, level3: "accepted" }))).toEqual(
      [
        "acknowledge",
        "answerLevel3",
        "assign",
        "handBack",
        "link",
        "note",
        "reply",
        "tag",
        "view",
        "waitForCustomer",
        "wantMore",
      ].sort(),
    );
    expect(can(trainer)).toEqual(["view"]);
  });

  it("T1: where no partner serves, the vendor's engineers work all levels and escalate to nobody", () => {
    const own = ticket({ partnerOrgId: null });
    expect(can(level3, own)).toEqual(
      expect.arrayContaining(["answer", "diagnose", "handToLevel", "open", "resolve"]),
    );
    expect(can(level3, own)).not.toContain("escalate");
    expect(can(engineer, own)).toEqual([]);
  });

  it("T3: an escalated ticket isn't escalated again, and more is given only when it was asked for", () => {
    const there = (state: "asked" | "more_wanted") =>
      ticket({ state: "with_manufacturer", level: 3, level3: state });
    expect(can(engineer, there("asked"))).not.toContain("escalate");
    expect(can(engineer, there("asked"))).not.toContain("giveMore");
    expect(can(engineer, there("more_wanted"))).toContain("giveMore");
    expect(can(engineer, ticket({ state: "new" }))).not.toContain("escalate");
  });

  it("T5: a resolved ticket may be closed or reopened; on a closed one a contact may still reply", () => {
    expect(can(contact, ticket({ state: "resolved" }))).toEqual(["close", "open", "reopen", "reply", "view"]);
    expect(can(contact, ticket({ state: "closed" }))).toEqual(["open", "reply", "view"]);
    expect(can(engineer, ticket({ state: "closed" }))).toEqual(["link", "note", "open", "tag", "view"]);
  });

  it("T4: nobody writes where it does not read", () => {
    const to = (who: Actor, t = ticket()) =>
      (["everyone", "partner_vendor", "partner", "vendor"] as const).filter(a => mayWriteTo(a)(who, t));
    expect(to(contact)).toEqual(["everyone"]);
    expect(to(reader)).toEqual([]);
    expect(to(engineer)).toEqual(["everyone", "partner_vendor", "partner"]);
    expect(to(level3)).toEqual(["partner_vendor", "vendor"]);
    expect(to(level3, ticket({ partnerOrgId: null }))).toEqual(["everyone", "vendor"]);
  });
});
