import { type Check, oneThing, type Proof } from "./check.ts";

/** An application the vendor has accepted; it does not run out (P21). */
export const approvedApplication: Check<"approved_application"> = (facts, { key }, on, windowDays) => {
  const proofs = facts.applications.flatMap((application): Proof[] =>
    application.acceptedOn === null
      ? []
      : [
          {
            from: application.acceptedOn,
            until: null,
            evidence: { kind: "application", label: application.number, ref: application.id },
          },
        ],
  );
  const missing = facts.applications.length > 0 ? "decide_application" : "apply";
  return oneThing(key, proofs, on, windowDays, { missing, ending: "apply" });
};
