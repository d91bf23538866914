import { agreementCover } from "#lib/domain/programmes/agreement.ts";
import type { AgreementFact } from "#lib/domain/programmes/facts.ts";
import type { NextStep } from "#lib/domain/programmes/finding.ts";
import { type Check, oneThing, type Proof } from "./check.ts";

/** A document of a kind, signed by both sides and in force (P13, P21). */
export const signedDocument: Check<"signed_document"> = (facts, { key, params }, on, windowDays) => {
  const kind = facts.agreements.filter(agreement => agreement.kind === params.document);
  const proofs = kind.flatMap((agreement): Proof[] => {
    const cover = agreementCover(agreement);
    return cover === null
      ? []
      : [{ ...cover, evidence: { kind: "agreement", label: agreement.number, ref: agreement.id } }];
  });
  return oneThing(key, proofs, on, windowDays, { missing: towardsOne(kind), ending: "renew_agreement" });
};

/** A document nobody prepared cannot be signed; one that ran out is followed by the next. */
function towardsOne(kind: readonly AgreementFact[]): NextStep {
  const unsigned = kind.filter(
    a => a.endedOn === null && (a.partnerSignedOn === null || a.vendorSignedOn === null),
  );
  if (unsigned.some(a => a.partnerSignedOn !== null)) return "countersign";
  if (unsigned.length > 0) return "sign";
  return kind.some(a => agreementCover(a) !== null) ? "renew_agreement" : "prepare_agreement";
}
