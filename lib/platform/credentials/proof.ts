import { createHash, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import jsonld from "jsonld";
import { fromMultibase, fromMultikey, toMultibase } from "#lib/domain/credentials/multibase.ts";
import { type DocumentLoader, documentLoader } from "./contexts.ts";

type Document = Record<string, unknown>;

/** A document's RDF in its one canonical form (RDFC-1.0). A term no context defines is an error: it would go unsigned. */
export const canonical = (document: Document, load: DocumentLoader = documentLoader()): Promise<string> =>
  jsonld.canonize(document, {
    algorithm: "RDFC-1.0",
    format: "application/n-quads",
    base: null,
    safe: true,
    rdfDirection: "i18n-datatype",
    documentLoader: load,
  });

const sha256 = (text: string) => createHash("sha256").update(text).digest();

/** What is signed (vc-di-eddsa, 3.2): the hash of the proof's options, then the hash of the document. */
export async function signedBytes(
  document: Document,
  options: Document,
  load: DocumentLoader = documentLoader(),
): Promise<Buffer> {
  const [ofOptions, ofDocument] = await Promise.all([
    canonical({ ...options, "@context": document["@context"] }, load),
    canonical(document, load),
  ]);
  return Buffer.concat([sha256(ofOptions), sha256(ofDocument)]);
}

/** The document with a Data Integrity proof `eddsa-rdfc-2022`. `created` is "2026-11-26T18:00:00Z". */
export async function withProof(
  document: Document,
  key: { privateKey: KeyObject; verificationMethod: string },
  created: string,
  load: DocumentLoader = documentLoader(),
): Promise<Document> {
  const options = {
    type: "DataIntegrityProof",
    cryptosuite: "eddsa-rdfc-2022",
    created,
    verificationMethod: key.verificationMethod,
    proofPurpose: "assertionMethod",
  };
  const proofValue = toMultibase(sign(null, await signedBytes(document, options, load), key.privateKey));
  return { ...document, proof: { ...options, proofValue } };
}

/** Node's key for a raw Ed25519 public key. */
const publicKeyOf = (raw: Uint8Array): KeyObject =>
  createPublicKey({
    key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(raw).toString("base64url") },
    format: "jwk",
  });

/** Whether the document is as the holder of the key signed it. Never throws for what a document holds. */
export async function proofHolds(
  document: Document,
  multikey: string,
  load: DocumentLoader = documentLoader(),
): Promise<boolean> {
  const { proof, ...unsigned } = document;
  if (typeof proof !== "object" || proof === null || Array.isArray(proof)) return false;
  const { proofValue, ...options } = proof as Document;
  const signature = typeof proofValue === "string" ? fromMultibase(proofValue) : null;
  const key = fromMultikey(multikey);
  if (signature?.length !== 64 || key === null || options.proofPurpose !== "assertionMethod") return false;
  try {
    return verify(null, await signedBytes(unsigned, options, load), publicKeyOf(key), signature);
  } catch {
    // Terms without a meaning, a graph made to cost time: nobody signed that here.
    return false;
  }
}
