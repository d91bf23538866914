import { describe, expect, it } from "vitest";
import { grants } from "#lib/domain/programmes/benefits.ts";
import { emmaPartners } from "#prisma/seed/demo/emma-partners.ts";
import { emmaSupport } from "#prisma/seed/demo/emma-support.ts";
import { openNebulaPartners } from "#prisma/seed/demo/opennebula-partners.ts";
import { openNebulaSupport } from "#prisma/seed/demo/opennebula-support.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";

describe("the demonstration data", () => {
  it.each([
    ["EMMA", emmaProgramme, emmaPartners, emmaSupport],
    ["OpenNebula", openNebulaProgramme, openNebulaPartners, openNebulaSupport],
  ] as const)(
    "%s: whose cases are with the manufacturer holds a tier that brings level 3 (P25)",
    (_, programme, partners, support) => {
      const serving = support.customers.flatMap(customer =>
        support.tickets.some(
          ticket => ticket.customer === customer.org.key && /^l3_(asked|accepted|more)$/.test(ticket.stage),
        )
          ? customer.contracts.flatMap(contract => contract.servedBy ?? [])
          : [],
      );
      expect(serving.length).toBeGreaterThan(0);
      for (const key of serving) {
        const partnership = partners.find(partner => partner.org.key === key)?.partnership;
        expect(partnership, key).toBeTruthy();
        const held = { state: partnership?.state ?? "ended", tierKey: partnership?.tier ?? null };
        expect(grants(programme, held, "level3_support"), key).toBe(true);
      }
    },
  );
});
