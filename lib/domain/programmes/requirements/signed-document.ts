import { agreementCover } from "#lib/domain/programmes/agreement.ts";
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
  const half = kind.some(a => a.partnerSignedOn !== null && a.vendorSignedOn === null);
  return oneThing(key, proofs, on, windowDays, {
    missing: half ? "countersign" : "sign",
    ending: "renew_agreement",
  });
};
