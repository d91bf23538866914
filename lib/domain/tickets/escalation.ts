import { err, ok, type Result } from "#lib/domain/result.ts";

/** What level 3 needs to start (T3). Logs may be pasted or attached. */
export type EscalationEvidence = {
  product: string;
  version: string;
  environment: string;
  steps: string;
  logs: string;
  logFiles: number;
  tried: string;
};

export const EVIDENCE_FIELDS = ["product", "version", "environment", "steps", "logs", "tried"] as const;
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];

/** The fields still missing, in the form's order (T3). */
export function missingEvidence(evidence: Partial<EscalationEvidence>): EvidenceField[] {
  return EVIDENCE_FIELDS.filter(field => {
    if (field === "logs" && (evidence.logFiles ?? 0) > 0) return false;
    return (evidence[field] ?? "").trim() === "";
  });
}

export type EscalationRefusal = { key: "not_certified" } | { key: "missing"; fields: EvidenceField[] };

/** Whole evidence from a currently certified specialist, or what stands in the way (T3). */
export function checkEscalation(
  evidence: Partial<EscalationEvidence>,
  holdsCurrentCertificate: boolean,
): Result<EscalationEvidence, EscalationRefusal> {
  if (!holdsCurrentCertificate) return err({ key: "not_certified" });
  const fields = missingEvidence(evidence);
  if (fields.length > 0) return err({ key: "missing", fields });
  return ok({
    product: evidence.product ?? "",
    version: evidence.version ?? "",
    environment: evidence.environment ?? "",
    steps: evidence.steps ?? "",
    logs: evidence.logs ?? "",
    logFiles: evidence.logFiles ?? 0,
    tried: evidence.tried ?? "",
  });
}
