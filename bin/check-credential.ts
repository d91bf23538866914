// npm run check-credential FILE KEYS [LIST…]: checks a signed credential or statement without a connection.
// FILE is the JSON, a baked badge (PNG, SVG) or the certificate or statement as a PDF; KEYS the issuer's DID document, fetched
// before from <portal>/<vendor>/did.json; a LIST is one of the issuer's lists of states that the document names, fetched before too.
import fs from "node:fs";
import {
  answerByTerm,
  clockIsWrong,
  inPlainTerms,
  isObject,
  type JsonObject,
  readClaims,
} from "#lib/domain/credentials/check.ts";
import { isSet } from "#lib/domain/credentials/status-list.ts";
import { decodeBits } from "#lib/platform/credentials/bits.ts";
import { UnknownContext } from "#lib/platform/credentials/contexts.ts";
import { proofHolds } from "#lib/platform/credentials/proof.ts";
import { documentIn } from "#lib/platform/credentials/read-file.ts";

const [file, keys, ...lists] = process.argv.slice(2);
if (!file || !keys) {
  console.error("Usage: npm run check-credential FILE DID.JSON [LIST.JSON…]");
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
const methods = Array.isArray(did.verificationMethod) ? did.verificationMethod.filter(isObject) : [];
const assertion: unknown[] = Array.isArray(did.assertionMethod) ? did.assertionMethod : [];

/** Ends with what is wrong where the issuer's signature under a document doesn't hold. */
async function mustHold(signed: JsonObject, called: string): Promise<void> {
  const by = isObject(signed.proof) ? signed.proof.verificationMethod : null;
  const method = methods.find(one => one.id === by);
  if (!method || !assertion.includes(by))
    say("NOT VALID", `${called}the issuer does not vouch for ${String(by)}`);
  try {
    if (!inPlainTerms(signed) || !(await proofHolds(signed, String(method.publicKeyMultibase))))
      say("NOT VALID", `${called}changed after it was signed`);
  } catch (error) {
    if (error instanceof UnknownContext) say("NOT VALID", `${called}${error.message}`);
    throw error;
  }
}

await mustHold(document as JsonObject, "");
// The DID document says nothing of when a key signed; that a proof was made in the future it need not say.
if (clockIsWrong(claimed.proof, { from: 0, until: null }, Date.now()))
  say("NOT VALID", `wrong clock: signed at ${claimed.proof.created}`);
const term = answerByTerm(claimed, Date.now());
if (term !== "valid") say("NOT VALID", term.replaceAll("_", " "));

/** Addresses of the lists that were given, each with the moment at which it was signed. */
const asked = new Map<string, string>();
for (const path of lists) {
  const list = documentIn(read(path)).document;
  const subject = isObject(list) ? list.credentialSubject : null;
  const bits = isObject(subject) ? decodeBits(String(subject.encodedList)) : null;
  if (!isObject(list) || !bits) say("NOT VALID", `${path} is no list of states`);
  const entries = claimed.status.filter(one => one.list === list.id);
  if (entries.length === 0) say("NOT VALID", `${path} is none of the lists it names`);
  await mustHold(list, `${path}: `);
  const signedAt = String(isObject(list.proof) ? list.proof.created : "");
  for (const entry of entries) {
    const set = isSet(bits, entry.index);
    if (set === null) say("NOT VALID", `${path} has no entry ${entry.index}`);
    if (set)
      say(
        "NOT VALID",
        `${entry.purpose === "suspension" ? "suspended" : "taken back"}, as of ${signedAt} (${path})`,
      );
  }
  asked.set(String(list.id), signedAt);
}
const open = claimed.status.map(one => one.list).filter(list => !asked.has(list));
const known = [...asked].map(([list, at]) => `; not set in ${list} as of ${at}`).join("");
say(
  "VALID",
  `${claimed.name}, signed by ${claimed.issuerName} (${claimed.issuer}), ${claimed.proof.created ?? ""}${known}${
    open.length > 0 ? `; whether it was taken back or suspended since stands in ${open.join(", ")}` : ""
  }`,
);
