import { on } from "#lib/domain/contracts/amendment.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import { createDraft } from "#lib/features/contracts/draft.ts";
import type { ContractDto } from "#lib/features/contracts/dto.ts";
import { contractSubject } from "#lib/features/contracts/rows.ts";
import { asInput } from "#lib/features/contracts/settle.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { momentText } from "#lib/platform/i18n/day-text.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { refuse } from "#lib/platform/refusal.ts";
import type { AskForRenewalInput, PrepareNextInput } from "./schema.ts";

/**
 * Drafts what follows a contract with its plan and the systems it had last: a renewal while it covers (S14), the way back after a
 * lapse, with what that costs in its sum (S15). Plan and systems can be changed in the draft. Returns its number.
 */
export function prepareNext(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: PrepareNextInput,
  now: Date,
): Promise<{ number: string }> {
  const shared = contract.plan.price.kind === "share_of_sale";
  return createDraft(
    tx,
    actor,
    {
      customerId: contract.customerOrgId,
      renewsId: contract.id,
      planId: contract.planId,
      // A contract that follows another begins by the rule, whatever stands here.
      startsOn: addDays(contract.endsOn, 1),
      months: input.months,
      systems: on(contract.allSystems, contract.endsOn).map(one => {
        const { salePrice, ...system } = asInput(one);
        return shared ? { ...system, salePrice } : system;
      }),
    },
    now,
  );
}

/** So long a question stays with who was asked before it is asked again, in days. */
export const ASK_AGAIN_DAYS = 7;

/** The customer asks who serves it for the way on, or back; once a week is enough. */
export async function askForRenewal(
  tx: Tx,
  actor: By,
  contract: ContractDto,
  input: AskForRenewalInput,
  now: Date,
  zone: string,
): Promise<{ number: string }> {
  const { tenantId } = actor;
  if (contract.renewal) refuse("contractLife.refusal.beingRenewed", { servedBy: contract.servedByName });
  await oneAtATime(tx, `asked:${contract.id}`);
  const asked = await tx.event.findFirst({
    where: {
      tenantId,
      subjectType: "contract",
      subjectId: contract.id,
      type: "contract.renewal_asked",
      at: { gt: new Date(now.getTime() - ASK_AGAIN_DAYS * 86_400_000) },
    },
    orderBy: { at: "desc" },
  });
  if (asked)
    refuse("contractLife.refusal.asked", {
      at: momentText(asked.at.getTime(), zone, actor.locale),
      servedBy: contract.servedByName,
    });
  await recordEvent(tx, actor, {
    ...contractSubject(contract),
    type: "contract.renewal_asked",
    data: { number: contract.number, reason: input.words, endsOn: contract.endsOn },
    tell: true,
  });
  await audit(tx, actor, {
    action: "contract.renewal.ask",
    subjectType: "contract",
    subjectId: contract.id,
    after: { words: input.words },
  });
  return { number: contract.number };
}
