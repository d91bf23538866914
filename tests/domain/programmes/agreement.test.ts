import { expect, test } from "vitest";
import {
  agreementState,
  agreementTerm,
  nextAgreement,
  noticeFrom,
  renewalOf,
  signAgreement,
} from "#lib/domain/programmes/agreement.ts";
import type { AgreementFact } from "#lib/domain/programmes/facts.ts";

const blank: AgreementFact = {
  id: "a",
  number: "A-1",
  kind: "partner_agreement",
  partnerSignedOn: null,
  vendorSignedOn: null,
  startsOn: null,
  endsOn: null,
  endedOn: null,
};
const yearly = { termMonths: 12 };
const signed: AgreementFact = {
  ...blank,
  partnerSignedOn: "2026-03-10",
  vendorSignedOn: "2026-03-12",
  startsOn: "2026-03-12",
  endsOn: "2027-03-11",
};

test("twelve months run from the last signature, both days included (P3)", () => {
  expect(agreementTerm(yearly, "2026-03-10", "2026-03-12", null)).toEqual({
    startsOn: "2026-03-12",
    endsOn: "2027-03-11",
  });
  expect(agreementTerm(yearly, "2026-03-10", null, null)).toBeNull();
});

test("a renewal starts when planned if signed in time, else when signed", () => {
  expect(agreementTerm(yearly, "2027-02-01", "2027-02-02", "2027-03-12")?.startsOn).toBe("2027-03-12");
  expect(agreementTerm(yearly, "2027-03-20", "2027-03-21", "2027-03-12")?.startsOn).toBe("2027-03-21");
});

test("a side signs once, not in the future, not what was ended", () => {
  const once = signAgreement(blank, yearly, "partner", "2026-03-10", "2026-03-10");
  expect(once).toMatchObject({ ok: true, value: { partnerSignedOn: "2026-03-10", endsOn: null } });
  expect(signAgreement(signed, yearly, "partner", "2026-03-12", "2026-03-12")).toMatchObject({
    error: "already_signed",
  });
  expect(signAgreement(blank, yearly, "vendor", "2026-03-11", "2026-03-10")).toMatchObject({
    error: "in_the_future",
  });
  const over = { ...blank, endedOn: "2026-03-01" };
  expect(signAgreement(over, yearly, "vendor", "2026-03-01", "2026-03-10")).toMatchObject({ error: "ended" });
});

test.each([
  ["2026-03-11", "scheduled"],
  ["2026-03-12", "in_force"],
  ["2026-12-11", "ending"],
  ["2027-03-11", "ending"],
  ["2027-03-12", "over"],
])("on %s the agreement is %s", (on, state) => {
  expect(agreementState(signed, on, 90)).toBe(state);
});

test("the next one may be prepared in the window, once, for the day after (P3)", () => {
  const next = (all: AgreementFact[], on: string) => nextAgreement(all, "partner_agreement", on, 90);
  expect(next([], "2026-03-12")).toMatchObject({ value: { startsOn: null } });
  expect(next([blank], "2026-03-12")).toMatchObject({ error: "waits_for_signatures" });
  expect(next([signed], "2026-06-01")).toMatchObject({ error: "in_force" });
  expect(next([signed], "2027-03-01")).toMatchObject({ value: { startsOn: "2027-03-12" } });
  const renewal = { ...signed, id: "b", startsOn: "2027-03-12", endsOn: "2028-03-11" };
  expect(next([signed, renewal], "2027-03-01")).toMatchObject({ error: "renewed" });
});

test("notice ends it after its days, the last of them inclusive, where it does not run out sooner (P3, P21)", () => {
  const days = { endNoticeDays: 30 };
  expect(noticeFrom(signed, days, "2026-06-01")).toEqual({ ok: true, value: "2026-07-02" });
  expect(noticeFrom(signed, { endNoticeDays: 0 }, "2026-06-01")).toEqual({ ok: true, value: "2026-06-02" });
  // Not before it has begun.
  expect(noticeFrom(signed, { endNoticeDays: 0 }, "2026-03-01")).toEqual({ ok: true, value: "2026-03-12" });
  expect(noticeFrom(signed, days, "2027-02-08")).toEqual({ ok: true, value: "2027-03-11" });
  expect(noticeFrom(signed, days, "2027-02-09")).toMatchObject({ error: "ends_sooner" });
  expect(noticeFrom({ ...signed, endsOn: null }, days, "2030-01-01")).toMatchObject({ value: "2030-02-01" });
  expect(noticeFrom(signed, {}, "2026-06-01")).toMatchObject({ error: "no_notice" });
  expect(noticeFrom(blank, days, "2026-06-01")).toMatchObject({ error: "not_signed" });
  expect(noticeFrom({ ...signed, endedOn: "2026-08-01" }, days, "2026-06-01")).toMatchObject({
    error: "ended",
  });
});

test("what renews an agreement is of its kind, signed by both, and goes on the day after (P3)", () => {
  const next: AgreementFact = {
    ...signed,
    id: "b",
    number: "A-2",
    startsOn: "2027-03-12",
    endsOn: "2028-03-11",
  };
  const of = (...others: AgreementFact[]) => renewalOf(signed, [signed, ...others])?.number ?? null;
  expect(of(next)).toBe("A-2");
  expect(of()).toBeNull();
  expect(of({ ...next, vendorSignedOn: null })).toBeNull();
  expect(of({ ...next, kind: "nda" })).toBeNull();
  expect(of({ ...next, startsOn: "2027-03-13" })).toBeNull();
  expect(of({ ...next, endedOn: "2027-03-12" })).toBeNull();
  expect(renewalOf({ ...signed, endsOn: null }, [signed, next])).toBeNull();
});
