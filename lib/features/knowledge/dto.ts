import type { VersionRange } from "#lib/domain/knowledge/affected.ts";
import type { Substantial } from "#lib/domain/knowledge/change.ts";
import type { Deflection } from "#lib/domain/knowledge/deflection.ts";
import type {
  Course,
  KnowledgeAudience,
  KnowledgeKind,
  KnowledgeState,
  KnowledgeText,
  Missing,
  Severity,
  TextLocale,
} from "#lib/domain/knowledge/item.ts";
import type { ReadState } from "#lib/domain/knowledge/reading.ts";

export type KnowledgeChoice = { value: string; label: string };

/** Why somebody may not read it, as words: a key under `knowledge.refusal` (S15, P25). */
export type KnowledgeRefusal = { key: string; params: Record<string, string> };

export type KnowledgeLine = {
  id: string;
  number: string;
  kind: KnowledgeKind;
  state: KnowledgeState;
  /** The vendor's: what is being written beside it. */
  draft: "writing" | "in_review" | null;
  title: string;
  summary: string;
  /** The language of the words, where it is not the reader's own. */
  fellBack: TextLocale | null;
  audience: KnowledgeAudience;
  severity: Severity | null;
  course: Course | null;
  product: string | null;
  productId: string | null;
  ranges: VersionRange[];
  changedAt: number;
  /** Of what is out, for whoever reads. */
  read: ReadState;
  owes: boolean;
  /** How many systems the reader sees run a version it concerns. */
  systems: number;
};

export type KnowledgePage = {
  rows: KnowledgeLine[];
  next: string | null;
  previous: string | null;
  products: (KnowledgeChoice & { id: string; versions: string[] })[];
  /** What stands against what is for entitled customers, by product, with the reason (S15). */
  refusals: KnowledgeRefusal[];
};

export type KnowledgeHistoryLine = {
  edition: number;
  at: number;
  note: string;
  substantial: boolean;
  /** The vendor's: who wrote and published it, and why people were told. */
  by: { wrote: string; published: string; reasons: Substantial[] } | null;
};

export type LinkedTicket = { ticketId: string; number: string; subject: string; customer: string };

export type KnowledgeDto = KnowledgeLine & {
  version: number;
  locale: TextLocale;
  written: TextLocale[];
  text: KnowledgeText;
  edition: number;
  mustRead: boolean;
  /** It is the draft that is shown, in the place of what readers have. */
  drafted: boolean;
  publishedAt: number | null;
  confirmedAt: number | null;
  withdrawnReason: string;
  supersededBy: { number: string; title: string } | null;
  history: KnowledgeHistoryLine[];
  tickets: LinkedTicket[];
};

/** The vendor's draft beside it, as far as its page needs it. */
export type DraftDto = {
  state: "writing" | "in_review";
  version: number;
  savedBy: string;
  savedAt: number;
  submittedBy: string | null;
  remark: string;
  /** The reader wrote on it: they do not review it. */
  own: boolean;
  missing: Missing[];
  reasons: Substantial[];
};

export type ReaderLine = {
  personId: string;
  name: string;
  company: string;
  /** When they opened this edition, and said so. */
  openedAt: number | null;
  confirmedAt: number | null;
};

export type SuggestionDto = {
  id: string;
  number: string;
  kind: KnowledgeKind;
  title: string;
  summary: string;
  workaround: string;
  resolution: string;
  severity: Severity | null;
  course: Course | null;
  fellBack: TextLocale | null;
};

/** An alert that is not over and concerns what the reader sees run. */
export type AlertDto = {
  id: string;
  number: string;
  title: string;
  severity: Severity | null;
  course: Course | null;
  productId: string;
  product: string;
  ranges: VersionRange[];
  workaround: boolean;
  changedAt: number;
  read: ReadState;
  owes: boolean;
  /** Systems that run a version it concerns. */
  systems: number;
};

export type DeflectionDto = Deflection & {
  days: number;
  /** What saved cases, and what did not help, the most shown first. */
  items: ({ number: string; title: string } & Deflection)[];
};

export type SubscriptionLine = { productId: string; product: string; hears: boolean };
