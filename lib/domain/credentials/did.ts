import type { Instant } from "#lib/domain/time/types.ts";
import { fromMultikey } from "./multibase.ts";

/** The public half of a key with which a workspace signs, or has signed. */
export type PublicKey = {
  /** The part after the "#": "key-1". */
  fragment: string;
  multikey: string;
  from: Instant;
  /** When the next one took its place; null while it signs. */
  until: Instant | null;
  /** When it was found to be in other hands: nothing it signed holds any more. */
  revokedAt: Instant | null;
};

/** did:web of a vendor in path form: its document lies at `<address>/<vendor>/did.json`. */
export function didOf(address: string, vendor: string): string {
  const url = new URL(address);
  const path = url.pathname.split("/").filter(Boolean);
  return ["did:web", encodeURIComponent(url.host), ...path, vendor].join(":");
}

/** The vendor of a DID of ours; null for any other issuer. */
export function vendorOf(address: string, did: string): string | null {
  const slug = did.split(":").at(-1) ?? "";
  return slug !== "" && did === didOf(address, slug) ? slug : null;
}

const at = (instant: Instant) => new Date(instant).toISOString();

/**
 * The DID document: every key that has ever signed stays published, so that what it signed can be checked. One that was
 * followed by another carries no `expires`: verifiers would then refuse what it signed in its time. One in other hands is revoked.
 */
export function didDocument(did: string, keys: readonly PublicKey[], page: string): object {
  const id = (key: PublicKey) => `${did}#${key.fragment}`;
  return {
    "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
    id: did,
    verificationMethod: keys.map(key => ({
      id: id(key),
      type: "Multikey",
      controller: did,
      publicKeyMultibase: key.multikey,
      ...(key.revokedAt === null ? {} : { revoked: at(key.revokedAt) }),
    })),
    assertionMethod: keys.filter(key => key.revokedAt === null).map(id),
    service: [{ id: `${did}#jwks`, type: "JsonWebKeySet", serviceEndpoint: page }],
  };
}

/** The same keys as a JSON Web Key Set (RFC 7517, 8037); `iat` and `until` say from when to when each one signed. */
export function jwks(keys: readonly PublicKey[], toBase64url: (bytes: Uint8Array) => string): object {
  return {
    keys: keys
      .filter(key => key.revokedAt === null)
      .map(key => ({
        kty: "OKP",
        crv: "Ed25519",
        alg: "EdDSA",
        use: "sig",
        kid: key.fragment,
        x: toBase64url(fromMultikey(key.multikey) ?? new Uint8Array()),
        iat: Math.floor(key.from / 1000),
        ...(key.until === null ? {} : { until: Math.floor(key.until / 1000) }),
      })),
  };
}
