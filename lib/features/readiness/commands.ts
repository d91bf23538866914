import type { PlanCheck } from "#lib/domain/contracts/plan.ts";
import type { ReadinessFact } from "#lib/domain/contracts/readiness.ts";
import { addMonths } from "#lib/domain/time/dates.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { noteOn, partiesOf } from "#lib/features/contracts/note.ts";
import { workspaceDays } from "#lib/features/contracts/queries.ts";
import { storeFiles } from "#lib/features/files/commands.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import type { By } from "#lib/platform/record.ts";
import { conflict, invalid, notFoundRefusal, refuse } from "#lib/platform/refusal.ts";
import { READINESS_FILES } from "./queries.ts";
import type { ConfirmReadinessInput, ReturnReadinessInput, StateReadinessInput } from "./schema.ts";

/** Longest time until a point is looked at again. */
const MOST_MONTHS = 60;

type About = { itemKey: string; last: string };
type Last = { id: string; deed: ReadinessFact["deed"] } | null;

/** The point of the plan, and its last entry; refused where somebody said something since the person looked. */
async function standing(
  tx: Tx,
  tenantId: string,
  contract: ContractDto,
  { itemKey, last }: About,
): Promise<{ item: PlanCheck; before: Last }> {
  const item = contract.plan.readiness.find(check => check.key === itemKey);
  if (!item) return notFoundRefusal();
  await oneAtATime(tx, "readiness", contract.id);
  const before = await tx.readinessEntry.findFirst({
    where: { tenantId, contractId: contract.id, itemKey },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { id: true, deed: true },
  });
  if ((before?.id ?? "") !== last) conflict();
  return { item, before: before as Last };
}

async function add(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  item: PlanCheck,
  entry: { deed: ReadinessFact["deed"]; text: string; reviewOn: string | null },
): Promise<string> {
  const id = newId();
  await tx.readinessEntry.createMany({
    data: [
      {
        ...partiesOf(actor.tenantId, contract),
        id,
        itemKey: item.key,
        deed: entry.deed,
        text: entry.text,
        reviewOn: entry.reviewOn === null ? null : fromPlainDate(entry.reviewOn),
        by: actor.name,
        bySide: actor.side,
      },
    ],
  });
  await noteOn(
    tx,
    actor,
    contract,
    `readiness.${entry.deed}`,
    {
      itemKey: item.key,
      item: item.label,
      text: entry.text,
      ...(entry.reviewOn === null ? {} : { reviewOn: entry.reviewOn }),
    },
    { tell: true },
  );
  return id;
}

/** The customer says how it keeps a point ready (S17), in words and files; it then waits for who serves. */
export async function stateReadiness(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: StateReadinessInput,
): Promise<{ entryId: string }> {
  const { item, before } = await standing(tx, actor.tenantId, contract, input);
  if (before?.deed === "stated") return refuse("readiness.refusal.waits");
  const entryId = await add(tx, actor, contract, item, {
    deed: "stated",
    text: input.text,
    reviewOn: null,
  });
  await storeFiles(
    tx,
    actor,
    {
      subjectType: READINESS_FILES,
      subjectId: entryId,
      audience: "everyone",
      partnerOrgId: contract.partnerOrgId,
      customerOrgId: contract.customerOrgId,
    },
    input.files ?? [],
  );
  return { entryId };
}

/** Who serves takes it as kept, and says when it is looked at again (S17). */
export async function confirmReadiness(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: ConfirmReadinessInput,
  now: Date,
): Promise<{ entryId: string }> {
  const { today } = await workspaceDays(tx, actor.tenantId, now);
  if (input.reviewOn <= today) return invalid({ reviewOn: "readiness.invalid.notAhead" });
  if (input.reviewOn > addMonths(today, MOST_MONTHS))
    return invalid({ reviewOn: { key: "readiness.invalid.tooFar", params: { months: MOST_MONTHS } } });
  const { item, before } = await standing(tx, actor.tenantId, contract, input);
  if (before?.deed !== "stated") return refuse("readiness.refusal.notStated");
  return {
    entryId: await add(tx, actor, contract, item, {
      deed: "confirmed",
      text: "",
      reviewOn: input.reviewOn,
    }),
  };
}

/** Who serves asks again, with what is missing; also of a point that was confirmed before. */
export async function returnReadiness(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: ReturnReadinessInput,
): Promise<{ entryId: string }> {
  const { item, before } = await standing(tx, actor.tenantId, contract, input);
  if (!before || before.deed === "returned") return refuse("readiness.refusal.notStated");
  return {
    entryId: await add(tx, actor, contract, item, { deed: "returned", text: input.text, reviewOn: null }),
  };
}
