import { createHash, createPrivateKey } from "node:crypto";
import { expect, test } from "vitest";
import { fromMultibase, fromMultikey, toMultibase, toMultikey } from "#lib/domain/credentials/multibase.ts";
import { documentLoader } from "#lib/platform/credentials/contexts.ts";
import { canonical, proofHolds, signedBytes, withProof } from "#lib/platform/credentials/proof.ts";

/** W3C Data Integrity EdDSA Cryptosuites v1.0, B.1 "Representation: eddsa-rdfc-2022". */
const PUBLIC = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
const SECRET = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq";
const credential = {
  "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
  id: "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
  type: ["VerifiableCredential", "AlumniCredential"],
  name: "Alumni Credential",
  description: "A minimum viable example of an Alumni Credential.",
  issuer: "https://vc.example/issuers/5678",
  validFrom: "2023-01-01T00:00:00Z",
  credentialSubject: { id: "did:example:abcdefgh", alumniOf: "The School of Examples" },
};
const options = {
  type: "DataIntegrityProof",
  cryptosuite: "eddsa-rdfc-2022",
  created: "2023-02-24T23:36:38Z",
  verificationMethod: `did:key:${PUBLIC}#${PUBLIC}`,
  proofPurpose: "assertionMethod",
};
const DOCUMENT_HASH = "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017";
const OPTIONS_HASH = "bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0";
const SIGNATURE =
  "4d8e53c2d5b3f2a7891753eb16ca993325bdb0d3cfc5be1093d0a18426f5ef8578cadc0fd4b5f4dd0d1ce0aefd15ab120b7a894d0eb094ffda4e6553cd1ed50d";

const load = documentLoader({
  "https://www.w3.org/ns/credentials/examples/v2": {
    "@context": { "@vocab": "https://www.w3.org/ns/credentials/examples#" },
  },
});
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** The secret of the vectors is a multikey: 0x8026 and the seed, which PKCS#8 wraps. */
const privateKey = createPrivateKey({
  key: Buffer.concat([
    Buffer.from("302e020100300506032b657004220420", "hex"),
    fromMultibase(SECRET)?.slice(2) ?? Buffer.alloc(0),
  ]),
  format: "der",
  type: "pkcs8",
});

test("W3C vc-di-eddsa B.1: the canonical document has the published hash", async () => {
  expect(sha256(await canonical(credential, load))).toBe(DOCUMENT_HASH);
});

test("W3C vc-di-eddsa B.1: the bytes that are signed are the published ones", async () => {
  expect(hex(await signedBytes(credential, options, load))).toBe(OPTIONS_HASH + DOCUMENT_HASH);
});

test("W3C vc-di-eddsa B.1: signing gives the published signature", async () => {
  const signed = await withProof(
    credential,
    { privateKey, verificationMethod: options.verificationMethod },
    options.created,
    load,
  );
  const { proofValue, ...rest } = signed.proof as Record<string, string>;
  expect(rest).toEqual(options);
  expect(hex(fromMultibase(proofValue ?? "") ?? new Uint8Array())).toBe(SIGNATURE);
  expect(await proofHolds(signed, PUBLIC, load)).toBe(true);
});

test("the candidate recommendation's vector, with the issuer's own key address, holds too", async () => {
  const proof = {
    ...options,
    verificationMethod: `https://vc.example/issuers/5678#${PUBLIC}`,
    proofValue: "z21EVs3eXERqTn4acNHT9viboqgzUaQ3kTmhPT3eA8qrVPE7CrQq78WkzctnMX5W4CrzcKnHw8V6dvy5pgWYCU5e9",
  };
  expect(await proofHolds({ ...credential, proof }, PUBLIC, load)).toBe(true);
  expect(await proofHolds({ ...credential, name: "Alumni credential", proof }, PUBLIC, load)).toBe(false);
});

test("a key reads the same before and after multibase", () => {
  const raw = fromMultikey(PUBLIC);
  expect(raw?.length).toBe(32);
  expect(toMultikey(raw ?? new Uint8Array())).toBe(PUBLIC);
  expect(toMultibase(Uint8Array.of(0, 0, 1))).toBe("z112");
  expect(fromMultibase("z112")).toEqual(Uint8Array.of(0, 0, 1));
  expect(fromMultikey("z112")).toBeNull();
  expect(fromMultibase("not base58")).toBeNull();
});
