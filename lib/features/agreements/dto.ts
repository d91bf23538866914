import type { Drawing } from "#lib/domain/agreements/drawing.ts";
import type { EnvelopeState } from "#lib/domain/agreements/envelope.ts";
import type { AgreementState } from "#lib/domain/programmes/agreement.ts";
import type { Instant, PlainDate } from "#lib/domain/time/types.ts";
import type { FileDto } from "#lib/features/files/dto.ts";

/** A document both sides sign, as its page shows it on a day. */
export type AgreementDto = {
  id: string;
  number: string;
  version: number;
  kind: string;
  title: string;
  termMonths: number | null;
  state: AgreementState;
  partner: { on: PlainDate; by: string } | null;
  vendor: { on: PlainDate; by: string } | null;
  startsOn: PlainDate | null;
  endsOn: PlainDate | null;
  endedOn: PlainDate | null;
  endReason: string | null;
  endedFor: "vendor" | "partner" | "both" | null;
  /** Signed in the portal, so that its page shows the evidence. */
  inPortal: boolean;
  /** What is out for signature; null: nothing is. */
  out: { state: EnvelopeState; expiresOn: PlainDate; turn: string; mine: boolean } | null;
  /** How the last one sent ended without being signed by all; null: it is out, or signed, or none was sent. */
  failed: "declined" | "voided" | "expired" | null;
  files: FileDto[];
};

/** What the end of an agreement does to tier and benefits, in the reader's words (P21, P24). */
export type EffectDto = {
  from: PlainDate;
  lost: string[];
  tier: string | null;
  repairUntil: PlainDate | null;
  benefits: string[];
};

export type SignerDto = {
  id: string;
  name: string;
  orgName: string;
  state: "waiting" | "asked" | "viewed" | "signed" | "declined" | "missed";
  at: Instant | null;
  /** The reader. */
  own: boolean;
  /** Asked, and no longer in a role that signs; told to who can see it. */
  lost: boolean;
};

export type SignatureDto = {
  id: string;
  name: string;
  orgName: string;
  method: "typed" | "drawn";
  typed: string;
  drawn: Drawing;
  at: Instant;
};

/** A document sent for signature, as its page shows it. */
export type EnvelopeDto = {
  id: string;
  number: string;
  title: string;
  locale: string;
  state: EnvelopeState;
  text: string;
  sha256: string;
  finalSha256: string | null;
  /** The bytes kept still have the hashes written down. */
  intact: boolean;
  templateVersion: number;
  sentAt: Instant;
  sentBy: string;
  expiresOn: PlainDate;
  closedAt: Instant | null;
  closedBy: string;
  closeReason: string;
  signers: SignerDto[];
  signatures: SignatureDto[];
  trace: { id: string; type: string; name: string; at: Instant }[];
};

/** What the reader may do with it. `sign` says why not, where they are named and can't just now. */
export type DocumentMay = {
  send: boolean;
  takeBack: boolean;
  sign: "yes" | "not_your_turn" | "role_lost" | "already_signed" | null;
};

export type SendDto = {
  templateId: string;
  locale: string;
  locales: string[];
  title: string;
  text: string;
  missing: string[];
  signDays: number;
  remindDays: number;
  candidates: { personId: string; name: string; orgName: string }[];
  /** Signers in order: those chosen, else those proposed. */
  signers: { personId: string; name: string; orgName: string }[];
};

export type DocumentPageDto = {
  agreement: AgreementDto;
  envelope: EnvelopeDto | null;
  earlier: { number: string; state: EnvelopeState; sentAt: Instant; reason: string }[];
  /** What the vendor would send; null where it may not, "no_template" where there is nothing to. */
  send: SendDto | "no_template" | null;
  may: DocumentMay;
};
