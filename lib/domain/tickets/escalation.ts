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
