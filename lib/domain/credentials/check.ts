import type { Instant } from "#lib/domain/time/types.ts";
import { OB_CONTEXT, VC_CONTEXT } from "./credential.ts";

/** Every answer the checking page gives; each has a text of its own. */
export type Answer =
  | "valid"
  | "not_a_credential"
  | "unknown_context"
  | "unknown_proof"
  | "unknown_issuer"
  | "unknown_key"
  | "tampered"
  | "wrong_clock"
  | "not_yet"
  | "expired"
  | "revoked"
  | "suspended"
  | "status_unknown";

/** Larger than any badge, in bytes: what is larger is none. */
export const LARGEST = 1024 * 1024;
/** Longer than any document we sign, in characters: putting a long one into its canonical form takes seconds. */
export const LONGEST_DOCUMENT = 64 * 1024;

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listOf = (value: Json | undefined): Json[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** The contexts we hold; nothing is ever fetched. */
const KNOWN: readonly string[] = [VC_CONTEXT, OB_CONTEXT];

/** The first context that is not held, wherever in the document it stands; null when all are. One written out counts as unknown. */
export function foreignContext(document: JsonObject, known: readonly string[] = KNOWN): string | null {
  const waiting: Json[] = [document];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    // One by one: a list of some hundred thousands is no list of arguments.
    if (Array.isArray(next)) for (const one of next) waiting.push(one);
    else if (isObject(next)) {
      for (const [key, value] of Object.entries(next)) {
        if (key !== "@context") waiting.push(value);
        else
          for (const context of listOf(value)) {
            if (typeof context !== "string") return JSON.stringify(context).slice(0, 200);
            if (!known.includes(context)) return context.slice(0, 200);
          }
      }
    }
  }
  return null;
}

/**
 * Whether every property stands under a plain term of the contexts, as in all we sign. JSON-LD also takes a property by its
 * full address or nested under a keyword: the same is signed, and we would not find it where we read. An end or a list of
 * revocations could be hidden so.
 */
export function inPlainTerms(document: JsonObject): boolean {
  const { "@context": _, ...rest } = document;
  const waiting: Json[] = [rest];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if (!Array.isArray(next) && Object.keys(next).some(key => !/^[a-z]+$/i.test(key))) return false;
    for (const value of Object.values(next)) waiting.push(value);
  }
  return true;
}

/** Arrays and objects one in another more often than any credential has them; deeper ones are not looked into. */
const DEEPEST = 24;

export function tooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth >= DEEPEST || Object.values(value).some(inner => tooDeep(inner, depth + 1));
}

export type Proof = {
  type: string;
  cryptosuite: string;
  verificationMethod: string;
  proofPurpose: string;
  proofValue: string;
  created: string | null;
};

/** What a document claims before any of it is believed. */
export type Claimed = {
  id: string | null;
  name: string;
  types: string[];
  issuer: string;
  issuerName: string;
  proof: Proof;
  validFrom: Instant | null;
  validUntil: Instant | null;
  /** Where it says its state is to be read; none, where it says nothing of it. */
  status: { list: string; index: number; purpose: string }[];
};

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
const instant = (value: Json | undefined): Instant | null => {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : at;
};

/** Reads a document's claims; an answer instead where it is none of ours to check. */
export function readClaims(value: unknown): Claimed | { answer: Answer; detail: string } {
  if (!isObject(value) || tooDeep(value)) return { answer: "not_a_credential", detail: "" };
  const contexts = listOf(value["@context"]);
  const types = listOf(value.type).map(text);
  if (contexts[0] !== VC_CONTEXT || !types.includes("VerifiableCredential")) {
    // A credential of the first version is one, only not one of ours: its context says so.
    const other = types.includes("VerifiableCredential") ? foreignContext(value) : null;
    return other ? { answer: "unknown_context", detail: other } : { answer: "not_a_credential", detail: "" };
  }
  const foreign = foreignContext(value);
  if (foreign !== null) return { answer: "unknown_context", detail: foreign };
  const issuer = isObject(value.issuer) ? value.issuer : { id: text(value.issuer) };
  const proof = value.proof;
  if (!isObject(proof) || proof.type !== "DataIntegrityProof" || proof.cryptosuite !== "eddsa-rdfc-2022")
    return {
      answer: "unknown_proof",
      detail: isObject(proof) ? text(proof.cryptosuite) || text(proof.type) : "",
    };
  // A list of revocations is signed too, and is nothing anybody holds.
  if (!types.includes("OpenBadgeCredential")) return { answer: "not_a_credential", detail: "" };
  const dates = ["validFrom", "validUntil"] as const;
  if (dates.some(name => value[name] !== undefined && instant(value[name]) === null))
    return { answer: "not_a_credential", detail: "validFrom, validUntil" };
  return {
    id: text(value.id) || null,
    name: text(value.name),
    types,
    issuer: text(issuer.id),
    issuerName: text(issuer.name),
    proof: {
      type: "DataIntegrityProof",
      cryptosuite: "eddsa-rdfc-2022",
      verificationMethod: text(proof.verificationMethod),
      proofPurpose: text(proof.proofPurpose),
      proofValue: text(proof.proofValue),
      created: text(proof.created) || null,
    },
    validFrom: instant(value.validFrom),
    validUntil: instant(value.validUntil),
    status: listOf(value.credentialStatus).map(one => {
      const entry = isObject(one) ? one : {};
      const index = text(entry.statusListIndex);
      return {
        list: text(entry.statusListCredential),
        index: /^\d{1,9}$/.test(index) ? Number(index) : -1,
        purpose: text(entry.statusPurpose),
      };
    }),
  };
}

/** Clocks are never quite alike: so much ahead is no wrong clock. */
export const SKEW = 5 * 60_000;

/**
 * Whether the clock of whoever signed was wrong, or ours is: a proof made in the future, or outside the time its key
 * signed. A moment that can't be read counts as wrong too.
 */
export function clockIsWrong(
  proof: Proof,
  key: { from: Instant; until: Instant | null },
  now: Instant,
): boolean {
  if (proof.created === null) return false;
  const made = instant(proof.created);
  if (made === null) return true;
  return made > now + SKEW || made < key.from - SKEW || (key.until !== null && made > key.until + SKEW);
}

/** The answer by the days of its term, for a document that is as it was signed. */
export function answerByTerm(claimed: Pick<Claimed, "validFrom" | "validUntil">, now: Instant): Answer {
  if (claimed.validFrom !== null && now < claimed.validFrom - SKEW) return "not_yet";
  return claimed.validUntil !== null && now > claimed.validUntil ? "expired" : "valid";
}
