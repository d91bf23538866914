import type { Tx } from "#lib/platform/db/prisma.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { contractSubject } from "./rows.ts";

type Of = { id: string; number: string; partnerOrgId: string | null; customerOrgId: string };

/**
 * Writes what happened under a contract to its timeline and the audit trail, under one name; with `tell` people are told.
 * `quiet`: it has a list of its own, and would bury the contract's timeline.
 */
export async function noteOn(
  tx: Tx,
  actor: By,
  contract: Of,
  type: string,
  data: Record<string, unknown>,
  { tell = false, quiet = false, before }: { tell?: boolean; quiet?: boolean; before?: unknown } = {},
): Promise<void> {
  if (!quiet)
    await recordEvent(tx, actor, {
      ...contractSubject(contract),
      type,
      data: { number: contract.number, ...data },
      tell,
    });
  await audit(tx, actor, {
    action: type,
    subjectType: "contract",
    subjectId: contract.id,
    ...(before === undefined ? {} : { before }),
    after: data,
  });
}

/** Whose a row under a contract is, as row security reads it. */
export const partiesOf = (tenantId: string, contract: Of) => ({
  tenantId,
  contractId: contract.id,
  customerOrgId: contract.customerOrgId,
  partnerOrgId: contract.partnerOrgId,
});
