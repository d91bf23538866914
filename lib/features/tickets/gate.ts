import { canOpenTicket, type OpenRefusal } from "#lib/domain/contracts/gate.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { findContract } from "#lib/features/contracts/queries.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayText, listText } from "#lib/platform/i18n/day-text.ts";
import { workspaceBasics } from "#lib/platform/workspace-day.ts";

export type Gate = {
  contract: ContractDto;
  today: PlainDate;
  /** Why this person may not open a ticket with these choices, in order of weight; empty: they may. */
  refusals: OpenRefusal[];
};

type Asked = {
  /** The customer's person who asks. */
  personId: string;
  /** Null: not chosen yet. */
  systemId: string | null;
  confirmed: readonly string[] | null;
};

/** The workspace's calendar day, zone and name: contracts, certificates and reopening count by them. */
export async function workspaceDay(
  tx: Tx,
  tenantId: string,
  now: Date,
): Promise<{ today: PlainDate; timeZone: string; name: string }> {
  const { timeZone, name } = await workspaceBasics(tx, tenantId);
  return { today: todayIn(timeZone, now.getTime()), timeZone, name };
}

/** The gate before a ticket under one contract the actor's side sees (S7, S9, S15), or null. */
export async function gateOf(
  tx: Tx,
  tenantId: string,
  contractId: string,
  asked: Asked,
  now: Date,
): Promise<Gate | null> {
  const { today } = await workspaceDay(tx, tenantId, now);
  const contract = await findContract(tx, tenantId, contractId, today);
  if (!contract) return null;
  const result = canOpenTicket({
    contract: { state: contract.state, plan: contract.plan },
    contacts: contract.contacts.map(c => ({
      personId: c.personId,
      trainedOn: c.trainedOn,
      removed: false,
    })),
    personId: asked.personId,
    systemCovered:
      asked.systemId === null ? null : contract.systems.some(system => system.id === asked.systemId),
    confirmed: asked.confirmed,
    on: today,
  });
  return { contract, today, refusals: result.ok ? [] : result.error };
}

/** What the texts of a refusal name: the contacts to turn to (S7), the last and first covered day (S15). */
export function refusalParams(
  gate: {
    contract: Pick<
      ContractDto,
      "number" | "customerName" | "servedByName" | "coveredUntil" | "startsOn" | "contacts"
    >;
    today: PlainDate;
  },
  locale: Actor["locale"],
): Record<string, string | number> {
  const { contract, today } = gate;
  const trained = contract.contacts.filter(c => c.trainedOn !== null && c.trainedOn <= today);
  const able = trained.length > 0 ? trained : contract.contacts;
  return {
    contract: contract.number,
    customer: contract.customerName,
    servedBy: contract.servedByName,
    until: dayText(contract.coveredUntil, locale),
    from: dayText(contract.startsOn, locale),
    count: able.length,
    contacts: listText(
      able.map(c => c.name),
      locale,
    ),
  };
}
