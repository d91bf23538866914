import type { Carrier } from "#lib/domain/credentials/attached.ts";
import {
  type Answer,
  answerByTerm,
  type Claimed,
  clockIsWrong,
  inPlainTerms,
  isObject,
  type JsonObject,
  readClaims,
} from "#lib/domain/credentials/check.ts";
import { vendorOf } from "#lib/domain/credentials/did.ts";
import { appUrl } from "#lib/platform/app-url.ts";
import { proofHolds } from "#lib/platform/credentials/proof.ts";
import { documentIn } from "#lib/platform/credentials/read-file.ts";
import type { Credential, StatusList } from "#lib/platform/db/client/client.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";
import { addressOf, credentialPath, type IssuerAt, issuerAt } from "./addresses.ts";
import type { CheckedDto } from "./dto.ts";
import { publishedKeys } from "./keys.ts";

const nothing = (answer: Answer, detail = "", carrier: Carrier = "json"): CheckedDto => ({
  answer,
  carrier,
  did: "",
  detail,
  name: "",
  issuer: "",
  holder: "",
  from: null,
  until: null,
  href: null,
});

/**
 * Says of a file whether it is a credential of this portal's as its issuer signed it, and how it stands at this moment.
 * Nothing is fetched: issuers are the portal's workspaces, contexts the bundled ones. Never throws for what a file holds.
 */
export async function checkFile(bytes: Uint8Array): Promise<CheckedDto> {
  const { document, carrier } = documentIn(bytes);
  const claimed = readClaims(document);
  if ("answer" in claimed) return nothing(claimed.answer, claimed.detail, carrier);
  const vendor = vendorOf(appUrl(), claimed.issuer);
  const checked = vendor === null ? null : await checkAt(vendor, document as object, claimed);
  const answer = checked ?? {
    ...shown(claimed, document),
    answer: "unknown_issuer",
    detail: claimed.issuer.slice(0, 200),
  };
  return { ...answer, carrier };
}

/** What the answer repeats of the document: only a signature that holds makes it true. */
function shown(claimed: Claimed, document: unknown): CheckedDto {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const subject =
    isObject(document) && isObject(document.credentialSubject) ? document.credentialSubject : null;
  const [identity] = Array.isArray(subject?.identifier) ? subject.identifier : [];
  return {
    ...nothing("valid"),
    did: claimed.issuer.slice(0, 200),
    name: claimed.name.slice(0, 200),
    issuer: claimed.issuerName.slice(0, 200),
    holder:
      isObject(identity) && identity.hashed === false && typeof identity.identityHash === "string"
        ? identity.identityHash.slice(0, 200)
        : "",
    from: iso(claimed.validFrom),
    until: iso(claimed.validUntil),
  };
}

/** Null where the portal has no such workspace. */
const checkAt = (vendor: string, document: object, claimed: Claimed): Promise<CheckedDto | null> =>
  readPublic(vendor, async ({ workspace, tx, now }) => {
    const at = issuerAt(workspace);
    const answer = (given: Answer, detail = ""): CheckedDto => ({
      ...shown(claimed, document),
      answer: given,
      detail,
    });
    const keys = await publishedKeys(tx, at.tenantId);
    const key = keys.find(k => claimed.proof.verificationMethod === `${at.did}#${k.fragment}`);
    if (!key || key.revokedAt !== null)
      return answer("unknown_key", claimed.proof.verificationMethod.slice(0, 200));
    const written = document as JsonObject;
    if (!inPlainTerms(written) || !(await proofHolds(written, key.multikey))) return answer("tampered");
    if (clockIsWrong(claimed.proof, key, now.getTime()))
      return answer("wrong_clock", claimed.proof.created ?? "");
    const term = answerByTerm(claimed, now.getTime());
    if (claimed.status.length === 0) return answer(term);
    const row = await rowOf(tx, at, claimed);
    if (!row) return answer("status_unknown");
    const state = row.revokedAt !== null ? "revoked" : row.suspendedOn !== null ? "suspended" : null;
    const since = state === "revoked" ? row.revokedOn : row.suspendedOn;
    return {
      // What is over is over, suspended or not.
      ...answer(state === "revoked" || (state !== null && term === "valid") ? state : term),
      detail: since?.toISOString().slice(0, 10) ?? "",
      href: credentialPath(at.slug, row.id),
    };
  });

/** The credential whose entries these are; null where one of them is in no list of the issuer's, or not of its purpose. */
async function rowOf(tx: Tx, at: IssuerAt, { status }: Claimed): Promise<Credential | null> {
  const { tenantId } = at;
  const rows: (Credential | null)[] = [];
  for (const entry of status) {
    const list = await listAt(tx, at, entry.list);
    const { index } = entry;
    const given =
      entry.purpose === "suspension"
        ? { suspensionListId: list?.id ?? "", suspensionIndex: index }
        : { listId: list?.id ?? "", listIndex: index };
    rows.push(
      list && list.purpose === entry.purpose
        ? await tx.credential.findFirst({ where: { tenantId, ...given } })
        : null,
    );
  }
  const [first = null] = rows;
  return rows.every(row => row !== null && row.id === first?.id) ? first : null;
}

async function listAt(tx: Tx, at: IssuerAt, address: string): Promise<StatusList | null> {
  const number = /\/status\/(\d{1,9})$/.exec(address)?.[1];
  return number !== undefined && address === addressOf(at, `status/${number}`)
    ? tx.statusList.findFirst({ where: { tenantId: at.tenantId, number: Number(number) } })
    : null;
}
