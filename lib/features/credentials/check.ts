import { unbakePng, unbakeSvg } from "#lib/domain/credentials/baking.ts";
import {
  type Answer,
  answerByTerm,
  type Claimed,
  clockIsWrong,
  isObject,
  readClaims,
} from "#lib/domain/credentials/check.ts";
import { vendorOf } from "#lib/domain/credentials/did.ts";
import { appUrl } from "#lib/platform/app-url.ts";
import { inflateText } from "#lib/platform/credentials/inflate.ts";
import { proofHolds } from "#lib/platform/credentials/proof.ts";
import { readPublic } from "#lib/platform/public-workspace.ts";
import { addressOf, credentialPath, issuerAt } from "./addresses.ts";
import type { CheckedDto } from "./dto.ts";
import { publishedKeys } from "./keys.ts";

const nothing = (answer: Answer, detail = ""): CheckedDto => ({
  answer,
  detail,
  name: "",
  issuer: "",
  holder: "",
  from: null,
  until: null,
  href: null,
});

/** The document within a file: a credential as JSON, or baked into a PNG or SVG. Null where there is none. */
export function documentIn(bytes: Uint8Array): unknown {
  const png = unbakePng(bytes, inflateText);
  const text = png ?? new TextDecoder().decode(bytes);
  const json = png ?? unbakeSvg(text) ?? text;
  try {
    return JSON.parse(json.replace(/^\ufeff/, ""));
  } catch {
    return null;
  }
}

/**
 * Says of a file whether it is a credential of this portal's as its issuer signed it, and how it stands at this moment.
 * Nothing is fetched: issuers are the portal's workspaces, contexts the bundled ones. Never throws for what a file holds.
 */
export async function checkFile(bytes: Uint8Array): Promise<CheckedDto> {
  const document = documentIn(bytes);
  const claimed = readClaims(document);
  if ("answer" in claimed) return nothing(claimed.answer, claimed.detail);
  const vendor = vendorOf(appUrl(), claimed.issuer);
  const checked = vendor === null ? null : await checkAt(vendor, document as object, claimed);
  return (
    checked ?? { ...shown(claimed, document), answer: "unknown_issuer", detail: claimed.issuer.slice(0, 200) }
  );
}

/** What the answer repeats of the document: only a signature that holds makes it true. */
function shown(claimed: Claimed, document: unknown): CheckedDto {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const subject =
    isObject(document) && isObject(document.credentialSubject) ? document.credentialSubject : null;
  const [identity] = Array.isArray(subject?.identifier) ? subject.identifier : [];
  return {
    ...nothing("valid"),
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
    if (!(await proofHolds(document as Record<string, unknown>, key.multikey))) return answer("tampered");
    if (clockIsWrong(claimed.proof, key, now.getTime()))
      return answer("wrong_clock", claimed.proof.created ?? "");
    const term = answerByTerm(claimed, now.getTime());
    if (claimed.status === null) return answer(term);
    const number = /\/status\/(\d{1,9})$/.exec(claimed.status.list)?.[1];
    const list =
      number !== undefined && claimed.status.list === addressOf(at, `status/${number}`)
        ? await tx.statusList.findFirst({ where: { tenantId: at.tenantId, number: Number(number) } })
        : null;
    const row =
      list &&
      (await tx.credential.findFirst({
        where: { tenantId: at.tenantId, listId: list.id, listIndex: claimed.status.index },
      }));
    if (!row || claimed.status.purpose !== "revocation") return answer("status_unknown");
    return {
      ...answer(row.revokedAt === null ? term : "revoked"),
      detail: row.revokedOn?.toISOString().slice(0, 10) ?? "",
      href: credentialPath(at.slug, row.id),
    };
  });
