import { contractPolicy } from "#lib/domain/policies/contract.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { ContractDto } from "./dto.ts";
import { findContract, workspaceDays } from "./queries.ts";

/** The contract an action is about, as the actor's side sees it: a draft is between those who write it. */
export async function contractTarget(
  { contractId }: { contractId: string },
  { tx, actor, now }: { tx: Tx; actor: Actor; now: Date },
): Promise<ContractDto | null> {
  const { today } = await workspaceDays(tx, actor.tenantId, now);
  const contract = await findContract(tx, actor.tenantId, contractId, today);
  return contract && actor.side === "customer" && contract.signedOn === null ? null : contract;
}

/** The same by its number, for the pages under a contract's own. Throws not_found. */
export async function contractForPage(
  { tx, actor, now }: { tx: Tx; actor: Actor; now: Date },
  number: string,
): Promise<{ contract: ContractDto; today: PlainDate }> {
  const { today } = await workspaceDays(tx, actor.tenantId, now);
  const contract = await contractTarget({ contractId: number }, { tx, actor, now });
  if (!contract || !contractPolicy.read(actor, contract)) return notFoundRefusal();
  return { contract, today };
}
