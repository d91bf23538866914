import { type Check, endOf, oneThing, type Proof } from "./check.ts";

/** What a vendor asks for in its own words, once confirmed (P21). */
export const customEvidence: Check<"custom_evidence"> = (facts, { key, params }, on, windowDays) => {
  const own = facts.evidence.filter(item => item.requirementKey === key);
  const proofs = own.flatMap((item): Proof[] =>
    item.confirmedOn === null
      ? []
      : [
          {
            from: item.confirmedOn,
            until: endOf(item.confirmedOn, item.validUntil, params.validMonths),
            evidence: { kind: "evidence", label: item.label, ref: item.id },
          },
        ],
  );
  const missing = own.length > 0 ? "confirm_evidence" : "send_evidence";
  return oneThing(key, proofs, on, windowDays, { missing, ending: "send_evidence" });
};
