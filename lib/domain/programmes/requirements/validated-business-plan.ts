import { type Check, endOf, oneThing, type Proof } from "./check.ts";

/** A plan the vendor has validated; it runs out by its own day or by the requirement's months (P21). */
export const validatedBusinessPlan: Check<"validated_business_plan"> = (
  facts,
  { key, params },
  on,
  windowDays,
) => {
  const proofs = facts.businessPlans.flatMap((plan): Proof[] =>
    plan.validatedOn === null
      ? []
      : [
          {
            from: plan.validatedOn,
            until: endOf(plan.validatedOn, plan.validUntil, params.validMonths),
            evidence: { kind: "business_plan", label: plan.title, ref: plan.id },
          },
        ],
  );
  const waiting = facts.businessPlans.some(plan => plan.validatedOn === null);
  return oneThing(key, proofs, on, windowDays, {
    missing: waiting ? "validate_plan" : "write_plan",
    ending: "review_plan",
  });
};
