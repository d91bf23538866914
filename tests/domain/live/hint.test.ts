import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concerns, DOINGS, type Hint, type Listener, readHint, told } from "#lib/domain/live/hint.ts";
import { audiencesReadBy } from "#lib/domain/tickets/audience.ts";
import { AUDIENCES } from "#lib/domain/tickets/types.ts";

const orgs = fc.constantFrom("vendor", "partner", "other", "customer", "stranger");
const hints: fc.Arbitrary<Hint> = fc.oneof(
  fc.record({
    kind: fc.constant("ticket" as const),
    tenantId: fc.constantFrom("a", "b"),
    ticketId: fc.constant("t"),
    audience: fc.constantFrom(...AUDIENCES),
    partnerOrgId: fc.option(orgs),
    customerOrgId: fc.option(orgs),
  }),
  fc.record({
    kind: fc.constant("notifications" as const),
    tenantId: fc.constantFrom("a", "b"),
    personId: fc.constantFrom("ana", "luis"),
  }),
  fc.record({
    kind: fc.constant("presence" as const),
    tenantId: fc.constantFrom("a", "b"),
    ticketId: fc.constant("t"),
    orgId: orgs,
    personId: fc.constantFrom("ana", "luis"),
    name: fc.string(),
    doing: fc.constantFrom(...DOINGS),
  }),
);
const listeners: fc.Arbitrary<Listener> = fc.record({
  tenantId: fc.constantFrom("a", "b"),
  side: fc.constantFrom("vendor" as const, "partner" as const, "customer" as const),
  orgId: orgs,
  personId: fc.constantFrom("ana", "luis"),
});

describe("who hears that something has changed", () => {
  it("nobody of another workspace, another party, or outside the audience of what was written (R1, T4)", () => {
    fc.assert(
      fc.property(hints, listeners, (hint, who) => {
        if (!concerns(hint, who)) return;
        expect(hint.tenantId).toBe(who.tenantId);
        if (hint.kind === "notifications") expect(hint.personId).toBe(who.personId);
        if (hint.kind === "presence") {
          expect(hint.orgId).toBe(who.orgId);
          expect(hint.personId).not.toBe(who.personId);
        }
        if (hint.kind !== "ticket") return;
        expect(audiencesReadBy(who.side)).toContain(hint.audience);
        if (who.side === "partner") expect(hint.partnerOrgId).toBe(who.orgId);
        if (who.side === "customer")
          expect([hint.customerOrgId, hint.audience]).toEqual([who.orgId, "everyone"]);
      }),
    );
  });

  it("a browser is told neither parties nor audience nor words", () => {
    fc.assert(
      fc.property(hints, hint => {
        for (const field of ["tenantId", "audience", "partnerOrgId", "customerOrgId", "orgId"])
          expect(told(hint)).not.toHaveProperty(field);
      }),
    );
  });

  it("what else is said on the channel is nothing", () => {
    fc.assert(
      fc.property(fc.string(), words => {
        expect(readHint(words)).toBeNull();
      }),
    );
    fc.assert(
      fc.property(fc.json(), words => {
        const hint = readHint(words);
        if (hint) expect(["ticket", "notifications", "presence"]).toContain(hint.kind);
      }),
    );
    expect(readHint('{"kind":"ticket","tenant":"a","ticket":"t","audience":"everybody"}')).toBeNull();
    expect(
      readHint('{"kind":"presence","tenant":"a","ticket":"t","person":"p","org":"o","doing":"x"}'),
    ).toBeNull();
  });
});
