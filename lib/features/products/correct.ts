import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { isUuid, newId } from "#lib/platform/ids.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid } from "#lib/platform/refusal.ts";
import type { CorrectVersionInput } from "./schema.ts";

type SystemRow = Awaited<ReturnType<Tx["contractSystem"]["findFirstOrThrow"]>>;

/** A system as the actor's side sees it; null: there is none for them (R1). */
export const findSystem = async (tx: Tx, actor: Actor, id: string): Promise<SystemRow | null> =>
  isUuid(id) ? tx.contractSystem.findFirst({ where: { tenantId: actor.tenantId, id } }) : null;

/**
 * Says which version a system runs, with who said it and when (S11). Only a version that is out can run. The same system under
 * a next term that is signed or drafted already is corrected with it.
 */
export async function correctVersion(
  tx: Tx,
  actor: By,
  system: SystemRow,
  input: CorrectVersionInput,
  today: PlainDate,
): Promise<{ version: string }> {
  const { tenantId } = actor;
  const { version, note } = input;
  if (version === system.version)
    invalid({ version: { key: "products.invalid.sameVersion", params: { version } } });
  const release = await tx.release.findFirst({
    where: { tenantId, productId: system.productId, version, state: "published" },
  });
  if (!release || release.releasedOn > new Date(`${today}T00:00:00Z`))
    invalid({
      version: { key: "products.invalid.notOut", params: { version, product: system.productName } },
    });
  const { customerOrgId, productId, name } = system;
  // The customer may not write its contract's rows; that it may this one was asked by the policy.
  await stepAs(tx, actor, "app_worker", async () => {
    const { count } = await tx.contractSystem.updateMany({
      where: { tenantId, id: system.id, revision: input.revision },
      data: { version, revision: { increment: 1 } },
    });
    if (count === 0) conflict();
    await tx.contractSystem.updateMany({
      where: {
        tenantId,
        customerOrgId,
        productId,
        name,
        id: { not: system.id },
        contract: { previousId: system.contractId, cancelledOn: null },
      },
      data: { version, revision: { increment: 1 } },
    });
    await tx.systemVersion.create({
      data: {
        tenantId,
        id: newId(),
        systemId: system.id,
        contractId: system.contractId,
        customerOrgId,
        partnerOrgId: system.partnerOrgId,
        fromVersion: system.version,
        toVersion: version,
        note,
        by: actor.name,
        bySide: actor.side,
        byOrg: actor.orgName,
      },
    });
  });
  await recordEvent(tx, actor, {
    subjectType: "contract",
    subjectId: system.contractId,
    customerOrgId,
    partnerOrgId: system.partnerOrgId,
    type: "contract.version_corrected",
    data: { system: name, product: system.productName, from: system.version || "?", to: version },
  });
  await audit(tx, actor, {
    action: "system.version",
    subjectType: "contract_system",
    subjectId: system.id,
    before: { version: system.version },
    after: { version, note },
  });
  return { version };
}
