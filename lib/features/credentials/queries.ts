import { didDocument, jwks } from "#lib/domain/credentials/did.ts";
import { credentialState, type ReasonClass, type Suspension } from "#lib/domain/credentials/state.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { addressOf, issuerAt } from "./addresses.ts";
import { documentOf } from "./document.ts";
import type { CredentialDto, IssuerDto } from "./dto.ts";
import type { AchievementWords } from "./keep.ts";
import { ensureKey, publishedKeys } from "./keys.ts";
import { signedList } from "./lists.ts";

type Public = { tx: Tx; workspace: WorkspaceInfo; now: Date };

/** What visitors may not do themselves: have something signed. Everything they get by it is public. */
const asSigner = <T>({ tx, workspace }: Public, work: () => Promise<T>): Promise<T> =>
  stepAs(tx, { tenantId: workspace.tenantId, side: "public" }, "app_worker", work);

/** A credential as it stands on a day, for everybody; null where there is none. */
export async function publicCredential(
  { tx, workspace, now }: Public,
  id: string,
  asked: PlainDate | null,
): Promise<CredentialDto | null> {
  if (!isUuid(id)) return null;
  const row = await tx.credential.findFirst({ where: { tenantId: workspace.tenantId, id } });
  if (!row) return null;
  const words = row.achievement as AchievementWords;
  const today = todayIn(workspace.timeZone, now.getTime());
  const term = {
    validFrom: toPlainDate(row.validFrom),
    validUntil: toPlainDateOrNull(row.validUntil),
    lastDay: toPlainDateOrNull(row.lastDay),
    revokedOn: toPlainDateOrNull(row.revokedOn),
    suspensions: row.suspensions as Suspension[],
  };
  const on = asked ?? today;
  const replacedBy =
    row.supersededById === null
      ? null
      : await tx.credential.findFirst({
          where: { tenantId: workspace.tenantId, id: row.supersededById },
          select: { id: true, number: true },
        });
  return {
    id: row.id,
    kind: row.kind === "tier" ? "tier" : "certificate",
    number: row.number,
    name: words.name,
    description: words.description,
    programme: words.programme,
    programmeSlug: words.programmeSlug,
    holder: row.holderName || null,
    issuedOn: toPlainDate(row.issuedOn),
    ...term,
    reason: row.reasonClass as ReasonClass | null,
    replacedBy,
    today,
    on,
    state: credentialState(term, on),
  };
}

/** The signed document of a credential, for everybody; null where there is none. */
export async function publicDocument(of: Public, id: string): Promise<string | null> {
  if (!isUuid(id)) return null;
  return asSigner(of, () => documentOf(of.tx, issuerAt(of.workspace), id, of.now));
}

/** A signed list of revocations as it stands at this moment; null where there is none. */
export const publicList = (of: Public, number: number) =>
  asSigner(of, () => signedList(of.tx, issuerAt(of.workspace), number, of.now));

/** The workspace's DID document and the same keys as a JWKS. The first one who asks has the first key made. */
export async function publicKeys(of: Public): Promise<{ did: object; jwks: object }> {
  const { tx, workspace } = of;
  await asSigner(of, () => ensureKey(tx, workspace.tenantId, of.now));
  const keys = await publishedKeys(tx, workspace.tenantId);
  const at = issuerAt(workspace);
  return {
    did: didDocument(at.did, keys, addressOf(at, "jwks.json")),
    jwks: jwks(keys, bytes => Buffer.from(bytes).toString("base64url")),
  };
}

/** What the vendor's settings show of its signing. */
export async function issuerSettings(tx: Tx, workspace: WorkspaceInfo): Promise<IssuerDto> {
  const { tenantId } = workspace;
  const keys = await tx.signingKey.findMany({ where: { tenantId }, orderBy: { fromAt: "desc" } });
  return {
    did: issuerAt(workspace).did,
    keys: keys.map(row => ({
      fragment: row.fragment,
      from: row.fromAt.getTime(),
      until: row.untilAt?.getTime() ?? null,
      revokedAt: row.revokedAt?.getTime() ?? null,
      by: row.madeBy,
    })),
    credentials: await tx.credential.count({ where: { tenantId } }),
    revoked: await tx.credential.count({ where: { tenantId, revokedAt: { not: null } } }),
  };
}

/** The credential a company shows for its tier today; null without one. */
export async function companyCredential(
  tx: Tx,
  tenantId: string,
  slug: string,
): Promise<{ id: string; number: string } | null> {
  const org = await tx.organisation.findFirst({ where: { tenantId, slug, side: "partner" } });
  if (!org) return null;
  return tx.credential.findFirst({
    where: { tenantId, partnerOrgId: org.id, kind: "tier", revokedAt: null },
    orderBy: { issuedOn: "desc" },
    select: { id: true, number: true },
  });
}
