import { createHash, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { verifyCredential } from "@digitalbazaar/vc";
import { checkStatus } from "@digitalbazaar/vc-bitstring-status-list";
import type * as RDF from "@rdfjs/types";
import { JsonLdParser } from "jsonld-streaming-parser";
import { DataFactory } from "n3";
import { RDFC10 } from "rdfjs-c14n";
import { beforeAll, expect, test } from "vitest";
import { openBadge, statementCredential, statusListCredential } from "#lib/domain/credentials/credential.ts";
import { didDocument } from "#lib/domain/credentials/did.ts";
import { fromMultibase, toMultikey } from "#lib/domain/credentials/multibase.ts";
import { bitsWith } from "#lib/domain/credentials/status-list.ts";
import { encodeBits } from "#lib/platform/credentials/bits.ts";
import { documentLoader } from "#lib/platform/credentials/contexts.ts";
import { proofHolds, withProof } from "#lib/platform/credentials/proof.ts";

// What this portal signs is checked by code that shares nothing with it: Digital Bazaar's verifier, and, for the
// canonical form, which that one reads with our library, another JSON-LD parser, another RDFC-1.0 and Node's Ed25519.

const DID = "did:web:portal.example:acme";
const LIST = "https://portal.example/acme/status/1";
const PAUSES = "https://portal.example/acme/status/2";
const pair = generateKeyPairSync("ed25519");
const raw = Buffer.from(pair.publicKey.export({ format: "jwk" }).x as string, "base64url");
const key = { fragment: "key-1", multikey: toMultikey(raw), from: 0, until: null, revokedAt: null };
const signer = { privateKey: pair.privateKey, verificationMethod: `${DID}#key-1` };
const CREATED = "2026-03-12T09:00:00Z";

const issuer = { did: DID, name: "Acme Systems", url: "https://portal.example/acme" };
const achievement = {
  id: "https://portal.example/acme/programmes/partners#architect",
  name: "Arquitecto",
  description: "Diseña despliegues.",
  criteria: "Examen superado.",
  language: "es",
};
const badge = openBadge({
  id: "https://portal.example/acme/credentials/0190f3a8-0000-7000-8000-000000000001",
  issuer,
  name: "Arquitecto · Acme",
  number: "ACM-A-0001",
  achievement,
  subject: {
    id: "https://portal.example/acme/credentials/0190f3a8-0000-7000-8000-000000000001#holder",
    name: "Núria Castaño",
  },
  validFrom: "2026-03-12",
  lastDay: "2027-03-11",
  zone: "Europe/Madrid",
  image: "https://portal.example/acme/credentials/0190f3a8-0000-7000-8000-000000000001/badge.png",
  status: [
    { list: LIST, index: 94_567, purpose: "revocation" },
    { list: PAUSES, index: 12, purpose: "suspension" },
  ],
});
const statement = statementCredential({
  id: "urn:uuid:0190f3a8-0000-7000-8000-000000000002",
  issuer,
  company: { id: "urn:uuid:0190f3a8-0000-7000-8000-000000000004", name: "Kaltenbach GmbH" },
  on: "2026-01-31",
  made: Date.parse(CREATED),
  zone: "Europe/Berlin",
  achievement: { ...achievement, id: "urn:uuid:0190f3a8-0000-7000-8000-000000000003" },
  areas: [{ key: "architect", name: "Architect", people: 2 }],
  label: area => `Certified people: ${area}`,
});

type Signed = Awaited<ReturnType<typeof withProof>>;
let signed: Signed;
let signedStatement: Signed;
const lists: Record<string, Signed> = {};
beforeAll(async () => {
  signed = await withProof(badge, signer, CREATED);
  signedStatement = await withProof(statement, signer, CREATED);
  const list = (id: string, purpose: "revocation" | "suspension", set: number[]) =>
    withProof(
      statusListCredential({ id, purpose, did: DID, encoded: encodeBits(bitsWith(set)), from: 0 }),
      signer,
      CREATED,
    );
  for (const [name, indices] of Object.entries({ clean: [94_566], flipped: [94_567] }))
    lists[name] = await list(LIST, "revocation", indices);
  for (const [name, indices] of Object.entries({ going: [13], paused: [12] }))
    lists[name] = await list(PAUSES, "suspension", indices);
});

const theirLoader = (list = "clean", pauses = "going") => {
  const document = didDocument(DID, [key], "https://portal.example/acme/jwks.json") as {
    verificationMethod: object[];
  };
  const method = { "@context": "https://w3id.org/security/multikey/v1", ...document.verificationMethod[0] };
  return documentLoader({
    [DID]: { ...document, assertionMethod: [method] },
    [`${DID}#key-1`]: method,
    [LIST]: lists[list] as object,
    [PAUSES]: lists[pauses] as object,
  });
};

async function theirs(
  credential: Signed,
  { list = "clean", pauses = "going", on = "2026-06-01T00:00:00Z" } = {},
) {
  const result = await verifyCredential({
    credential,
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader: theirLoader(list, pauses),
    checkStatus,
    now: new Date(on),
  });
  const revoked = result.statusResult?.results?.some(({ status }) => status) === true;
  return { verified: result.verified === true, revoked };
}

test("Digital Bazaar's verifier takes a badge, and its revocation list, as we sign them", async () => {
  expect(await theirs(signed)).toEqual({ verified: true, revoked: false });
  expect(await theirs(signedStatement)).toEqual({ verified: true, revoked: false });
});

test("Digital Bazaar's verifier refuses a badge that was tampered with, is over, or was revoked", async () => {
  const forged = structuredClone(signed) as { credentialSubject: { licenseNumber: string } };
  forged.credentialSubject.licenseNumber = "ACM-A-0002";
  expect(await theirs(forged as unknown as Signed)).toMatchObject({ verified: false });
  expect(await theirs(signed, { on: "2027-03-12T09:00:00Z" })).toMatchObject({ verified: false });
  expect(await theirs(signed, { on: "2027-03-11T22:30:00Z" })).toMatchObject({ verified: true });
  expect(await theirs(signed, { list: "flipped" })).toMatchObject({ revoked: true });
  expect(await theirs(signed, { pauses: "paused" })).toMatchObject({ revoked: true });
});

/** Canonical N-Quads by jsonld-streaming-parser and rdfjs-c14n. */
async function theirCanonical(document: object): Promise<string> {
  const load = documentLoader();
  const parser = new JsonLdParser({
    documentLoader: { load: async url => (await load(url)).document as object },
    rdfDirection: "i18n-datatype",
  });
  const quads: RDF.Quad[] = [];
  await new Promise<void>((resolve, reject) => {
    parser.on("data", quad => quads.push(quad as RDF.Quad));
    parser.on("error", reject);
    parser.on("end", () => resolve());
    parser.write(JSON.stringify(document));
    parser.end();
  });
  return new RDFC10(DataFactory as unknown as RDF.DataFactory).canonicalize(quads);
}

test("another parser, another canonical form and Node's Ed25519 agree with the proof", async () => {
  for (const document of [signed, signedStatement, lists.clean as Signed]) {
    const { proof, ...unsigned } = document;
    const { proofValue, ...options } = proof as Record<string, string>;
    const sha256 = (text: string) => createHash("sha256").update(text).digest();
    const bytes = Buffer.concat([
      sha256(await theirCanonical({ ...options, "@context": unsigned["@context"] })),
      sha256(await theirCanonical(unsigned)),
    ]);
    const signature = fromMultibase(proofValue ?? "") ?? new Uint8Array();
    expect(
      verify(null, bytes, createPublicKey(pair.publicKey.export({ format: "pem", type: "spki" })), signature),
    ).toBe(true);
  }
});

test("a badge by Digital Bazaar's own signer holds for us, and no longer with one letter changed", async () => {
  const { issue } = await import("@digitalbazaar/vc");
  const { sign } = await import("node:crypto");
  const theirSigner = {
    id: `${DID}#key-1`,
    algorithm: "Ed25519",
    sign: async ({ data }: { data: Uint8Array }) => sign(null, data, pair.privateKey),
  };
  const issued = await issue({
    credential: structuredClone(badge),
    suite: new DataIntegrityProof({ signer: theirSigner, cryptosuite, date: CREATED }),
    documentLoader: theirLoader(),
  });
  expect(await proofHolds(issued, key.multikey)).toBe(true);
  expect(await proofHolds({ ...issued, name: "arquitecto" }, key.multikey)).toBe(false);
});

test("a term that no context defines can't be signed, and an unknown context is refused by name", async () => {
  await expect(withProof({ ...badge, nonsense: "x" }, signer, CREATED)).rejects.toThrow();
  await expect(
    withProof(
      { ...badge, "@context": [...(badge["@context"] as string[]), "https://evil.example/v1"] },
      signer,
      CREATED,
    ),
  ).rejects.toThrow(/unknown context: https:\/\/evil\.example\/v1|evil\.example/);
});
