import type { LocalText } from "#lib/domain/text.ts";
import {
  type EscalationEvidence,
  EVIDENCE_FIELDS,
  type EvidenceField,
} from "#lib/domain/tickets/escalation.ts";

export const PART_RULES = ["required", "optional", "left_out"] as const;
export type PartRule = (typeof PART_RULES)[number];

/** Of the usual parts those a vendor decides about; which product and version it is, level 3 always needs (T3). */
export const DECIDED_FIELDS = ["environment", "steps", "logs", "tried"] as const satisfies EvidenceField[];
export type DecidedField = (typeof DECIDED_FIELDS)[number];

/** Something of its own that a product's level 3 asks for. */
export type PacketPart = {
  key: string;
  label: LocalText;
  hint: LocalText;
  required: boolean;
};

/** What level 3 of a product needs to begin (T3): data the vendor edits. */
export type Packet = {
  fields: Record<DecidedField, PartRule>;
  /** Logs come as a file; pasted lines are not enough. */
  logsAsFile: boolean;
  parts: PacketPart[];
};

/** Where a vendor has said nothing: all of T3. */
export const STANDARD_PACKET: Packet = {
  fields: { environment: "required", steps: "required", logs: "required", tried: "required" },
  logsAsFile: false,
  parts: [],
};

export const ruleFor = (packet: Packet, field: EvidenceField): PartRule =>
  field === "product" || field === "version" ? "required" : packet.fields[field];

/** The usual parts a product asks for at all, in the form's order. */
export const askedFields = (packet: Packet): EvidenceField[] =>
  EVIDENCE_FIELDS.filter(field => ruleFor(packet, field) !== "left_out");

export type Given = Partial<EscalationEvidence> & { own?: Readonly<Record<string, string>> };

export type Missing = { fields: EvidenceField[]; parts: PacketPart[] };

/** What level 3 still needs, in the form's order (T3): required parts that hold nothing but space. */
export function missingFrom(packet: Packet, given: Given): Missing {
  const empty = (text: string | undefined) => (text ?? "").trim() === "";
  return {
    fields: EVIDENCE_FIELDS.filter(field => {
      if (ruleFor(packet, field) !== "required") return false;
      if (field !== "logs") return empty(given[field]);
      if ((given.logFiles ?? 0) > 0) return false;
      return packet.logsAsFile || empty(given.logs);
    }),
    parts: packet.parts.filter(part => part.required && empty(given.own?.[part.key])),
  };
}

export const isWhole = ({ fields, parts }: Missing): boolean => fields.length === 0 && parts.length === 0;
