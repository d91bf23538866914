import { type Check, endOf, oneThing, type Proof } from "./check.ts";

/** A solution the vendor has reviewed (P21). */
export const integratedSolution: Check<"integrated_solution"> = (facts, { key, params }, on, windowDays) => {
  const proofs = facts.solutions.flatMap((solution): Proof[] =>
    solution.reviewedOn === null
      ? []
      : [
          {
            from: solution.reviewedOn,
            until: endOf(solution.reviewedOn, solution.validUntil, params.reviewMonths),
            evidence: { kind: "solution", label: solution.name, ref: solution.id },
          },
        ],
  );
  const missing = facts.solutions.length > 0 ? "review_solution" : "describe_solution";
  return oneThing(key, proofs, on, windowDays, { missing, ending: "review_solution" });
};
