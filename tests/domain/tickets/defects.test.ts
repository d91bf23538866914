import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ANNOUNCEMENTS,
  announceable,
  DEFECT_STATES,
  type DefectFacts,
  fixIn,
  onward,
  publicWording,
  reopenDefect,
  withdraw,
} from "#lib/domain/tickets/defects.ts";
import { NEW_FLOW } from "#lib/domain/tickets/states.ts";
import { TICKET_STATES } from "#lib/domain/tickets/types.ts";

const open: DefectFacts = { state: "open", fixedIn: null, reason: "" };
const fixed: DefectFacts = { state: "fixed", fixedIn: "8.1", reason: "" };

describe("a defect of a product (T3, S18)", () => {
  it("is fixed in a release that is out, and in another one where the first did not hold", () => {
    expect(fixIn(open, "8.1", ["8.1", "8.0"])).toEqual({ ok: true, value: fixed });
    expect(fixIn(open, "8.2", ["8.1"])).toEqual({ ok: false, error: "defectUnknownRelease" });
    expect(fixIn(fixed, "8.2", ["8.2", "8.1"])).toMatchObject({ value: { fixedIn: "8.2" } });
    expect(fixIn(fixed, "8.1", ["8.1"])).toEqual({ ok: false, error: "defectAlready" });
  });

  it("is withdrawn with a reason, and opens again as it was", () => {
    expect(withdraw(open, "  ")).toEqual({ ok: false, error: "defectReason" });
    const withdrawn = withdraw(fixed, "By design");
    expect(withdrawn).toEqual({
      ok: true,
      value: { state: "withdrawn", fixedIn: null, reason: "By design" },
    });
    expect(withdrawn.ok && reopenDefect(withdrawn.value)).toEqual({ ok: true, value: open });
    expect(reopenDefect(open)).toEqual({ ok: false, error: "defectAlready" });
  });

  it("says nothing to anybody without a public title, and never its own words", () => {
    const none = { en: "", es: "" };
    const words = { ...open, title: none, text: { en: "Text", es: "" }, workaround: none };
    expect(publicWording(words)).toBeNull();
    const own = { ...words, title: { en: "", es: "Título" }, description: "Race in the lock" };
    expect(JSON.stringify(publicWording(own))).not.toContain("Race");
  });

  it("a fix is told once it is out, a work-around while it is needed", () => {
    expect(announceable(open)).toEqual(["workaround", "news"]);
    expect(announceable(fixed)).toEqual(["fix"]);
    expect(announceable({ state: "withdrawn" })).toEqual(["withdrawn"]);
  });
});

describe("how a case goes on after an announcement (P14, S18)", () => {
  const flow = { ...NEW_FLOW, state: "in_progress" as const, diagnosedAt: 1 };
  it.each([
    ["at level 3: back to its partner", { ...flow, level3: "asked" as const }, "p", "back_to_partner"],
    ["served by the vendor: proposed as resolved", flow, null, "resolved"],
    ["worked by the partner: its own to decide", flow, "p", "stays"],
    ["not diagnosed yet", { ...flow, diagnosedAt: null, state: "new" as const }, null, "stays"],
  ])("%s", (_, one, partnerOrgId, outcome) => {
    expect(onward({ flow: one, partnerOrgId }, "fix", true)).toBe(outcome);
    expect(onward({ flow: one, partnerOrgId }, "fix", false)).toBe("stays");
    expect(onward({ flow: one, partnerOrgId }, "news", true)).toBe("stays");
  });

  it("nothing moves what is finished, whatever is told", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TICKET_STATES),
        fc.constantFrom(...ANNOUNCEMENTS),
        fc.constantFrom("p", null),
        fc.constantFrom("asked" as const, null),
        (state, kind, partnerOrgId, level3) => {
          const outcome = onward({ flow: { ...flow, state, level3 }, partnerOrgId }, kind, true);
          if (state === "resolved" || state === "closed") expect(outcome).toBe("stays");
          if (partnerOrgId !== null) expect(outcome).not.toBe("resolved");
        },
      ),
    );
    for (const state of DEFECT_STATES) expect(announceable({ state }).length).toBeGreaterThan(0);
  });
});
