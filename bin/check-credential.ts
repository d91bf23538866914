// npm run check-credential FILE KEYS: checks a signed credential or statement without a connection.
// FILE is the JSON, a baked badge (PNG, SVG) or the certificate or statement as a PDF; KEYS the issuer's DID document, fetched before from <portal>/<vendor>/did.json.
import fs from "node:fs";
import { answerByTerm, clockIsWrong, isObject, readClaims } from "#lib/domain/credentials/check.ts";
import { UnknownContext } from "#lib/platform/credentials/contexts.ts";
import { proofHolds } from "#lib/platform/credentials/proof.ts";
import { documentIn } from "#lib/platform/credentials/read-file.ts";

const [file, keys] = process.argv.slice(2);
if (!file || !keys) {
  console.error("Usage: npm run check-credential FILE DID.JSON");
  process.exit(2);
}

function say(verdict: "VALID" | "NOT VALID", why: string): never {
  console.log(`${verdict}: ${why}`);
  process.exit(verdict === "VALID" ? 0 : 1);
}

function read(path: string): Buffer {
  try {
    return fs.readFileSync(path);
  } catch (error) {
    return say("NOT VALID", `${path}: ${(error as Error).message}`);
  }
}

const { document } = documentIn(read(file));
const claimed = readClaims(document);
if ("answer" in claimed)
  say("NOT VALID", [claimed.answer.replaceAll("_", " "), claimed.detail].filter(Boolean).join(": "));
const did = documentIn(read(keys)).document;
if (!isObject(did) || did.id !== claimed.issuer)
  say("NOT VALID", `${keys} is not of its issuer, ${claimed.issuer}`);
const methods = Array.isArray(did.verificationMethod) ? did.verificationMethod : [];
const method = methods.filter(isObject).find(one => one.id === claimed.proof.verificationMethod);
const vouched =
  Array.isArray(did.assertionMethod) && did.assertionMethod.includes(claimed.proof.verificationMethod);
if (!method || !vouched)
  say("NOT VALID", `the issuer does not vouch for ${claimed.proof.verificationMethod}`);
try {
  if (!(await proofHolds(document as Record<string, unknown>, String(method.publicKeyMultibase))))
    say("NOT VALID", "changed after it was signed");
} catch (error) {
  if (error instanceof UnknownContext) say("NOT VALID", error.message);
  throw error;
}
// The DID document says nothing of when a key signed; that a proof was made in the future it need not say.
if (clockIsWrong(claimed.proof, { from: 0, until: null }, Date.now()))
  say("NOT VALID", `wrong clock: signed at ${claimed.proof.created}`);
const term = answerByTerm(claimed, Date.now());
if (term !== "valid") say("NOT VALID", term.replaceAll("_", " "));
say(
  "VALID",
  `${claimed.name}, signed by ${claimed.issuerName} (${claimed.issuer}), ${claimed.proof.created ?? ""}${
    claimed.status.length > 0
      ? `; whether it was taken back or suspended since stands in ${claimed.status.map(one => one.list).join(", ")}`
      : ""
  }`,
);
