import { describe, expect, it } from "vitest";
import { noFacts } from "#lib/domain/programmes/facts.ts";
import { ladder } from "#lib/domain/programmes/ladder.ts";
import type { Partnership } from "#lib/domain/programmes/partnership.ts";
import {
  closeRemediation,
  endPartnership,
  extendRemediation,
  grantTier,
  openRemediation,
  propose,
  reinstate,
  suspend,
} from "#lib/domain/programmes/tiers.ts";
import { openNebulaProgramme as programme } from "#prisma/seed/opennebula/programme.ts";
import { certified, paperwork } from "#tests/support/partner-facts.ts";

const onboarding: Partnership = {
  state: "onboarding",
  tierKey: null,
  tierSince: null,
  remediationUntil: null,
  endedOn: null,
  endReason: null,
  withdrawnBenefits: [],
};
const premier: Partnership = { ...onboarding, state: "active", tierKey: "premier", tierSince: "2025-03-12" };
const oneArchitect = paperwork(certified(["jonas", "architect", "2025-02-15", "2027-02-14"]));
const twoArchitects = paperwork(
  certified(
    ["jonas", "architect", "2025-02-15", "2027-02-14"],
    ["petra", "architect", "2026-02-15", "2028-02-14"],
  ),
);
const today = "2026-11-22";
const at = (partnership: Partnership, facts = oneArchitect, on = today) =>
  ladder(programme, facts, partnership.tierKey, on);

describe("what the system proposes (P24)", () => {
  it("a lost requirement proposes 30 days to repair, and moves nothing by itself (P21)", () => {
    expect(propose(programme, premier, at(premier), today)).toEqual({
      kind: "open_remediation",
      missing: ["second_architect"],
      until: "2026-12-22",
    });
  });

  it("nothing while the period runs, a decision once it is over, closing once repaired", () => {
    const repairing: Partnership = { ...premier, state: "remediation", remediationUntil: "2026-12-22" };
    expect(propose(programme, repairing, at(repairing), "2026-12-22")).toBeNull();
    expect(propose(programme, repairing, at(repairing), "2026-12-23")).toEqual({
      kind: "decide",
      missing: ["second_architect"],
      overdueSince: "2026-12-23",
      eligible: "advanced",
    });
    expect(propose(programme, repairing, at(repairing, twoArchitects), today)).toEqual({
      kind: "close_remediation",
    });
  });

  it("a tier that was reached is proposed, not given", () => {
    expect(propose(programme, onboarding, at(onboarding), today)).toEqual({
      kind: "grant",
      tierKey: "advanced",
    });
    const advanced = { ...premier, tierKey: "advanced" };
    expect(propose(programme, advanced, at(advanced, twoArchitects), today)).toEqual({
      kind: "grant",
      tierKey: "premier",
    });
    expect(propose(programme, advanced, at(advanced), today)).toBeNull();
  });
});

describe("what a person decides (P21, P24)", () => {
  it("grants the eligible tier, from the day on", () => {
    expect(grantTier(programme, onboarding, at(onboarding), "advanced", today)).toMatchObject({
      ok: true,
      value: { state: "active", tierKey: "advanced", tierSince: today },
    });
  });

  it("grants above what is met only with a reason", () => {
    const standing = at(onboarding, noFacts);
    expect(grantTier(programme, onboarding, standing, "advanced", today)).toMatchObject({
      error: "not_eligible",
    });
    expect(grantTier(programme, onboarding, standing, "advanced", today, " ")).toMatchObject({
      error: "reason_missing",
    });
    expect(grantTier(programme, onboarding, standing, "advanced", today, "course on 1 Dec")).toMatchObject({
      ok: true,
    });
  });

  it("lowering out of remediation makes active again", () => {
    const repairing: Partnership = { ...premier, state: "remediation", remediationUntil: today };
    expect(grantTier(programme, repairing, at(repairing), "advanced", today)).toMatchObject({
      value: { state: "active", tierKey: "advanced", remediationUntil: null },
    });
  });

  it("remediation keeps the tier, is extended but never shortened, and closes when nothing is missing", () => {
    const opened = openRemediation(premier, "2026-12-22", today);
    if (!opened.ok) throw new Error("refused");
    expect(opened.value).toMatchObject({ state: "remediation", tierKey: "premier" });
    expect(openRemediation(opened.value, "2027-06-01", today)).toEqual(opened);
    expect(extendRemediation(opened.value, "2026-12-01", today)).toMatchObject({ error: "not_later" });
    expect(extendRemediation(opened.value, "2027-01-15", today)).toMatchObject({
      value: { remediationUntil: "2027-01-15" },
    });
    expect(closeRemediation(opened.value, at(premier))).toMatchObject({ error: "still_missing" });
    expect(closeRemediation(opened.value, at(premier, twoArchitects))).toMatchObject({
      value: { state: "active", remediationUntil: null },
    });
  });

  it("suspends and ends with a reason, and repeats are harmless", () => {
    expect(suspend(premier, "")).toMatchObject({ error: "reason_missing" });
    const suspended = suspend(premier, "unpaid");
    if (!suspended.ok) throw new Error("refused");
    expect(suspend(suspended.value, "again")).toEqual(suspended);
    expect(reinstate(suspended.value)).toMatchObject({ value: { state: "active", tierKey: "premier" } });
    const ended = endPartnership(premier, today, "by agreement");
    if (!ended.ok) throw new Error("refused");
    expect(ended.value).toMatchObject({ state: "ended", tierKey: null, endedOn: today });
    expect(endPartnership(ended.value, "2027-01-01", "again")).toEqual(ended);
  });
});
