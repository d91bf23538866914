import { expiryOf } from "#lib/domain/contracts/hours.ts";
import { optionsOf } from "#lib/domain/contracts/options.ts";
import { fraction } from "#lib/domain/money/money.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { noteOn, partiesOf } from "#lib/features/contracts/note.ts";
import { workspaceDays } from "#lib/features/contracts/queries.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import type { By } from "#lib/platform/record.ts";
import { invalid, refuse } from "#lib/platform/refusal.ts";
import { asHours, hold } from "./room.ts";
import { type BuyPackInput, minutesOf } from "./schema.ts";

/** Enters a pack of hours bought by purchase order (S16); its last day follows from the plan's terms. */
export async function buyPack(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: BuyPackInput,
  now: Date,
): Promise<{ packId: string }> {
  const { tenantId } = actor;
  const terms = optionsOf(contract.plan).hours;
  if (!terms) return refuse("hours.refusal.notOffered", { plan: contract.planName });
  const { today } = await workspaceDays(tx, tenantId, now);
  const minutes = minutesOf(input.hours);
  if (minutes < terms.leastHours * 60)
    return invalid({ hours: { key: "hours.invalid.least", params: { least: terms.leastHours } } });
  if (input.boughtOn > today) return invalid({ boughtOn: "hours.invalid.ahead" });
  if (input.boughtOn < contract.startsOn || input.boughtOn > contract.coveredUntil)
    return invalid({ boughtOn: "hours.invalid.outsideContract" });
  const contractIds = await hold(tx, tenantId, contract);
  const twice = await tx.hourPack.findFirst({
    where: { tenantId, contractId: { in: contractIds }, orderNumber: input.orderNumber },
    select: { id: true },
  });
  if (twice) return invalid({ orderNumber: "hours.invalid.orderTwice" });
  const id = newId();
  const expiresOn = expiryOf(input.boughtOn, terms);
  const price = fraction(terms.pricePerHour, minutes, 60);
  await tx.hourPack.createMany({
    data: [
      {
        ...partiesOf(tenantId, contract),
        id,
        orderNumber: input.orderNumber,
        minutes,
        priceMinor: BigInt(price.minor),
        currency: price.currency,
        boughtOn: fromPlainDate(input.boughtOn),
        expiresOn: fromPlainDate(expiresOn),
        by: actor.name,
      },
    ],
  });
  await noteOn(
    tx,
    actor,
    contract,
    "hours.bought",
    { hours: asHours(minutes), orderNumber: input.orderNumber, expiresOn, packId: id },
    { tell: true },
  );
  return { packId: id };
}
