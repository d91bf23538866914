import type { Carrier } from "#lib/domain/credentials/attached.ts";
import type { Answer } from "#lib/domain/credentials/check.ts";
import type { CredentialState, ReasonClass, Suspension } from "#lib/domain/credentials/state.ts";
import type { LocalText } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** A credential as anybody reads it. */
export type CredentialDto = {
  id: string;
  kind: "certificate" | "tier";
  number: string;
  name: LocalText;
  description: LocalText;
  programme: LocalText;
  programmeSlug: string;
  /** Null: its holder shows no name. */
  holder: string | null;
  issuedOn: PlainDate;
  validFrom: PlainDate;
  validUntil: PlainDate | null;
  lastDay: PlainDate | null;
  revokedOn: PlainDate | null;
  reason: ReasonClass | null;
  /** The credential that stands in its place, where one does. */
  replacedBy: { id: string; number: string } | null;
  /** Days on which it did not hold, of a company's. */
  suspensions: Suspension[];
  today: PlainDate;
  /** The day asked for, today unless said otherwise. */
  on: PlainDate;
  state: CredentialState;
};

/** What the checking page answers. */
export type CheckedDto = {
  answer: Answer;
  /** In what the document came: of a picture or a PDF only the document is signed. */
  carrier: Carrier;
  /** Whom the document names as its issuer. */
  did: string;
  /** The context, issuer or kind of proof that isn't known; a day where one explains the answer. */
  detail: string;
  name: string;
  issuer: string;
  holder: string;
  from: string | null;
  until: string | null;
  /** Its page, where it is one of this portal's. */
  href: string | null;
};

export type KeyDto = {
  fragment: string;
  from: number;
  until: number | null;
  revokedAt: number | null;
  by: string;
};
export type IssuerDto = { did: string; keys: KeyDto[]; credentials: number; revoked: number };
